import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Plugin, transform } from 'esbuild';
import { withMergedChunks } from './packaging/merged-chunks.ts';
import { WITHOUT_DESCRIPTIONS } from './packaging/without-descriptions.ts';

const STYLE_AS_TEXT: Plugin = {
  name: 'a style sheet as its text, without comments and blanks',
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), { loader: 'css', minify: true });
      return { contents: code.trimEnd(), loader: 'text' };
    });
  },
};

/**
 * Bundles the command line, the library and their workers into dist/, for any Node from 22.5, since one file loads
 * faster than a hundred, and what pages contain into dist/page/. Unless --bundles-only is given, it then writes the
 * library's types into dist/types, synthesises the stack of functions into dist/stack and collects the licences of what
 * is bundled. The synthesis is skipped if none of its sources has changed. A gallery stays as it was made.
 */
mkdirSync('dist', { recursive: true });
for (const file of readdirSync('dist'))
  if (!['stack', 'types', 'gallery'].includes(file)) rmSync(join('dist', file), { recursive: true });
const FOR_NODE = {
  outdir: 'dist',
  format: 'esm',
  platform: 'node',
  target: 'node22.5',
  minifySyntax: true,
  logLevel: 'warning',
} as const;
const split = await build({
  ...FOR_NODE,
  entryPoints: [
    'src/cli/main.ts',
    'src/index.ts',
    'src/engine/run/worker.ts',
    'src/event-log/parquet/parquet-process.ts',
    'src/stack/functions/function-worker.ts',
  ],
  entryNames: '[name]',
  bundle: true,
  splitting: true,
  plugins: [STYLE_AS_TEXT],
  jsx: 'automatic',
  jsxImportSource: 'preact',
  sourcemap: 'inline',
  metafile: true,
  write: false,
  // Only --on local loads the embedded servers, which users install themselves.
  external: ['fauxqs', 'dynalite'],
  // Dependencies in CommonJS load Node's own modules with require.
  banner: { js: "import { createRequire as $require } from 'node:module'; const require = $require(import.meta.url);" },
});
const { metafile } = split;
const MERGED_FOR = { layers: ['main', 'worker', 'run-command', 'run', 'explain', 'load'], apart: 'index' };
for (const { path, contents } of await withMergedChunks(split, MERGED_FOR, { ...FOR_NODE, sourcemap: 'linked' }))
  writeFileSync(path, contents);
chmodSync('dist/main.js', 0o755);
const inPages = await buildPage();

if (!process.argv.includes('--bundles-only')) {
  rmSync('dist/types', { recursive: true, force: true });
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '--project', 'tsconfig.types.json'], {
    stdio: 'inherit',
  });
  const { keepReachable } = await import('./packaging/reachable-types.ts');
  keepReachable('dist/types/src/index.d.ts', 'dist/types');
  const { QUEUES } = await import('./events/queues.ts');
  const { synthesise } = await import('./infra/synth.ts');
  const { bundled } = await synthesise({ project: import.meta.dirname, queues: QUEUES, outdir: join('dist', 'stack') });
  const { licencesOf } = await import('./packaging/licences.ts');
  writeFileSync('dist/THIRD-PARTY-LICENCES.txt', licencesOf([...Object.keys(metafile.inputs), ...inPages, ...bundled]));
}

/**
 * What a page for browsers contains: a script that unpacks the page's own, that one, and the engine for its workers.
 * All are classic scripts, since a browser starts no module from a page on a disk. They are compressed here, so that
 * pages are the same bytes everywhere. Returns the files that are bundled.
 */
async function buildPage(): Promise<string[]> {
  const { outputFiles, metafile } = await build({
    entryPoints: {
      engine: 'src/explore/worker.ts',
      script: 'src/page/explore/main.tsx',
      start: 'src/page/explore/start.ts',
    },
    outdir: 'dist/page',
    bundle: true,
    format: 'iife',
    platform: 'browser',
    target: ['es2022', 'chrome109', 'firefox115', 'safari16.4'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    plugins: [WITHOUT_DESCRIPTIONS],
    metafile: true,
    write: false,
    logLevel: 'warning',
  });
  mkdirSync('dist/page', { recursive: true });
  for (const { path, contents } of outputFiles) {
    writeFileSync(path, contents);
    // A smaller memory gives more blocks, each with codes of its own, and here the smaller file.
    const packed = gzipSync(contents, { level: 9, memLevel: 7 }).toString('base64');
    if (!path.endsWith('start.js')) writeFileSync(path.replace(/\.js$/, '.txt'), packed);
  }
  return Object.keys(metafile.inputs);
}
