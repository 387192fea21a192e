import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { terminalLine, terminalValue } from '../../src/safe-text/terminal.ts';
import { printedBy } from './in-process.ts';
import { NASTY } from './nasty-texts.ts';
import { acting, commandIn } from './seen.ts';

const SHORT = Object.values(NASTY).filter((text) => text.length < 1000);
/**
 * Those that a scenario may hold: no control characters but line feeds and tabs. Line feeds at the end are shown or
 * dropped, depending on what follows; test/safe-text/terminal.test.ts has them.
 */
const TEXTS = SHORT.filter((text) => !/(?![\n\t])\p{Cc}/u.test(text) && !text.endsWith('\n'));

let folder: string;
const file = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pickup-gap-nasty-'));
  writeFileSync(
    file('nasty.yaml'),
    scenario((text) => text),
  );
  // The same, as if somebody had typed what is shown.
  writeFileSync(file('plain.yaml'), scenario(terminalValue));
  writeFileSync(file('waits.csv'), 'minutes\n5\n9\n14\n22\n40\n31\n');
  const { stderr, exit } = await printedBy('export', file('nasty.yaml'), '--as', 'csv', '--out', file('log.csv'));
  expect([exit, stderr.split('\n')]).toEqual([
    0,
    [expect.stringMatching('Written'), expect.stringMatching('^pickup-gap '), ''],
  ]);
});

afterAll(() => rmSync(folder, { recursive: true }));

/** The text of a file; of a workbook, that of all its parts, whose XML keeps marks as they are. */
function textIn(bytes: Uint8Array, name: string): string {
  if (!name.endsWith('.xlsx')) return strFromU8(bytes);
  return Object.values(unzipSync(bytes))
    .map((part) => strFromU8(part))
    .join('\n')
    .replaceAll(/[\p{Mn}\p{Me}]+/gu, '');
}

/** Every place in which a scenario may have a text, filled with nasty ones. */
function scenario(of: (text: string) => string): string {
  const all = of(TEXTS.join(' '));
  const sourced = (value: string, i: number) => ({
    value,
    source: of(TEXTS[i]),
    basis: 'assumption',
    note: of(TEXTS[i + 1]),
  });
  // JSON is YAML too, and can write every text.
  return JSON.stringify({
    title: of(`::error::x ${TEXTS.join(' ')}`),
    description: all,
    zone: 'America/Chicago',
    start: '2018-01-01',
    length: sourced('21 days', 0),
    replications: 3,
    warmUp: '3 days',
    coolDown: '3 days',
    sources: { key: all },
    context: TEXTS.map((text) => ({ title: of(text), figure: of(text), source: of(text) })),
    weeklyReport: { leftOut: sourced('10 %', 2), citizenship: sourced(JSON.parse('{"one":"60 %","two":"40 %"}'), 4) },
    base: {
      facilities: { "St. Mary's": { share: '60 %', travel: '40 min' }, 'Ça-Sud': { share: '40 %', travel: '50 min' } },
      booking: { rate: sourced('20 per day', 6), foreignBorn: '100 %' },
      detainer: {
        bookingCall: { rule: sourced('everyForeignBorn', 8), delay: '0 h' },
        issue: { probability: '100 %', delay: '0 h' },
      },
      agentArrival: { noShow: { ...sourced('20 %', 10), range: ['10 %', '30 %'] } },
    },
    policies: {
      practice: { title: of(`##[error]x ${TEXTS[0]}`), source: all },
      held: { title: all, source: 'key', changes: { 'releaseNotice.hold.rule': sourced('upTo', 12) } },
      later: { dated: [{ from: '2018-01-08', title: of(TEXTS[3]), source: of(TEXTS[4]) }] },
    },
  });
}

