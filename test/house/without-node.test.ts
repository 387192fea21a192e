import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import vm from 'node:vm';
import { describe, expect, test } from '@jest/globals';
import { build } from 'esbuild';
import { InputError } from '../../src/refusals/input-error.ts';
import { FIRST_LOOK, load } from '../scenario/scenario-text.ts';

const ENTRY = 'src/scenario/load-tree.ts';
const STEP_1 = 'src/scenario/steps/read.ts';
const PRESETS = 'src/scenario/files/preset-on-disk.ts';
const TEXT = 'src/scenario/text/decode-scenario.ts';

/** A source without the parts that have no effect at run time: comments and imports of types. */
const atRunTime = (source: string) =>
  source.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '').replace(/^(?:import|export) type [^;]*;$/gm, '');

/** The files that `entry` imports at run time, directly or through others, each with the path to it. */
function reachedFrom(entry: string, read: (file: string) => string): Map<string, string[]> {
  const ways = new Map([[entry, [entry]]]);
  for (const [file, way] of ways) {
    if (file.startsWith('node:') || !/\.tsx?$/.test(file)) continue;
    for (const [, imported] of atRunTime(read(file)).matchAll(/\b(?:from|import)\s*\(?\s*'([^']+)'/g)) {
      const other = imported.startsWith('.') ? join(dirname(file), imported) : imported;
      if (!ways.has(other)) ways.set(other, [...way, other]);
    }
  }
  return ways;
}

const waysToNode = (read: (file: string) => string, entry = ENTRY) =>
  [...reachedFrom(entry, read)].filter(([file]) => file.startsWith('node:')).map(([, way]) => way.join(' → '));

const fromDisk = (file: string) => readFileSync(file, 'utf8');
const planted = (into: string, line: string) => (file: string) =>
  file === into ? `${line}\n${fromDisk(file)}` : fromDisk(file);

describe('loadTree needs no Node', () => {
  test('no file that it imports, directly or through others, imports a module of Node', () => {
    expect(waysToNode(fromDisk)).toEqual([]);
    // The walk reaches what it should: all four steps and the rules they use.
    const reached = [...reachedFrom(ENTRY, fromDisk).keys()];
    expect(reached).toEqual(
      expect.arrayContaining([
        'src/scenario/steps/lay-over.ts',
        'src/scenario/steps/check.ts',
        'src/scenario/steps/resolve.ts',
        'src/scenario/policies/preset-file.ts',
        'src/calendar/dates.ts',
        'zod',
      ]),
    );
  });

  test('nor does any that changes values of a scenario', () => {
    expect(waysToNode(fromDisk, 'src/scenario/policies/with-values.ts')).toEqual([]);
  });

  test.each([
    "import { readFileSync } from 'node:fs';",
    "import 'node:fs';",
    "export * from 'node:fs';",
    "const fs = await import('node:fs');",
  ])('planted fault: %s is found however deep, with the path to it', (line) => {
    expect(waysToNode(planted('src/calendar/dates.ts', line))).toEqual([
      expect.stringMatching(/^src\/scenario\/load-tree\.ts → .*src\/calendar\/dates\.ts → node:fs$/),
    ]);
  });

  test('planted fault: a reader of files is found', () => {
    const reader = "import { filesOnDisk } from '../files/files-on-disk.ts';";
    expect(waysToNode(planted('src/scenario/steps/check.ts', reader))).toContain(
      `${ENTRY} → src/scenario/steps/check.ts → src/scenario/files/files-on-disk.ts → ${PRESETS} → node:url`,
    );
  });

  test('an import of a type is not an import at run time', () => {
    expect(waysToNode(planted('src/calendar/dates.ts', "import type { Stats } from 'node:fs';"))).toEqual([]);
  });

  test('its files use no global of Node', () => {
    const used = (source: string) => atRunTime(source).match(/\b(?:process\.|Buffer\b|__dirname\b|setImmediate\b)/g);
    expect(used('const here = process.cwd();')).toEqual(['process.']);
    const files = [...reachedFrom(ENTRY, fromDisk).keys()].filter((file) => file.endsWith('.ts'));
    expect(files.filter((file) => used(fromDisk(file)) !== null)).toEqual([]);
  });
});

