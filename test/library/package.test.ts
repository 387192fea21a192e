import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SMALL } from '../cli/command-line.ts';

/**
 * The tarball that would be published, from the last build of dist/, in a folder that has nothing else of the project.
 */

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> };
let room: string;

beforeAll(() => {
  room = mkdtempSync(join(tmpdir(), 'package-'));
  run('npm', ['pack', '--ignore-scripts', '--pack-destination', room], resolve('.'));
  const [tarball] = globSync('*.tgz', { cwd: room });
  run('tar', ['-xzf', tarball]);
  // What npm would install with it. The project's other packages are absent, so a type or module that needs one is
  // found.
  link('pickup-gap', join(room, 'package'));
  for (const name of [...Object.keys(manifest.dependencies), '@types/node']) link(name, resolve('node_modules', name));
  write('package.json', '{ "type": "module" }');
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
    const files = globSync('**/*', { cwd: join(room, 'package'), withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    const names = files.map((file) => file.slice(join(room, 'package/').length));
    expect(names).toEqual(
      expect.arrayContaining([
        'LICENSE',
        'README.md',
        'dist/index.js',
        'dist/main.js',
        'dist/worker.js',
        'dist/types/src/index.d.ts',
        'dist/stack/manifest.json',
        'scenarios/first-look.yaml',
        'scenarios/policies/honor-detainers.yaml',
        'scenarios/result.schema.json',
      ]),
    );
    const folders = new Set(names.filter((name) => name.includes('/')).map((name) => name.split('/')[0]));
    expect([...folders].sort()).toEqual(['dist', 'scenarios']);
    expect(files.filter((file) => readFileSync(file).includes(resolve('.')))).toEqual([]);
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

  test('hides its internal files', () => {
    write('inside.js', "import 'pickup-gap/dist/worker.js';");
    expect(() => run(process.execPath, ['inside.js'])).toThrow('ERR_PACKAGE_PATH_NOT_EXPORTED');
  });
});
