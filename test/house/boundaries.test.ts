import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';

interface Override {
  includes: [string];
  linter: { rules: { style: { noRestrictedImports: { options: { patterns: [{ group: string[] }] } } } } };
}

/** biome.json's overrides are the one allow-list of imports between folders; here each of them is seen to hold. */
const configuration = JSON.parse(readFileSync('biome.json', 'utf8')) as { overrides: Override[] };

const table = configuration.overrides.map(({ includes: [glob], linter }) => ({
  folder: glob.replace('/**', ''),
  allowed: linter.rules.style.noRestrictedImports.options.patterns[0].group.filter((pattern) =>
    pattern.startsWith('!'),
  ),
}));

/** Lints planted files, path -> source, in a folder of their own under the project's rules; the paths with a forbidden import. */
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

const plant = (source: (folder: string) => string) =>
  Object.fromEntries(table.map(({ folder }) => [`${folder}/planted.ts`, source(folder)]));

describe('imports run one way', () => {
  test('an import of the command line is caught in every folder', () => {
    const planted = plant((folder) => `import '${'../'.repeat(folder.split('/').length)}src/cli/main.ts';\n`);
    expect(caught(planted)).toEqual(Object.keys(planted));
  });

  test('an import of the folder itself, or of what the table allows, is not', () => {
    const allowed = (folder: string) => {
      const entry = table.find((row) => row.folder === folder)?.allowed ?? [];
      return entry.map((pattern) => `import '${pattern.slice(1).replace('**', 'planted.ts')}';\n`).join('');
    };
    expect(caught(plant((folder) => `import './other.ts';\n${allowed(folder)}`))).toEqual([]);
  });

  test('the table names every folder but the command line, which may import all', () => {
    expect(table.map(({ folder }) => folder).sort()).toEqual([
      'events',
      'functions',
      'infra',
      'src/calendar',
      'src/cost',
      'src/draws',
      'src/engine',
      'src/event-log',
      'src/fit',
      'src/measures',
      'src/model',
      'src/pipeline',
      'src/report',
      'src/scenario',
      'src/spread',
      'src/stack',
      'src/tables',
      'src/weekly',
    ]);
  });

  test('the model may not ask a clock or throw dice of its own', () => {
    for (const call of ['Math.random()', 'Date.now()', 'new Date()']) {
      expect(impurities(`export const planted = ${call};`)).toEqual([call]);
    }
    const pure = ['events', 'src/model', 'src/draws', 'src/engine', 'src/measures', 'src/weekly'];
    const found = pure.flatMap((folder) => sources(folder).flatMap((file) => impurities(readFileSync(file, 'utf8'))));
    expect(found).toEqual([]);
  });
});

function sources(folder: string): string[] {
  const { stdout } = spawnSync('git', ['ls-files', `${folder}/*.ts`], { encoding: 'utf8' });
  return stdout.split('\n').filter((line) => line !== '');
}

function impurities(source: string): string[] {
  const calls = source.match(/Math\.random\(\)|Date\.now\(\)|new Date\(\)|DateTime\.now\(\)|performance\.now\(\)/g);
  return calls ?? [];
}
