import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { sources } from './sources.ts';

interface Override {
  includes: [string];
  linter: {
    rules: { style: { noRestrictedImports: { options: { patterns: [{ group: string[]; message: string }] } } } };
  };
}

/** biome.json's overrides are the only allow-list of imports between folders. This checks that each of them works. */
const configuration = JSON.parse(readFileSync('biome.json', 'utf8')) as { overrides: Override[] };

const table = configuration.overrides.map(({ includes: [glob], linter }) => ({
  /**
   * `src/scenario/*.ts` are the files directly in a room whose folders are rooms of their own; `src/index.ts` is one
   * file.
   */
  folder: glob.replace(/\/\*(\*|\.ts)$/, ''),
  allowed: linter.rules.style.noRestrictedImports.options.patterns[0].group.filter((pattern) =>
    pattern.startsWith('!'),
  ),
}));

/**
 * Lints planted files, path -> source, in a folder of their own under the project's rules. Returns the paths with a
 * forbidden import.
 */
function caught(planted: Record<string, string>): string[] {
  const room = mkdtempSync(join(tmpdir(), 'boundaries-'));
  try {
    writeFileSync(join(room, 'biome.json'), JSON.stringify({ ...configuration, vcs: undefined }));
    for (const [file, source] of Object.entries(planted)) {
      mkdirSync(join(room, dirname(file)), { recursive: true });
      writeFileSync(join(room, file), source);
    }
    const biome = resolve('node_modules/@biomejs/biome/bin/biome');
    const { stdout } = spawnSync(process.execPath, [biome, 'lint', '--reporter=github', '--max-diagnostics=none'], {
      cwd: room,
      encoding: 'utf8',
    });
    const lines = stdout.split('\n').filter((line) => line.includes('noRestrictedImports'));
    return Object.keys(planted).filter((file) => lines.some((line) => line.includes(`/${file},`)));
  } finally {
    rmSync(room, { recursive: true });
  }
}

/** The folder of a row, which may be one file. */
const placeOf = (row: string) => (row.endsWith('.ts') ? dirname(row) : row);

const plant = (source: (row: string) => string) =>
  Object.fromEntries(table.map(({ folder: row }) => [row.endsWith('.ts') ? row : `${row}/planted.ts`, source(row)]));

