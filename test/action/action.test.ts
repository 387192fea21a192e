import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { claims, inFolder, KNOWN } from '../check/known.ts';
import { ACTION, type Ran, runAction } from './runner.ts';
import { readEnvironmentFile, readLog } from './runner-output.ts';

// action.yml in a job, with a script that plays the runner: environment files, commands in the log, exit codes. The
// action runs dist/, which `npm test` builds.

const TRUE = 'policy: practice, outcome: notIdentified, atMost: 90 %';
const FALSE = 'policy: practice, outcome: notIdentified, atMost: 40 %';
const FILES = { 'known.yaml': KNOWN, 'known.expect.yaml': claims([TRUE]) };

/** Runs the action in a folder with these files, and looks at what it did there. */
function inJob<T>(
  files: Readonly<Record<string, string>>,
  inputs: Record<string, string>,
  look: (ran: Ran, folder: string) => T,
): Promise<T> {
  return inFolder(files, async (folder) => look(runAction(folder, inputs), folder));
}

const asRan = (ran: Ran) => ran;

/** The commands that are not the action's own about its matcher. */
const annotations = ({ commands }: Ran) => commands.filter(({ name }) => !name.endsWith('-matcher'));

test('given claims that hold, the job goes on, and its summary says so', async () => {
  await inJob(FILES, { junit: 'claims.xml' }, (ran, folder) => {
    expect([ran.failed, ran.log]).toEqual([false, expect.stringContaining('Check held: 1 holds')]);
    expect(ran.outputs).toEqual({ kind: 'held', 'exit-code': '0', proposed: '' });
    expect(ran.summary).toContain('## pickup-gap check');
    expect(readFileSync(join(folder, 'claims.xml'), 'utf8')).toContain('<testsuites');
    expect([annotations(ran), ran.matched, ran.used]).toEqual([[], [], []]);
  });
});

test('given a claim that fails, the job fails and the line of the claim is marked', async () => {
  const ran = await inJob({ ...FILES, 'known.expect.yaml': claims([TRUE, FALSE]) }, { path: 'known.yaml' }, asRan);
  expect([ran.failed, ran.outputs]).toEqual([true, { kind: 'failed', 'exit-code': '1', proposed: '' }]);
  const [mark, ...others] = annotations(ran);
  expect(mark).toMatchObject({ name: 'error', properties: { file: 'known.expect.yaml', line: '5' } });
  expect(mark.properties.title).toBe('Claim: fails');
  expect(mark.data).toMatch(/is at most 40 %.*\nFound: /);
  expect(others).toEqual([]);
  expect(ran.summary).toContain('❌ fails');
});

test('given bad input, the problem matcher marks its line', async () => {
  const ran = await inJob(
    { ...FILES, 'known.expect.yaml': claims(['policy: practise, measure: pickupRate']) },
    {},
    asRan,
  );
  expect([ran.failed, ran.outputs.kind, ran.outputs['exit-code']]).toEqual([true, 'bad input', '2']);
  expect(ran.matched).toContainEqual(
    expect.objectContaining({ severity: 'error', file: 'known.expect.yaml', line: '4' }),
  );
});

test('given figures that moved, the snapshot as it would be now is an artifact', async () => {
  await inFolder({ ...FILES, 'known.expect.yaml': `${claims([])}snapshot: known.snapshot.csv\n` }, async (folder) => {
    const snapshot = [`${process.cwd()}/dist/main.js`, 'snapshot', 'known.yaml', '--because', 'first'];
    execFileSync(process.execPath, snapshot, { cwd: folder, env: { ...process.env, CI: '' } });
    writeFileSync(join(folder, 'known.yaml'), KNOWN.replace('rate: 20', 'rate: 30'));
    const ran = runAction(folder, {});
    expect([ran.failed, ran.outputs.kind]).toEqual([true, 'failed']);
    expect(readdirSync(ran.outputs.proposed)).toEqual(['known.snapshot.csv']);
    expect(ran.used).toEqual([
      { uses: expect.stringMatching(/^actions\/upload-artifact@[0-9a-f]{40}$/), with: expect.anything() },
    ]);
    expect(ran.used[0].with).toEqual({ name: 'pickup-gap-snapshots', path: ran.outputs.proposed });
    expect(annotations(ran)[0].data).toContain('Likely cause: booking.rate: 20 per day → 30 per day');
  });
});

describe('no text is a command', () => {
  test('of an input to the shell', async () => {
    const path = 'known.yaml\n`touch run`; touch run\n$(touch run)\n--watch';
    await inJob(FILES, { path, junit: '$(touch run).xml' }, (ran, folder) => {
      expect([existsSync(join(folder, 'run')), ran.outputs.kind]).toEqual([false, 'bad input']);
      expect(ran.log).toContain('There is no file or folder `touch run`; touch run.');
    });
  });

  test('of a scenario to the runner', async () => {
    const because = String.raw`"::add-mask::held\n::stop-commands::x ##[add-mask]held"`;
    const files = {
      'known.yaml': KNOWN.replace('Known answers', '"::add-mask::held"'),
      'known.expect.yaml': claims([`${FALSE}, because: ${because}`]),
    };
    const { commands, masks } = await inJob(files, {}, asRan);
    expect(commands.map(({ name }) => name)).toEqual(['add-matcher', 'error', 'remove-matcher']);
    expect(masks).toEqual([]);
  });
});

test('every action that is used is pinned to a commit, in the example, too', () => {
  const files = ['action.yml', ...globSync('.github/workflows/*.yml'), ...globSync('docs/examples/*.yml')];
  const used = files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/uses: (\S+)/g)].map(([, one]) => one));
  const open = used.filter((one) => !/@[0-9a-f]{40}$/.test(one) && one !== './' && one !== 'OWNER/pickup-gap@COMMIT');
  expect([used.length > 4, open]).toEqual([true, []]);
});

test('the example and this repository give the action only inputs that it has', () => {
  const files = ['docs/examples/check-scenarios.yml', '.github/workflows/ci.yml'];
  const steps = files.flatMap((file) =>
    Object.values(parse(readFileSync(file, 'utf8')).jobs).flatMap(
      (job) => (job as { steps: typeof ACTION.runs.steps }).steps,
    ),
  );
  const own = steps.filter(({ uses }) => uses === './' || uses?.startsWith('OWNER/pickup-gap@'));
  expect(own).toHaveLength(2);
  for (const { with: given = {} } of own)
    expect(Object.keys(ACTION.inputs)).toEqual(expect.arrayContaining(Object.keys(given)));
});

test('planted faults: the runner obeys masks, older commands and a stop', () => {
  const read = readLog([
    '  ::add-mask::a',
    'x ##[add-mask]b',
    '::stop-commands::end',
    '::error::c',
    '::end::',
    '::error::d',
  ]);
  expect(read.masks).toEqual(['a', 'b']);
  expect(read.commands.map(({ data }) => data)).toEqual(['a', 'b', 'end', 'd']);
  expect(readEnvironmentFile('a=1\nb<<E\nx\ny\nE\n')).toEqual({ a: '1', b: 'x\ny' });
});
