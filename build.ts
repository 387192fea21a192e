import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

/**
 * Bundles the command line, the library and their workers into dist/, for any Node from 20.19, since one file loads
 * faster than a hundred. Unless --bundles-only is given, it then writes the library's types into dist/types and
 * synthesises the stack of functions into dist/stack. The synthesis is skipped if none of its sources has changed.
 */
mkdirSync('dist', { recursive: true });
for (const file of readdirSync('dist'))
  if (file.endsWith('.js') || file.endsWith('.js.map')) rmSync(join('dist', file));
await build({
  entryPoints: [
    'src/cli/main.ts',
    'src/index.ts',
    'src/engine/run/worker.ts',
    'src/event-log/parquet/parquet-process.ts',
    'src/stack/functions/function-worker.ts',
  ],
  outdir: 'dist',
  entryNames: '[name]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  minifySyntax: true,
  loader: { '.css': 'text' },
  jsx: 'automatic',
  jsxImportSource: 'preact',
  sourcemap: 'linked',
  logLevel: 'warning',
  // Only --on local loads the embedded servers, and they need a later Node than the rest.
  external: ['fauxqs', 'dynalite'],
  // Dependencies in CommonJS load Node's own modules with require.
  banner: { js: "import { createRequire as $require } from 'node:module'; const require = $require(import.meta.url);" },
});
chmodSync('dist/main.js', 0o755);

if (!process.argv.includes('--bundles-only')) {
  rmSync('dist/types', { recursive: true, force: true });
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '--project', 'tsconfig.types.json'], {
    stdio: 'inherit',
  });
  const { QUEUES } = await import('./events/queues.ts');
  const { synthesise } = await import('./infra/synth.ts');
  await synthesise({ project: import.meta.dirname, queues: QUEUES, outdir: join('dist', 'stack') });
}
