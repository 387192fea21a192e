import { chmodSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

/**
 * Bundles the command line and its workers into dist/, for any Node from 20.19; one file loads faster than a hundred. Then
 * synthesises the stack of functions into dist/stack, unless nothing it is made from has changed.
 */
mkdirSync('dist', { recursive: true });
for (const file of readdirSync('dist'))
  if (file.endsWith('.js') || file.endsWith('.js.map')) rmSync(join('dist', file));
await build({
  entryPoints: ['src/cli/main.ts', 'src/engine/run/worker.ts', 'src/stack/functions/function-worker.ts'],
  outdir: 'dist',
  entryNames: '[name]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  minifySyntax: true,
  sourcemap: 'linked',
  logLevel: 'warning',
  // The embedded servers are loaded by --on local only, and need a later Node than the rest.
  external: ['fauxqs', 'dynalite'],
  // Dependencies in CommonJS ask for Node's own modules by require.
  banner: { js: "import { createRequire as $require } from 'node:module'; const require = $require(import.meta.url);" },
});
chmodSync('dist/main.js', 0o755);

if (!process.argv.includes('--no-stack')) {
  const { QUEUES } = await import('./events/queues.ts');
  const { synthesise } = await import('./infra/synth.ts');
  await synthesise({ project: import.meta.dirname, queues: QUEUES, outdir: join('dist', 'stack') });
}
