import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { InputError, renderProblems } from '../../src/refusals/input-error.ts';
import { FIRST_LOOK, load, scenario } from './scenario-text.ts';

const WORDS = [
  '__proto__',
  'constructor',
  'null',
  '~',
  '.nan',
  '-.inf',
  '1e999',
  '-0',
  '{}',
  '[]',
  '*a',
  '&a ',
  '!!set',
  '---\n',
  '...\n',
  '\t',
  '\u0000',
  '"',
  "'",
  '<<: ',
  '? ',
  ': ',
  '- ',
  '#',
  '%',
  '|',
  '>',
  '\n',
  '  ',
  'value: ',
  '[[',
  '{{',
  '🂡',
  '\ud800',
];
/** All parts of a text that a mutation may cut, double or replace. */
const LINES = FIRST_LOOK.split('\n');

const textMutation = fc
  .array(
    fc.tuple(
      fc.nat(FIRST_LOOK.length),
      fc.nat(12),
      fc.oneof(fc.constantFrom(...WORDS), fc.string({ unit: 'binary', maxLength: 6 })),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((cuts) => cuts.reduce((text, [at, length, by]) => text.slice(0, at) + by + text.slice(at + length), FIRST_LOOK));

const lineMutation = fc
  .array(fc.tuple(fc.nat(LINES.length - 1), fc.nat(LINES.length - 1), fc.nat(8)), { minLength: 1, maxLength: 5 })
  .map((moves) =>
    moves
      .reduce(
        (lines, [from, to, indent]) =>
          lines.toSpliced(to, indent % 2, ' '.repeat(indent) + lines[from % lines.length].trim()),
        LINES,
      )
      .join('\n'),
  );

const anyValue = fc.jsonValue({ maxDepth: 3, noUnicodeString: false }).map((value) => JSON.stringify(value));

const seen = { accepted: 0, refused: 0 };

async function acceptsOrRefuses(text: string): Promise<void> {
  try {
    const { resolved } = await load(text);
    expect(JSON.parse(JSON.stringify(resolved))).toEqual(resolved);
    seen.accepted += 1;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    expect(error.problems.length).toBeGreaterThan(0);
    expect(renderProblems(error)).toContain('nothing was run');
    seen.refused += 1;
  }
}

test('a mutated scenario is accepted or refused by InputError, and nothing else happens', async () => {
  await fc.assert(fc.asyncProperty(fc.oneof(textMutation, lineMutation), acceptsOrRefuses), {
    seed: 20180101,
    numRuns: 400,
  });
});

test('any JSON value in any place is accepted or refused by InputError', async () => {
  const places = [
    'booking: ',
    'facilities: ',
    'fieldOffices: ',
    'facilities: { jail: { changes: ',
    'detainer: ',
    'costs: { call: ',
    'agentArrival: { teams: ',
    'agentArrival: { patience: ',
    'releaseNotice: { reasons: ',
    'releaseNotice: { notice: ',
  ];
  const put = fc
    .tuple(fc.constantFrom(...places), anyValue)
    .map(([place, value]) => scenario(`  ${place}${value}${' }'.repeat(place.split('{').length - 1)}`));
  const change = fc
    .tuple(
      fc.constantFrom(
        'agentArrival.teams',
        'releaseNotice',
        'releaseNotice.reasons.bail',
        'costs.training',
        'facilities.jail.travel',
      ),
      anyValue,
    )
    .map(([path, value]) => scenario('', `      ${path}: ${value}`));
  const entry = anyValue.map((value) => `${scenario()}  other: { dated: [{ from: 2018-01-03, changes: ${value} }] }`);
  const dated = anyValue.map((value) => `${scenario()}  other: { dated: ${value} }`);
  const top = anyValue.map(
    (value) => `title: ${value}\npolicies: ${value}\nbase: ${value}\nsources: ${value}\nholidays: ${value}`,
  );
  await fc.assert(fc.asyncProperty(fc.oneof(put, change, top, entry, dated, anyValue), acceptsOrRefuses), {
    seed: 20180101,
    numRuns: 400,
  });
});

test('the mutations above were useful: many were accepted, and many refused', () => {
  expect(seen.accepted).toBeGreaterThan(20);
  expect(seen.refused).toBeGreaterThan(200);
});