/** Only the file and its hash differ between the two scenarios, and how far a slow run had come after a while. */
const compared = (text: string) =>
  text
    .replaceAll(/^\w+: \d+ of \d+\n/gm, '')
    .replaceAll(/(?:sha256|scenario) [0-9a-f]+…/g, '')
    .replaceAll(/(nasty|plain)\.yaml/g, 'FILE');

describe('what a command prints about a scenario of nasty texts', () => {
  test.each([
    ['run'],
    ['run', '--by', 'facility'],
    ['run', '--until', 'pickup rate ± 40 %'],
    ['explain', '--person', '3'],
    ['spread', '--draws', '12', '--replications', '2'],
    ['weekly', '--week', '2018-01-08'],
    ['definitions'],
    ['spread', '--screen', '--replications', '2'],
    ['sweep', '--vary', 'agentArrival.noShow', '5 %', '6 %', '--replications', '2'],
    ['cost'],
    ['overlay', '--log', 'log.csv'],
    ['replay', '--log', 'log.csv'],
  ])('%s %s %s: is what it prints if the escapes had been typed', async (command, ...options) => {
    const given = options.map((option) => (option === 'log.csv' ? file(option) : option));
    const [nasty, plain] = [
      await printedBy(command, file('nasty.yaml'), ...given),
      await printedBy(command, file('plain.yaml'), ...given),
    ];
    expect(nasty.exit).toBeLessThan(2);
    for (const stream of ['stdout', 'stderr'] as const) {
      expect(acting(nasty[stream])).toBeUndefined();
      expect(commandIn(nasty[stream])).toBeUndefined();
      expect(compared(nasty[stream])).toBe(compared(plain[stream]));
    }
    expect(nasty.stdout).not.toBe('');
  });

  test.each([
    ['run', '--json'],
    ['spread', '--draws', '12', '--replications', '2', '--json'],
    ['weekly', '--week', '2018-01-08', '--json'],
    ['definitions', '--json'],
    ['cost', '--json'],
    ['resolve', '--json'],
    ['overlay', '--log', 'log.csv', '--json'],
    ['replay', '--log', 'log.csv', '--json'],
  ])('%s %s %s: JSON acts on nothing, and holds the title as it is', async (command, ...options) => {
    const given = options.map((option) => (option === 'log.csv' ? file(option) : option));
    const { stdout, exit } = await printedBy(command, file('nasty.yaml'), ...given);
    expect(exit).toBe(0);
    expect(acting(stdout)).toBeUndefined();
    expect(commandIn(stdout)).toBeUndefined();
    const { title, scenario: about } = JSON.parse(stdout);
    expect(title ?? about.title).toBe(`::error::x ${TEXTS.join(' ')}`);
  });

  test.each(['csv', 'xes', 'ocel'])('export --as %s', async (format) => {
    const { stdout, exit } = await printedBy('export', file('nasty.yaml'), '--as', format);
    expect(exit).toBe(0);
    // CSV ends its lines in CRLF. XML keeps marks as they are, since another value would be read back.
    expect(acting(stdout.replaceAll('\r\n', '\n').replaceAll(/[\p{Mn}\p{Me}]+/gu, ''))).toBeUndefined();
    expect(commandIn(stdout)).toBeUndefined();
    expect(stdout.length).toBeGreaterThan(1000);
  });

  test('the files of a report', async () => {
    const { exit } = await printedBy('run', file('nasty.yaml'), '--out', file('report'), '--by', 'facility');
    expect(exit).toBe(0);
    const names = readdirSync(file('report'));
    expect(names.length).toBeGreaterThan(5);
    for (const name of names) {
      const text = textIn(readFileSync(join(file('report'), name)), name).replaceAll('\r\n', '\n');
      // A page is not a log, and its texts are their own: only a line that begins like a command could act.
      const command = name === 'report.html' ? /^\s*::.*/m.exec(text)?.[0] : commandIn(text);
      expect([name, acting(text), command]).toEqual([name, undefined, undefined]);
    }
  });
});

