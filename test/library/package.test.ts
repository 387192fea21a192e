import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SMALL } from '../cli/command-line.ts';

/**
 * The tarball that would be published, from the last build of dist/, in a folder that has nothing else of the project.
 */

const PACKAGE = 'node_modules/pickup-gap';
let room: string;

beforeAll(() => {
  room = mkdtempSync(join(tmpdir(), 'package-'));
  run('npm', ['pack', '--ignore-scripts', '--pack-destination', room], resolve('.'));
  const [tarball] = globSync('*.tgz', { cwd: room });
  write('package.json', '{ "type": "module" }');
  // As users install it: without the optional packages, and with none of the project's own around it.
  run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts', join(room, tarball)]);
  link('@types/node', resolve('node_modules/@types/node'));
  write('small.yaml', SMALL.replace('held:', 'presets:\n    policy: honor-detainers\n  held:'));
});
afterAll(() => rmSync(room, { recursive: true }));

function run(command: string, args: string[], cwd = room): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}:\n${stdout}${stderr}`);
  return stdout;
}

function link(name: string, to: string): void {
  const place = join(room, 'node_modules', name);
  mkdirSync(dirname(place), { recursive: true });
  symlinkSync(to, place);
}

function write(name: string, text: string): void {
  writeFileSync(join(room, name), text);
}

describe('the published package', () => {
  test('has what its users need, and nothing of the folder that it was built in', () => {
    const files = globSync('**/*', { cwd: join(room, PACKAGE), withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    const names = files.map((file) => file.slice(join(room, PACKAGE, '/').length));
    expect(names).toEqual(
      expect.arrayContaining([
        'LICENSE',
        'README.md',
        'dist/index.js',
        'dist/main.js',
        'dist/worker.js',
        'dist/THIRD-PARTY-LICENCES.txt',
        'docs/guides/dead-letters.md',
        'dist/types/src/index.d.ts',
        'dist/stack/manifest.json',
        'scenarios/first-look.yaml',
        'scenarios/policies/honor-detainers.yaml',
        'scenarios/result.schema.json',
      ]),
    );
    const folders = new Set(names.filter((name) => name.includes('/')).map((name) => name.split('/')[0]));
    expect([...folders].sort()).toEqual(['dist', 'docs', 'events', 'scenarios']);
    expect(files.filter((file) => readFileSync(file).includes(resolve('.')))).toEqual([]);
  });

  test('installs at most 20 packages and 30 MB, none of which its own code could do without', () => {
    const installed = globSync('node_modules/{*,@*/*}/package.json', { cwd: room }).map((file) => dirname(file));
    expect(installed.filter((name) => !name.includes('@types')).sort()).toEqual([PACKAGE, 'node_modules/zod']);
    const files = globSync('node_modules/{pickup-gap,zod}/**/*', { cwd: room, withFileTypes: true });
    const bytes = files.filter((entry) => entry.isFile()).map((e) => statSync(join(e.parentPath, e.name)).size);
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(30_000_000);
  });

  test('names every package whose code it contains, with its licence', () => {
    const text = readFileSync(join(room, PACKAGE, 'dist/THIRD-PARTY-LICENCES.txt'), 'utf8');
    for (const name of ['commander', 'luxon', 'yaml', 'zod', '@aws-sdk/client-sqs', '@aws-lambda-powertools/batch']) {
      expect(text).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(.+\\)$`, 'm'));
    }
  });

  test('is a library in JavaScript, with its worker threads and presets', () => {
    write(
      'consumer.js',
      `import { InputError, loadScenario, report, simulate } from 'pickup-gap';
       import manifest from 'pickup-gap/package.json' with { type: 'json' };
       const scenario = await loadScenario('small.yaml');
       const [one, two] = await Promise.all([1, 2].map((workers) => simulate(scenario, { workers })));
       const refused = await loadScenario({ text: 'zone: 1' }).catch((error) => error instanceof InputError);
       const same = report(one, 'json') === report(two, 'json');
       const names = one.policies.map(({ name }) => name);
       console.log(JSON.stringify({ name: manifest.name, names, replications: two.replications, same, refused }));`,
    );
    expect(JSON.parse(run(process.execPath, ['consumer.js']))).toEqual({
      name: 'pickup-gap',
      names: ['practice', 'presets', 'held'],
      replications: 4,
      same: true,
      refused: true,
    });
  });

  test('starts its threads from a program that Node received as text', () => {
    const program = `import { loadScenario, simulate } from 'pickup-gap';
      console.log((await simulate(await loadScenario('small.yaml'), { workers: 2 })).replications);`;
    expect(run(process.execPath, ['--input-type=module', '--eval', program])).toBe('4\n');
  });

  test('is a library in TypeScript, whose types refuse what does not exist', () => {
    write(
      'consumer.ts',
      `import { InputError, loadScenario, report, simulate } from 'pickup-gap';
       import type { Problem, Result, SimulateOptions } from 'pickup-gap';
       const options: SimulateOptions = { seed: 1, signal: new AbortController().signal };
       const scenario = await loadScenario({ text: '', file: 'a.yaml' });
       const onProgress = (finished: number, total: number) => finished / total;
       const result: Result = await simulate(scenario, { ...options, onProgress });
       const rate: number | null = result.policies[0].measures.pickupRate.mean;
       const text: string = report(result, 'text');
       const table: string | undefined = report(result, 'csv').get('measures.csv');
       const lead: number = scenario.resolved.policies[0].releaseNotice.requestedLeadSeconds;
       const problems = (error: unknown): Problem[] => (error instanceof InputError ? error.problems : []);
       console.log(rate, text, table, lead, problems);
       // Each of these must be an error; were a type \`any\`, it would not be.
       // @ts-expect-error
       report(result, 'xml');
       // @ts-expect-error
       report(result, 'csv').get('planted.csv');
       // @ts-expect-error
       await simulate(scenario, { replication: 2 });
       // @ts-expect-error
       await simulate('small.yaml');
       // @ts-expect-error
       result.policies[0].planted;
       // @ts-expect-error
       scenario.resolved.policies[0].releaseNotice.planted;`,
    );
    write(
      'tsconfig.json',
      JSON.stringify({
        // skipLibCheck is off, so the package's declarations are checked too.
        compilerOptions: { module: 'nodenext', target: 'es2024', strict: true, noEmit: true, types: ['node'] },
        files: ['consumer.ts'],
      }),
    );
    run(process.execPath, [resolve('node_modules/typescript/bin/tsc')]);
  });

  describe('as a command line, in an empty folder', () => {
    const command = (...args: string[]) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [join(PACKAGE, 'dist/main.js'), ...args], {
        cwd: room,
        encoding: 'utf8',
        // A user is not in continuous integration, where snapshots are refused.
        env: { ...process.env, CI: undefined },
      });
      return { status, stdout, stderr };
    };

    test.each([
      ['run', 'hennepin', '--replications', '1'],
      ['run', 'classroom/1-window', '--replications', '1'],
      ['init', 'mine.yaml'],
      ['run', 'mine.yaml', '--replications', '2', '--out', 'report'],
      ['explain', 'first-look', '--person', '1'],
      ['resolve', 'small.yaml'],
      ['export', 'small.yaml', '--as', 'csv', '--policy', 'practice', '--out', 'cases.csv'],
      ['overlay', 'small.yaml', '--log', 'cases.csv'],
      ['spread', 'hennepin', '--draws', '20', '--replications', '2'],
      ['weekly', 'first-weekly-report', '--week', '2017-01-28'],
      ['cost', 'small.yaml'],
      ['snapshot', 'mine.yaml', '--because', 'the first one'],
      ['compare', 'small.yaml', 'mine.yaml', '--replications', '2'],
      ['check', join(PACKAGE, 'scenarios/first-question.yaml')],
      ['policies'],
      ['limits'],
      ['schema'],
    ])('pickup-gap %s %s works', (...args) => {
      const { status, stderr } = command(...args);
      expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
    });

    test('init names the schema by a path that holds on another machine', () => {
      command('init', 'other.yaml');
      const schema = /\$schema=(.*)/.exec(readFileSync(join(room, 'other.yaml'), 'utf8'))?.[1];
      expect(schema).toBe('node_modules/pickup-gap/scenarios/scenario.schema.json');
    });

    test('--on local says what to install, and works once it is there', () => {
      const local = () => command('run', 'small.yaml', '--on', 'local', '--json');
      const { status, stderr } = local();
      expect(status).toBe(2);
      expect(stderr).toMatch(
        /^--on local needs the packages fauxqs and dynalite, .* Run npm install fauxqs@[\d.]+ dynalite@[\d.]+\.$/m,
      );
      for (const name of ['fauxqs', 'dynalite']) link(name, resolve('node_modules', name));
      const { stdout, status: then } = local();
      expect(then).toBe(0);
      expect(stdout).toBe(command('run', 'small.yaml', '--json').stdout);
    });
  });

  test('hides its internal files', () => {
    write('inside.js', "import 'pickup-gap/dist/worker.js';");
    expect(() => run(process.execPath, ['inside.js'])).toThrow('ERR_PACKAGE_PATH_NOT_EXPORTED');
  });
});