describe('imports go in one direction', () => {
  test('an import of the command line is caught in every folder', () => {
    const planted = plant((row) => `import '${'../'.repeat(placeOf(row).split('/').length)}src/cli/main.ts';\n`);
    expect(caught(planted)).toEqual(Object.keys(planted));
  });

  test('an import of the folder itself, or of a folder that the table allows, is accepted', () => {
    const allowed = (folder: string) => {
      const entry = table.find((row) => row.folder === folder)?.allowed ?? [];
      return entry
        .map((pattern) => `import '${pattern.slice(1).replace('**', 'planted.ts').replace('*', 'planted')}';\n`)
        .join('');
    };
    expect(caught(plant((row) => `import './other.ts';\n${allowed(row)}`))).toEqual([]);
  });

  test('the table names every folder except the command line, which may import all of them', () => {
    const named = table.map(({ folder }) => folder).filter((row) => !row.endsWith('.ts'));
    const covered = (folder: string) => named.some((row) => folder === row || folder.startsWith(`${row}/`));
    const rooms = folders(graphOf(sources())).filter((folder) => folder !== 'src' && !folder.startsWith('src/cli'));
    expect(rooms.filter((folder) => !covered(folder))).toEqual([]);
    expect(named.filter((row) => !rooms.some((folder) => folder === row || folder.startsWith(`${row}/`)))).toEqual([]);
  });

  test('ARCHITECTURE.md shows the same table, and a planted difference is found', () => {
    const page = readFileSync('ARCHITECTURE.md', 'utf8');
    expect(differencesFrom(page)).toEqual([]);
    expect(differencesFrom(page.replace('| nothing |', '| src/engine |'))).toEqual(['events']);
  });

  test('every file and folder that ARCHITECTURE.md names exists, and a planted name is found', () => {
    const page = readFileSync('ARCHITECTURE.md', 'utf8');
    expect(namesOfNothing(page)).toEqual([]);
    expect(namesOfNothing(page.replace('plan.ts', 'plans.ts'))).toEqual(['plans.ts']);
    expect(namesOfNothing(page.replace('`src/draws/`', '`src/dice/`'))).toEqual(['src/dice/']);
  });

  test('the table has no cycle, and a planted one is found', () => {
    const graph: Graph = new Map(table.map(({ folder, allowed }) => [folder, new Set(allowed.map(roomOf(folder)))]));
    expect(cycleIn(graph)).toBeUndefined();
    graph.get('src/draws')?.add('src/engine');
    expect(cycleIn(graph)?.sort()).toEqual(expect.arrayContaining(['src/draws', 'src/engine']));
  });

  test('no folder imports, directly or through others, a folder that imports it', () => {
    const files = sources();
    expect(cycleIn(graphOf(files))).toBeUndefined();
    const planted = new Map(files).set('src/draws/planted.ts', "import '../engine/run/replicate.ts';\n");
    expect(cycleIn(graphOf(planted))).toEqual(expect.arrayContaining(['src/draws', 'src/engine/run']));
  });

  test('no folder imports the library’s face or the command line, and a planted import is found', () => {
    const files = sources();
    expect(importersOfFaces(files)).toEqual([]);
    const planted = new Map(files)
      .set('src/fit/planted.ts', "import { simulate } from '../index.ts';\n")
      .set('functions/planted.ts', "import '../src/cli/program.ts';\n");
    expect(importersOfFaces(planted)).toEqual(['functions', 'src/fit']);
  });

  test('a folder holds about twenty files at most', () => {
    const files = [...sources().keys()];
    const held = (folder: string) => files.filter((file) => dirname(file) === folder).length;
    expect(folders(graphOf(sources())).filter((folder) => held(folder) > 22)).toEqual([]);
  });

  test('the model may not read a clock or use random numbers of its own', () => {
    for (const call of ['Math.random()', 'Date.now()', 'new Date()']) {
      expect(impurities(`export const planted = ${call};`)).toEqual([call]);
    }
    const pure = ['events', 'src/model', 'src/draws', 'src/engine', 'src/measures', 'src/weekly'];
    const found = [...sources()]
      .filter(([file]) => pure.some((folder) => file.startsWith(`${folder}/`)))
      .flatMap(([, source]) => impurities(source));
    expect(found).toEqual([]);
  });

  test('the model may not leave the last bit of a draw to the JavaScript engine', () => {
    for (const call of ['Math.exp(x)', 'Math.log1p(x)', 'Math.pow(x, y)', 'x ** y']) {
      expect(engineDependent(`export const planted = (x: number, y: number) => ${call};`)).toHaveLength(1);
    }
    expect(engineDependent('/** x ** y */ export const planted = (x: number) => Math.sqrt(x) * 2 ** -32;')).toEqual([]);
    const pure = ['events', 'src/model', 'src/draws', 'src/engine', 'src/measures', 'src/scenario', 'src/calendar'];
    const found = [...sources()]
      .filter(([file]) => pure.some((folder) => file.startsWith(`${folder}/`)))
      .flatMap(([file, source]) => engineDependent(source).map((call) => `${file}: ${call}`));
    expect(found).toEqual([]);
  });
});

