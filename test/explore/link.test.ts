import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { AS_WRITTEN, hashOf, readHash } from '../../src/page/explore/link.ts';

const page = {
  scenario: 'd80fa39a',
  paths: new Set(['agentArrival.teams.count', 'delayed:releaseNotice.notice.lead', 'facilities.St. Louis.clearing']),
};

const values = fc
  .subarray([...page.paths])
  .chain((paths) =>
    fc.tuple(...paths.map((path) => fc.tuple(fc.constant(path), fc.string({ unit: 'binary', maxLength: 60 })))),
  )
  .map((entries) => new Map(entries));
const state = fc.record({
  values,
  person: fc.option(fc.integer({ min: 1, max: 999_999_999 })),
  day: fc.option(fc.integer({ min: 0, max: 8000 })),
  definitions: fc.constantFrom('agency' as const, 'county' as const),
});

describe('the link of a page', () => {
  test('has only what differs, in order, in a form that can be read', () => {
    const values = new Map([
      ['delayed:releaseNotice.notice.lead', '12 h'],
      ['agentArrival.teams.count', '3'],
    ]);
    const hash = hashOf({ values, person: 17, day: 56, definitions: 'county' }, page);
    expect(hash).toBe(
      '#v=1&s=d80fa39a&agentArrival.teams.count=3&delayed:releaseNotice.notice.lead=12+h&person=17&day=56' +
        '&definitions=county',
    );
    expect(hashOf(AS_WRITTEN, page)).toBe('');
  });

  test('restores every state', () => {
    fc.assert(
      fc.property(state, (given) => {
        const { state, problems } = readHash(hashOf(given, page), page);
        expect({ ...state, values: [...state.values].sort(), problems }).toEqual({
          ...given,
          values: [...given.values].sort(),
          problems: [],
        });
      }),
    );
  });

  test.each([
    ['#v=1&s=0badcafe&agentArrival.teams.count=3', 'another scenario (“0badcafe”); this page is of d80fa39a'],
    ['#v=2&s=d80fa39a&agentArrival.teams.count=3', 'version “2”; this page reads version 1'],
    ['#agentArrival.teams.count=3', 'version none'],
    ['#v=1&s=d80fa39a&agentArrival.teams.size=3', 'does not have: agentArrival.teams.size (“3”)'],
    ['#v=1&s=d80fa39a&agentArrival.teams.count=3&agentArrival.teams.count=4', 'a value twice'],
    ['#v=1&s=d80fa39a&person=nobody', 'person in the link is “nobody”'],
    ['#v=1&s=d80fa39a&definitions=sheriff', 'counts as “sheriff”; this page counts as the agency or the county does'],
    ['#v=1&s=d80fa39a&day=-1', 'day in the link is “-1”'],
    [`#v=1&s=d80fa39a&agentArrival.teams.count=${'9'.repeat(2000)}`, 'too long'],
  ])('%.60s leaves the page as written, and says why', (hash, why) => {
    const { state, problems } = readHash(hash, page);
    expect(problems.join(' ')).toContain(why);
    expect(state).toEqual(AS_WRITTEN);
  });

  test('of any text is either a state of this page or refused with a short reason', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const { state, problems } = readHash(`#${text}`, page);
        expect([...state.values.keys()].every((path) => page.paths.has(path))).toBe(true);
        expect(problems.join(' ').length).toBeLessThan(2000);
      }),
    );
  });

  test('to a part of the page changes nothing', () => {
    expect(readHash('#headline', page)).toEqual({ state: AS_WRITTEN, problems: [] });
  });
});