describe('a refusal repeats an argument safely', () => {
  const value = 'x\n::error::fake\u001b[2J\u202e';
  const scenarioFile = () => file('nasty.yaml');

  test.each<[what: string, args: (value: string) => string[]]>([
    ['a policy', (value) => ['run', scenarioFile(), '--policy', value]],
    ['a file', (value) => ['run', value]],
    ['a file of the disk', (value) => ['run', `${folder}/${value}.yaml`]],
    ['a precision', (value) => ['run', scenarioFile(), '--until', value]],
    ['a measure of a precision', (value) => ['run', scenarioFile(), '--until', `${value} ± 1 %`]],
    ['a part', (value) => ['run', scenarioFile(), '--by', value]],
    ['a seed', (value) => ['run', scenarioFile(), '--seed', value]],
    ['a stack', (value) => ['runs', '--stack', value]],
    ['an option', (value) => ['run', `--${value}`]],
    ['an option near another', (value) => ['run', scenarioFile(), `--polic${value}`]],
    ['a command', (value) => [value]],
    ['a command near another', (value) => [`rum${value}`]],
    ['a directory', (value) => ['run', scenarioFile(), '--out', `${folder}/log.csv/${value}`]],
    ['a week', (value) => ['weekly', scenarioFile(), '--week', value]],
    ['a share', (value) => ['weekly', scenarioFile(), '--week', '2018-01-08', '--under-coverage', value]],
    ['a table', (value) => ['weekly', scenarioFile(), '--week', '2018-01-08', '--csv', `${folder}/no/${value}`]],
    ['a measure', (value) => ['spread', scenarioFile(), '--measure', value]],
    ['a column', (value) => ['fit', file('waits.csv'), '--column', value]],
    ['a unit', (value) => ['fit', file('waits.csv'), '--column', 'minutes', '--unit', value]],
    ['a table of values', (value) => ['fit', value, '--column', 'minutes']],
    ['a preset', (value) => ['policies', value]],
    ['a log', (value) => ['overlay', scenarioFile(), '--log', `${folder}/${value}.csv`]],
    ['a form of log', (value) => ['export', scenarioFile(), '--as', value]],
    ['an e-mail address', (value) => ['deploy', '--email', value]],
    ['a schema', (value) => ['schema', '--of', value]],
    ['a new scenario', (value) => ['init', `${folder}/no/${value}`]],
    ['too many words', (value) => ['schema', value, value]],
  ])('%s', async (_, args) => {
    const { stdout, stderr, exit } = await printedBy(...args(value));
    expect(exit).toBe(2);
    expect(stdout).toBe('');
    expect(acting(stderr)).toBeUndefined();
    expect(commandIn(stderr)).toBeUndefined();
    const typed = await printedBy(...args(terminalLine(value)));
    expect(stderr).toBe(typed.stderr);
  });

  test('the name of a file that was written', async () => {
    const name = `${folder}/out\n::error::fake\u202e.csv`;
    const { stderr, exit } = await printedBy('export', scenarioFile(), '--as', 'csv', '--out', name);
    expect(exit).toBe(0);
    expect(stderr).toMatch(/^Written: .*\/out\\n::error::fake\\u202e\.csv \(\d+ simulated people\)\npickup-gap .*\n$/);
  });
});

describe('a refusal of a file shows its content safely', () => {
  test.each(SHORT.map((text, i) => [i, text] as const))(
    'a scenario with text %i in its place of a policy',
    async (i, text) => {
      const name = file(`bad-${i}.yaml`);
      writeFileSync(
        name,
        `title: x\nzone: ${JSON.stringify(text)}\npolicies: { ${JSON.stringify(text)}: {} }\n${text}\n`,
      );
      const { stderr, exit } = await printedBy('run', name);
      expect(exit).toBe(2);
      expect(acting(stderr)).toBeUndefined();
      expect(commandIn(stderr)).toBeUndefined();
    },
  );
});