/** The rooms for which a page's table differs from biome.json's message. */
function differencesFrom(page: string): string[] {
  const shown = new Map(
    [...page.matchAll(/^\| `([^`]+?)\/?` \|.*\| ([^|]+) \|$/gm)].map(([, room, allowed]) => [room, allowed]),
  );
  const said = configuration.overrides.map(({ linter }) => {
    const [{ message }] = linter.rules.style.noRestrictedImports.options.patterns;
    return (
      /^(\S+) may import from: (nothing|[^.]+?)(?: else in the project)?\. See/.exec(message)?.slice(1) ?? [message]
    );
  });
  return said.filter(([room, allowed]) => shown.get(room) !== allowed).map(([room]) => room);
}

/** The files and folders that a page names, in its diagram or in code, and that do not exist. */
function namesOfNothing(page: string): string[] {
  const { stdout } = spawnSync('git', ['ls-files'], { encoding: 'utf8' });
  const tree = `\n${stdout}`;
  const diagram = /```\n(scenario file [^`]*)```/.exec(page)?.[1] ?? '';
  const named = [...diagram.matchAll(/[\w-]+(?:\.tsx?|\/)/g), ...page.matchAll(/(?<=`)[\w./-]+(?:\.tsx?|\/)(?=`)/g)];
  const found = (name: string) => (name.endsWith('/') ? tree.includes(`/${name}`) : tree.includes(`/${name}\n`));
  return [...new Set(named.map(([name]) => name))].filter((name) => !found(name) && !tree.includes(`\n${name}`));
}

/** Folder -> the folders that its files import from. */
type Graph = Map<string, Set<string>>;

function graphOf(files: ReadonlyMap<string, string>): Graph {
  const graph: Graph = new Map();
  for (const [file, source] of files) {
    const folder = dirname(file);
    const imported = graph.get(folder) ?? new Set();
    for (const [, path] of source.matchAll(/\b(?:from|import)\s*\(?\s*'(\.[^']+\.tsx?)'/g)) {
      const other = dirname(join(folder, path));
      if (other !== folder) imported.add(other);
    }
    graph.set(folder, imported);
  }
  return graph;
}

/** The folders that import `src/index.ts` or, from outside, `src/cli`. */
function importersOfFaces(files: ReadonlyMap<string, string>): string[] {
  const isCli = (folder: string) => folder === 'src/cli' || folder.startsWith('src/cli/');
  return [...graphOf(files)]
    .filter(([folder, imported]) => imported.has('src') || (!isCli(folder) && [...imported].some(isCli)))
    .map(([folder]) => folder);
}

const folders = (graph: Graph) => [...graph.keys()].sort();

/** The room that a pattern such as `!../draws/**` or `!../report/format.ts` allows to the files of `folder`. */
const roomOf = (folder: string) => (pattern: string) => {
  // A room's files are directly in it or one folder deeper; a pattern is written for either.
  const paths = [placeOf(folder), `${folder}/inner`].map((from) => join(from, pattern.slice(1)));
  const rows = table.map((row) => row.folder).sort((a, b) => b.length - a.length);
  const room = paths.flatMap((path) => rows.filter((row) => path.startsWith(`${row}/`)))[0];
  if (room === undefined) throw new Error(`biome.json allows ${pattern} to ${folder}, but its table has no such row.`);
  return room;
};

/** The folders of one cycle, if there is any. A room that imports from itself does not count. */
function cycleIn(graph: Graph): string[] | undefined {
  const done = new Set<string>();
  const walk = (folder: string, path: string[]): string[] | undefined => {
    if (path.includes(folder)) return path.slice(path.indexOf(folder));
    if (done.has(folder)) return undefined;
    for (const other of graph.get(folder) ?? []) {
      const cycle = other === folder ? undefined : walk(other, [...path, folder]);
      if (cycle !== undefined) return cycle;
    }
    done.add(folder);
    return undefined;
  };
  for (const folder of graph.keys()) {
    const cycle = walk(folder, []);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
}

function impurities(source: string): string[] {
  const calls = source.match(/Math\.random\(\)|Date\.now\(\)|new Date\(\)|DateTime\.now\(\)|performance\.now\(\)/g);
  return calls ?? [];
}

/**
 * Functions whose last bit ECMAScript leaves to the engine, and powers by `**`, which use one of them, except for whole
 * powers of two and whole powers of whole numbers.
 */
function engineDependent(source: string): string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
  const functions = code.match(
    /Math\.(?:exp|expm1|log|log1p|log2|log10|pow|sin|cos|tan|asin|acos|atan2?|sinh|cosh|tanh|cbrt|hypot)\(/g,
  );
  const powers = code.match(/(?<!\b2) \*\* \S+|\b2 \*\* (?!-?\d|NUMBER_BITS)\S+/g);
  return [...(functions ?? []), ...(powers ?? [])];
}
