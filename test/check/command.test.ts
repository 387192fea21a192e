import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { printedBy } from '../safe-text/in-process.ts';
import { claims, inFolder, KNOWN } from './known.ts';

const TRUE = 'policy: practice, outcome: notIdentified, atMost: 90 %';
const FALSE = 'policy: practice, outcome: notIdentified, atMost: 40 %';
const FILES = { 'known.yaml': KNOWN, 'known.expect.yaml': claims([TRUE]) };

const GITHUB = ['GITHUB_ACTIONS', 'GITHUB_STEP_SUMMARY'] as const;
const before = new Map(GITHUB.map((name) => [name, process.env[name]]));
beforeEach(() => {
  for (const name of GITHUB) delete process.env[name];
});
afterEach(() => {
  for (const [name, value] of before) if (value !== undefined) process.env[name] = value;
});

const check = (files: Readonly<Record<string, string>>, ...options: string[]) =>
  inFolder(files, (folder) => printedBy('check', folder, ...options));

describe('the exit code', () => {
  test('0 if all holds', async () => {
    const { exit, stdout, stderr } = await check(FILES);
    expect([exit, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/Check held: 1 holds, 0 fail, 0 undecided, in 1 expect file\.\n$/);
  });

  test('1 if a claim fails', async () => {
    const { exit, stdout } = await check({ ...FILES, 'known.expect.yaml': claims([TRUE, FALSE]) });
    expect(exit).toBe(1);
    expect(stdout).toMatch(/Check failed: 1 holds, 1 fails/);
  });

  test('2 if a scenario does not load, although another claim fails; the other suite is checked', async () => {
    const broken = claims([TRUE]).replace('known.yaml', 'broken.yaml');
    const { exit, stdout } = await check({
      'known.yaml': KNOWN,
      'known.expect.yaml': claims([FALSE]),
      'broken.yaml': 'title: [',
      'broken.expect.yaml': broken,
    });
    expect(exit).toBe(2);
    expect(stdout).toMatch(/Check ended with bad input: 0 hold, 1 fails, 0 undecided, 1 not loaded/);
  });

  test('2 if an expect file is wrong; then nothing runs, and JSON says so too', async () => {
    const wrong = { ...FILES, 'wrong.expect.yaml': claims(['policy: practise, measure: pickupRat, atMost: 90 %']) };
    const { exit, stdout, stderr } = await check(wrong, '--json');
    expect(exit).toBe(2);
    expect(stderr).toMatch(/wrong\.expect\.yaml:4:\d+: "pickupRat" is not one of the words/);
    expect(stderr).toMatch(/did you mean "pickupRate"\?/);
    expect(stderr).toMatch(/nothing was run\.\n$/);
    expect(JSON.parse(stdout)).toMatchObject({ kind: 'bad input', exitCode: 2, suites: [], problems: [{ line: 4 }] });
  });

  test('2 for a name that the scenario does not have, at its line and with the nearest word', async () => {
    const wrong = claims(['policy: practise, measure: pickupRate, atMost: 90 %']);
    const { exit, stdout, stderr } = await check({ ...FILES, 'known.expect.yaml': wrong });
    expect([exit, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/known\.expect\.yaml:4:\d+: the scenario has no policy "practise"/);
    expect(stderr).toMatch(/did you mean "practice"\?/);
  });

  test('2 for a scenario that is not there, at its line in the expect file and with the nearest name', async () => {
    const { exit, stderr } = await check({ 'known1.yaml': KNOWN, 'known.expect.yaml': claims([TRUE]) });
    expect(exit).toBe(2);
    expect(stderr).toMatch(/known\.expect\.yaml:1:11: there is no scenario file \S*known\.yaml/);
    expect(stderr).toMatch(/did you mean "known1\.yaml"\?/);
  });
});

describe('in a job of GitHub', () => {
  test('the summary is appended, and annotations go to stderr, so that the JSON stays whole', async () => {
    await inFolder({ ...FILES, 'known.expect.yaml': claims([FALSE]), 'summary.md': '# Before\n' }, async (folder) => {
      process.env.GITHUB_ACTIONS = 'true';
      process.env.GITHUB_STEP_SUMMARY = join(folder, 'summary.md');
      const { exit, stdout, stderr } = await printedBy('check', folder, '--json');
      expect(exit).toBe(1);
      expect(JSON.parse(stdout).kind).toBe('failed');
      expect(stderr).toMatch(/^::error file=[^,]*known\.expect\.yaml,line=4,col=\d+,title=Claim%3A fails::/);
      expect(readFileSync(join(folder, 'summary.md'), 'utf8')).toMatch(/^# Before\n## pickup-gap check\n/);
    });
  });

  test('elsewhere nothing is annotated', async () => {
    expect((await check({ ...FILES, 'known.expect.yaml': claims([FALSE]) })).stderr).toBe('');
  });
});

test('--junit and --summary replace their files, also if claims fail', async () => {
  await inFolder({ ...FILES, 'known.expect.yaml': claims([FALSE]), 'junit.xml': 'old' }, async (folder) => {
    const [junit, summary] = ['junit.xml', 'summary.md'].map((name) => join(folder, name));
    const { exit } = await printedBy('check', folder, '--junit', junit, '--summary', summary);
    expect(exit).toBe(1);
    expect(readFileSync(junit, 'utf8')).toMatch(/^<\?xml/);
    expect(readFileSync(summary, 'utf8')).toMatch(/^## pickup-gap check/);
  });
});

test('given an expect file that is not valid, no file is written', async () => {
  await inFolder(FILES, async (folder) => {
    writeFileSync(join(folder, 'known.expect.yaml'), 'scenario: 1\n');
    const junit = join(folder, 'junit.xml');
    expect((await printedBy('check', folder, '--junit', junit)).exit).toBe(2);
    expect(existsSync(junit)).toBe(false);
  });
});

test('the command that a failure names gives the same figure', async () => {
  await inFolder(
    { ...FILES, 'known.expect.yaml': claims(['policy: practice, measure: detainersLodged, atMost: 5']) },
    async (folder) => {
      const { stdout } = await printedBy('check', folder);
      const [found] = JSON.parse((await printedBy('check', folder, '--json')).stdout).suites[0].claims;
      const [, command] = /To see it again: pickup-gap (.*)/.exec(stdout)!;
      const again = JSON.parse((await printedBy(...command.split(' '), '--json')).stdout);
      expect(again.policies[0].measures.detainersLodged).toMatchObject(found.figure);
    },
  );
});

test('the commands that a failure names allow the same folders', async () => {
  await inFolder({ 'shares.csv': 'minutes\n5\n' }, async (elsewhere) => {
    const named = `agentArrival: { handover: { empirical: { csv: ${elsewhere}/shares.csv, column: minutes, unit: min } } }`;
    const files = {
      'known.yaml': KNOWN.replace('base:\n', `base:\n  ${named}\n`),
      'known.expect.yaml': claims([FALSE, 'policy: practice, measure: detainersLodged, atMost: 5']),
    };
    await inFolder(files, async (folder) => {
      const { stdout, exit } = await printedBy('check', folder, '--allow-files', elsewhere);
      expect(exit).toBe(1);
      const commands = [...stdout.matchAll(/To see it again: pickup-gap (.*)/g)].map(([, command]) => command);
      expect(commands).toHaveLength(2);
      for (const command of commands) {
        expect(command).toContain(`--allow-files ${elsewhere}`);
        const again = await printedBy(...command.split(' '));
        expect([again.exit, again.stderr]).not.toContain(2);
        expect(again.stdout).not.toBe('');
      }
      const unallowed = await printedBy('check', folder);
      expect([unallowed.exit, unallowed.stdout]).toEqual([2, expect.stringContaining('is not in the scenario')]);
    });
  });
});

test('--quiet prints only what does not hold, and the last line', async () => {
  const { stdout } = await check(FILES, '--quiet');
  expect(stdout).toBe('Check held: 1 holds, 0 fail, 0 undecided, in 1 expect file.\n');
});