describe('lanes need no Node', () => {
  test.each(['person-lanes.ts', 'day-lanes.ts', 'day-seen.ts', 'outcomes-found.ts'])('src/lanes/%s', (file) => {
    const reached = [...reachedFrom(`src/lanes/${file}`, fromDisk).keys()];
    expect(reached.filter((name) => name.startsWith('node:'))).toEqual([]);
    expect(reached).toContain('src/engine/run/replicate.ts');
  });
});

describe('what pages contain needs no Node', () => {
  test.each(['src/explore/worker.ts', 'src/page/explore/main.tsx'])('%s', (entry) => {
    const reached = reachedFrom(entry, fromDisk);
    expect([...reached.keys()].filter((file) => file.startsWith('node:'))).toEqual([]);
    expect([...reached.keys()]).toContain('src/safe-text/unseen.ts');
  });

  test('the script of the page has no reader of scenarios: zod and yaml are only in the engine', () => {
    const reached = reachedFrom('src/page/explore/main.tsx', fromDisk);
    expect([...reached.keys()].filter((file) => /^(?:zod|yaml|luxon)\b/.test(file))).toEqual([]);
  });

  test('zod is told not to make code before any schema is made', () => {
    const [first] = fromDisk('src/explore/worker.ts').split('\n');
    expect(first).toBe("import './jitless.ts';");
  });
});

describe('a bundle for browsers', () => {
  const built = bundle(ENTRY, STEP_1, TEXT);

  test('builds without any module of Node, and loads a scenario where Node is missing', async () => {
    const page = inNoNode(await built);
    const bytes = new TextEncoder().encode(FIRST_LOOK);
    const written = page.readScenario(page.decodeScenario(bytes, 'first-look.yaml'), 'first-look.yaml');
    const { resolved } = await page.loadTree(written, {});
    expect(JSON.stringify(resolved)).toBe(JSON.stringify((await load(FIRST_LOOK)).resolved));
  });

  test('refuses there what is refused here', async () => {
    const page = inNoNode(await built);
    const text = FIRST_LOOK.replace('zone:', 'zome:');
    const [there, here] = await Promise.all([
      problemsOf(async () => page.loadTree(page.readScenario(text, 'first-look.yaml'), {})),
      problemsOf(() => load(text, 'first-look.yaml')),
    ]);
    expect(JSON.stringify(here)).toContain('did you mean \\"zone\\"?');
    expect(JSON.stringify(there)).toBe(JSON.stringify(here));
  });

  test('planted fault: code that reads files cannot be built into one', async () => {
    await expect(bundle('src/scenario/load.ts')).rejects.toThrow(/Could not resolve "node:/);
  });
});

async function bundle(...files: string[]): Promise<string> {
  const contents = files.map((file) => `export * from './${file}';`).join('\n');
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: '.' },
    bundle: true,
    platform: 'browser',
    format: 'iife',
    globalName: 'page',
    write: false,
    logLevel: 'silent',
  });
  return outputFiles[0].text;
}

type Page = typeof import('../../src/scenario/load-tree.ts') &
  typeof import('../../src/scenario/steps/read.ts') &
  typeof import('../../src/scenario/text/decode-scenario.ts');

/** Runs a bundle with only the language and what the bundle needs of a browser. */
function inNoNode(script: string): { [F in keyof Page]: (...given: unknown[]) => ReturnType<Page[F]> } {
  const browser = vm.createContext({ TextDecoder, URL });
  vm.runInContext(`${script}\nglobalThis.page = page;`, browser);
  return browser.page;
}

async function problemsOf(loading: () => Promise<unknown>): Promise<InputError['problems']> {
  const error = await loading().then(
    () => undefined,
    (refused: unknown) => refused as InputError,
  );
  if (error?.name !== InputError.name) throw new Error(`not refused: ${error}`);
  return error.problems;
}
