import { describe, expect, test } from '@jest/globals';
import { filesOnDisk } from '../../src/scenario/files/files-on-disk.ts';
import { readScenario } from '../../src/scenario/steps/read.ts';
import { reachOf, type Screening, screen } from '../../src/screen/screen.ts';
import { renderScreen, screenCsv } from '../../src/screen/screen-text.ts';
import { A_MANIFEST } from '../manifest/a-manifest.ts';

const FILE = 'scenarios/first-look.yaml';
const TEXT = `
title: A small jail
zone: America/Chicago
start: 2018-01-01
length: 14 days
base:
  facilities: { jail: { travel: 30 min, clearing: 1–2 h } }
  booking: { rate: 20 per day, foreignBorn: 100 % }
  detainer:
    bookingCall: { rule: everyForeignBorn, delay: 0 h }
    issue: { probability: 100 %, delay: 0 h }
  releaseNotice:
    notice: { lead: { value: 24 h, source: a paper } }
    channel: { phone: { answered: { value: 50 %, range: [40 %, 60 %] } } }
  agentArrival: { teams: { count: 2, hours: always }, noShow: 10 % }
policies:
  practice: {}
  ahead:
    changes: { releaseNotice.notice.rule: advance, releaseNotice.notice.lead: 12 h }
`;
const written = readScenario(TEXT, FILE);
const files = filesOnDisk(FILE);

const asked = (changes: Partial<Screening> = {}): Screening => ({
  policy: 'practice',
  baseline: null,
  seed: 1,
  replications: 3,
  workers: () => 1,
  stop: new AbortController().signal,
  onProgress() {},
  ...changes,
});

const found = await screen(written, files, asked());
const about = (path: string) => found.values.find((value) => value.path === path);
const result = {
  manifest: A_MANIFEST,
  scenario: { title: 'A small jail', sha256: 'ab' },
  seed: 1,
  replications: 3,
  policy: 'practice',
  baseline: null,
  by: 0.25,
  ...found,
};

describe('a screening', () => {
  test('tries or names every value of the base and of the policy, and ranks what it tried', () => {
    expect(found.complete).toBe(true);
    const reaches = found.values.map(reachOf);
    expect(reaches).toEqual(reaches.toSorted((a, b) => b - a));
    const reasons = new Map(found.notMoved.map(({ path, reason }) => [path, reason]));
    expect(reasons.get('releaseNotice.channel.phone.answered')).toMatch(/^it has a range/);
    expect(reasons.get('detainer.bookingCall.rule')).toBe('it is not a figure');
    expect(reasons.get('detainer.bookingCall.delay')).toMatch(/^it is 0/);
    expect(reasons.get('releaseNotice.reasons.bail.weight')).toContain('sum to');
    expect([...found.values, ...found.notMoved].some(({ path }) => path.startsWith('ahead:'))).toBe(false);
  });

  test('finds that fewer no-shows mean more pickups, over the same people', () => {
    const { down, up } = about('agentArrival.noShow')!;
    expect([down?.value, up?.value]).toEqual(['"7.5 %"', '"12.5 %"']);
    expect(down!.mean).toBeGreaterThanOrEqual(0);
    expect(up!.mean).toBeLessThanOrEqual(0);
    expect(down!.mean - up!.mean).toBeGreaterThan(0);
  });

  test('moves whole numbers by one, and says why a side is not allowed', () => {
    expect(about('agentArrival.teams')?.up?.value).toBe('{"count":3,"hours":"always"}');
    expect(about('detainer.issue.probability')).toMatchObject({ up: null, notUp: 'it is 100 % already' });
  });

  test('does not run what cannot move a pickup: a cost', () => {
    const cost = found.values.find(({ path }) => path.startsWith('costs.'));
    expect(cost?.up).toMatchObject({ mean: 0, low: 0, high: 0 });
  });

  test('of a difference looks at the values of both policies', async () => {
    const both = await screen(written, files, asked({ policy: 'ahead', baseline: 'practice', replications: 2 }));
    expect(both.values.map(({ path }) => path)).toContain('ahead: releaseNotice.notice.lead');
    expect(both.result).not.toBe(found.result);
  });

  test('that is stopped returns the values that were finished, and says that it is incomplete', async () => {
    const controller = new AbortController();
    const onProgress = (finished: number) => {
      if (finished === 30) controller.abort();
    };
    const stopped = await screen(written, files, asked({ stop: controller.signal, onProgress }));
    expect(stopped.complete).toBe(false);
    expect(stopped.values.length + stopped.notMoved.length).toBeLessThan(40);
    expect(stopped.values.length + stopped.notMoved.length).toBeGreaterThan(20);
  });
});

describe('as text', () => {
  test.each([60, 100, 200])('fits a terminal of %d columns as far as its paths allow, without colour', (width) => {
    const text = renderScreen(result, width);
    expect(text).not.toContain('\u001b');
    expect(text).toContain('The pickup rate under "practice" is');
    expect(text).toMatch(/agentArrival\.teams .*\|/);
    expect(text).toContain(
      'it has a range, which spread draws from without --screen: releaseNotice.channel.phone.answered',
    );
  });

  test('as tables has every value, tried or not', () => {
    const tables = screenCsv(result);
    const lines = (name: string) => tables.get(name)!.trimEnd().split('\r\n').length - 1;
    expect([lines('screen.csv'), lines('not-moved.csv')]).toEqual([found.values.length, found.notMoved.length]);
  });
});
