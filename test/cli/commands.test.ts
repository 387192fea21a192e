import { cpSync, existsSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SCHEMA_NAMES } from '../../src/cli/terminal/options.ts';
import { loadScenario } from '../../src/scenario/load.ts';
import { ENDLESS, Installed, SMALL } from './command-line.ts';

let cli: Installed;
beforeAll(() => {
  cli = new Installed();
  cli.write('small.yaml', SMALL);
});
afterAll(() => cli.remove());

describe('the words of a command line', () => {
  test.each([
    [['runn', 'small.yaml'], /unknown command 'runn'\n\(Did you mean one of run, runs\?\)/],
    [['run', 'small.yaml', '--jsn'], /unknown option '--jsn'\n\(Did you mean --json\?\)/],
    [['run'], /missing required argument 'file'/],
    [['run', 'small.yaml', 'more.yaml'], /too many arguments/],
    [['run', 'small.yaml', '--replications', '0'], /'0' is invalid\. Use a whole number from 1 to 1000000\./],
    [['run', 'small.yaml', '--seed', '1e3'], /'1e3' is invalid\. Use a whole number/],
    [['run', 'small.yaml', '--workers', 'many'], /'many' is invalid\. Use a whole number from 1 to 64\./],
    [['schema', '--of', 'everything'], new RegExp(`Allowed choices are ${SCHEMA_NAMES.join(', ')}\\.`)],
  ])('%j is refused with exit 2 and says what is meant or allowed', (args, why) => {
    const { status, stdout, stderr } = cli.run(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(why);
    expect(stderr).toContain('(use --help to see what is allowed)');
  });

  test('without a command, the help lists the commands, with exit 2', () => {
    const { status, stdout, stderr } = cli.run();
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    for (const command of [
      'run',
      'runs',
      'result',
      'deploy',
      'destroy',
      'explain',
      'fit',
      'policies',
      'resolve',
      'schema',
      'init',
    ])
      expect(stderr).toMatch(new RegExp(`^ {2}${command} `, 'm'));
  });

  test('--help and --version print to stdout and end with 0', () => {
    const help = cli.run('--help');
    expect({ ...help, stdout: '' }).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(help.stdout).toContain(
      'Exit codes: 0 done, 1 limit not met or results missing, 2 bad input, 70 bug, 130 interrupted, 143 terminated.',
    );
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(cli.run('--version')).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
    for (const command of [
      'run',
      'runs',
      'result',
      'deploy',
      'destroy',
      'explain',
      'fit',
      'policies',
      'resolve',
      'schema',
      'init',
    ])
      expect(cli.run(command, '--help').stdout).toMatch(new RegExp(`^Usage: pickup-gap ${command} `));
  });
});

describe('resolve', () => {
  test('prints what the loader resolves, with durations in seconds', async () => {
    const { status, stdout, stderr } = cli.run('resolve', 'small.yaml', '--json');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const printed = JSON.parse(stdout);
    const { resolved } = await loadScenario(cli.path('small.yaml'));
    expect(printed).toEqual(JSON.parse(JSON.stringify(resolved)));
    // The defaults: 24 h requested, a hold of 48 h, 90 min of patience.
    const [practice] = printed.policies;
    expect(practice.releaseNotice.requestedLeadSeconds).toBe(24 * 3600);
    expect(practice.releaseNotice.hold.limitSeconds).toBe(48 * 3600);
    expect(practice.agentArrival.patience).toEqual({ kind: 'uniform', low: 60 * 60, high: 150 * 60 });
  });

  test('leaves no duration, rate or share as text', () => {
    const { policies, booking } = JSON.parse(cli.run('resolve', 'small.yaml').stdout);
    const words: string[] = [];
    const collect = (node: unknown, path: string) => {
      if (typeof node === 'string' && /\d/.test(node)) words.push(`${path}: ${node}`);
      else if (node !== null && typeof node === 'object')
        for (const [key, below] of Object.entries(node)) {
          // Texts for people: titles, sources, and the changes as written.
          if (!['title', 'source', 'changes', 'exposureBasis', 'name'].includes(key)) collect(below, `${path}.${key}`);
        }
    };
    collect({ policies, booking }, '');
    expect(words).toEqual([]);
  });
});

describe('init', () => {
  test('writes a scenario that runs, and its first line names an existing schema', () => {
    const { status, stdout, stderr } = cli.run('init', 'mine.yaml');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toBe('Written: mine.yaml\nNext: pickup-gap run mine.yaml\n');
    const [first] = readFileSync(cli.path('mine.yaml'), 'utf8').split('\n');
    const [, schema] = /^# yaml-language-server: \$schema=(.*)$/.exec(first)!;
    expect(JSON.parse(readFileSync(cli.path(schema), 'utf8'))).toHaveProperty('$schema');
    expect(cli.run('run', 'mine.yaml', '--replications', '2').status).toBe(0);
  });

  test('overwrites nothing', () => {
    cli.write('there.yaml', 'mine');
    const { status, stderr } = cli.run('init', 'there.yaml');
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: 'there.yaml already exists and is not overwritten. Name another file.\n',
    });
    expect(readFileSync(cli.path('there.yaml'), 'utf8')).toBe('mine');
  });

  test('says where it cannot write', () => {
    const { status, stderr } = cli.run('init', 'no/such/folder.yaml');
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /^no\/such\/folder\.yaml cannot be written: its folder does not exist, or takes no new files\./,
    );
  });

  test('leaves nothing if the disk refuses the file', () => {
    // No file may grow beyond 1 KiB.
    const { status, stderr } = cli.shell('ulimit -f 1; pickup-gap init full.yaml');
    expect(status).toBe(2);
    expect(stderr).toMatch(/^full\.yaml cannot be written: the file would be larger than the system allows\./);
    expect(readdirSync(cli.room).filter((name) => name.startsWith('full'))).toEqual([]);
  });

  test('does not replace a link that leads nowhere', () => {
    symlinkSync('nowhere.yaml', cli.path('link.yaml'));
    expect(cli.run('init', 'link.yaml').stderr).toMatch(/^link\.yaml already exists/);
    expect(existsSync(cli.path('nowhere.yaml'))).toBe(false);
  });
});

describe('standard output', () => {
  test.each(['run small.yaml', 'run small.yaml --json', 'resolve small.yaml', 'schema'])(
    '`%s | head -1` ends quietly',
    (command) => {
      const { status, stdout, stderr } = cli.shell(`set -o pipefail; pickup-gap ${command} | head -1`);
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    },
  );

  test('a full disk is reported, and not as a bug', () => {
    const { status, stderr } = cli.shell('pickup-gap run small.yaml > /dev/full');
    expect(status).toBe(2);
    expect(stderr).toMatch(/^The output cannot be written: no space is left on the disk\./);
  });
});

test('a failure of the program itself is called a bug, shows its stack and exits with 70', () => {
  // A bundle without its worker.
  const broken = join(cli.root, 'broken');
  cpSync(join(cli.root, 'dist'), broken, { recursive: true });
  rmSync(join(broken, 'worker.js'));
  cli.write('endless.yaml', ENDLESS);
  const { status, stdout, stderr } = cli.shell(
    `"${process.execPath}" "${broken}/main.js" run endless.yaml --workers 2`,
  );
  expect({ status, stdout }).toEqual({ status: 70, stdout: '' });
  expect(stderr).toMatch(/^This is a bug in pickup-gap, not in your input:\n.*worker\.js/);
  expect(stderr).toMatch(/Please report it with the command and the scenario file\.\n$/);
});
