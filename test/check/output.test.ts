import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { validateXML } from 'xmllint-wasm';
import { checkAnnotations } from '../../src/check/output/annotations.ts';
import { checkJsonSchema, refusedResult } from '../../src/check/output/check-result.ts';
import { checkJunit } from '../../src/check/output/junit.ts';
import { checkSummary } from '../../src/check/output/summary.ts';
import { checkText, lastLine } from '../../src/check/output/text.ts';
import { type Checked, checkAll } from '../../src/check/run/check-all.ts';
import { fileProblem, InputError } from '../../src/refusals/input-error.ts';
import { claims, inFolder, KNOWN, PLAIN } from './known.ts';

const NASTY = `"a\\n::error::b\\r %25 <x y='1'>&]]> | \`c\` @team \\u202e"`;
const FAILING = `policy: practice, outcome: notIdentified, atMost: 45 %, because: ${NASTY.replace('\\r', '')}`;

/** Every status, a title of nasty characters, and more failures than GitHub shows. */
let checked: Checked;
beforeAll(async () => {
  const files = {
    'known.yaml': KNOWN.replace('Known answers', NASTY.replace('\\r', '')),
    'broken.yaml': KNOWN.replace('20 per day', '20 per dya'),
    'known.expect.yaml': claims([
      'policy: practice, outcome: notIdentified, atMost: 90 %',
      'policy: practice, outcome: notIdentified, atMost: 60 %',
      'policy: practice, outcome: notIdentified, atMost: 45 %, severity: warn',
      ...Array.from({ length: 12 }, () => FAILING),
    ]),
    'broken.expect.yaml': claims(['policy: practice, outcome: notIdentified, atMost: 90 %']).replace(
      'known.yaml',
      'broken.yaml',
    ),
    'idle.expect.yaml': claims([]),
    'old.snapshot.csv': '',
  };
  checked = await inFolder(files, (folder) => checkAll([folder], PLAIN));
});

test('a scenario that does not load is an error of its own suite, and the others are checked', () => {
  const [broken, idle, known] = checked.result.suites;
  expect([checked.kind, checked.result.exitCode]).toEqual(['bad input', 2]);
  expect(broken.problems[0].message).toMatch('"dya"');
  expect([idle.claims.length, known.claims.length]).toEqual([0, 15]);
  expect(checked.result.unusedSnapshots).toEqual([expect.stringMatching('old.snapshot.csv')]);
});

describe('JSON', () => {
  const validate = new Ajv2020({ strict: false }).compile(checkJsonSchema());

  test('fits its schema, and a planted fault does not', () => {
    expect([validate(checked.result), validate.errors]).toEqual([true, null]);
    expect(validate({ ...checked.result, kind: 'fine' })).toBe(false);
  });

  test('so does that of a check that did not begin', () => {
    const refused = refusedResult(new InputError([fileProblem('a.expect.yaml', 'the file is empty')]));
    expect([validate(refused), refused.kind]).toEqual([true, 'bad input']);
  });
});

describe('JUnit XML', () => {
  const schema = readFileSync('test/fixtures/junit-10.xsd', 'utf8');
  const errorsOf = async (xml: string) => (await validateXML({ xml, schema })).errors.map(({ message }) => message);

  test('is valid by the schema of the xunit plugin, and planted faults are not', async () => {
    const xml = checkJunit(checked.groups);
    expect(await errorsOf(xml)).toEqual([]);
    expect(await errorsOf(xml.replace('<testcase name=', '<testcase nom='))).not.toEqual([]);
    expect(await errorsOf(xml.replace('</testsuites>', ''))).not.toEqual([]);
  });

  test('has a failure for each case that fails, and an error for the scenario that does not load', () => {
    const xml = checkJunit(checked.groups);
    expect(xml.match(/<failure /g)).toHaveLength(14);
    expect(xml.match(/<error /g)).toHaveLength(1);
    expect(xml).toContain('tests="17" failures="14" errors="1"');
  });
});

describe('annotations', () => {
  /** A workflow command as the runner reads it. */
  function parsed(line: string) {
    const [, name, given, message] = /^::(\w+) (.*?)::(.*)$/.exec(line)!;
    const decode = (text: string) =>
      text.replaceAll('%0A', '\n').replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%25', '%');
    const properties = given.split(',').map((pair) => pair.split('=').map(decode));
    return { name, ...Object.fromEntries(properties), message: decode(message) };
  }

  test('are at most ten of a kind, one line each, and the last says how many are left out', () => {
    const lines = checkAnnotations(checked.groups);
    expect(lines.filter((line) => /[\n\r]/.test(line))).toEqual([]);
    const errors = lines.map(parsed).filter(({ name }) => name === 'error');
    expect(errors).toHaveLength(10);
    expect(errors[9].message).toMatch(/^6 more/);
    expect(lines.map(parsed).filter(({ name }) => name === 'warning')).toHaveLength(1);
  });

  test('are on the line of the claim', () => {
    const errors = checkAnnotations(checked.groups).map(parsed);
    // The lines of known.expect.yaml: scenario, replications, expect, then the claims.
    expect(errors[1]).toMatchObject({ file: expect.stringMatching('known.expect.yaml'), line: '5' });
    expect(errors[2]).toMatchObject({ line: '7', title: 'Claim: fails' });
  });
});

describe('text and summary', () => {
  test('name the kind in the last line, and every failure has its sentence, figure, interval and command', () => {
    const text = checkText(checked.groups, checked.kind);
    const last = text.trimEnd().split('\n').at(-1)!;
    expect(last).toBe(lastLine(checked.groups, checked.kind));
    expect(last).toMatch(/^Check ended with bad input: 1 holds, 13 fail, 1 undecided, 1 unused, 1 not loaded/);
    expect(text.match(/To see it again: pickup-gap check \S*known\.expect\.yaml/g)).toBeNull();
    expect(
      text.match(/To see it again: pickup-gap run \S*known\.yaml --replications \d+ --policy practice/g),
    ).toHaveLength(14);
    expect(text.match(/Found: [\d.]+ % \(95 % interval [\d.]+ to [\d.]+ %\)/g)).toHaveLength(15);
  });

  test('every group that was run says what made its figures', () => {
    const madeBy = /pickup-gap [\d.]+, figures \d+, scenario [0-9a-f]{8}…, resolved [0-9a-f]{8}…, seed \d+/g;
    const run = checked.result.suites.filter(({ scenario }) => scenario.sha256 !== null);
    expect(run.length).toBeGreaterThan(0);
    expect(checkText(checked.groups, checked.kind).match(madeBy)).toHaveLength(run.length);
    expect(checkSummary(checked.groups, checked.kind).replaceAll('\\', '').match(madeBy)).toHaveLength(run.length);
  });

  test('--quiet leaves out what holds and what made it', () => {
    const text = checkText(checked.groups, checked.kind, true);
    expect(text).not.toMatch(/^ {2}holds/m);
    expect(text).not.toMatch(/^ {2}pickup-gap/m);
    expect(text).toMatch(/^ {2}FAILS/m);
  });

  test('no text of the user makes a line, a command, a table cell or a mention', () => {
    const text = checkText(checked.groups, checked.kind);
    expect(text).not.toMatch(/^::error/m);
    expect(text).not.toContain('\u202e');
    const summary = checkSummary(checked.groups, checked.kind);
    expect(summary).not.toMatch(/^::error/m);
    expect(summary).not.toMatch(/(?<!\\)@team|<x/);
  });
});
