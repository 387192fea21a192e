import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { QUEUES } from '../events/queues.ts';
import { KEEPING_FOLDER } from '../events/stack-settings.ts';
import type { QueueSettings } from './queue-function.ts';

export interface SynthOptions {
  /** The project's folder. */
  project: string;
  queues: Record<string, QueueSettings>;
  /** The folder for the assembly. Its present content is deleted. */
  outdir: string;
  context?: Record<string, unknown>;
}

export interface Synthesised {
  /** True if nothing had changed since the last time. */
  skipped: boolean;
  /** KiB of each bundle, by handler; empty if skipped. */
  bundleKiB: Record<string, number>;
  /** Files of packages that the bundles contain, relative to the project: one for each package. */
  bundled: string[];
}

/** A file beside the assembly that records what it was made from. */
const STAMP = 'made-from.json';

interface Stamp {
  inputs: string[];
  bundled: string[];
  hash: string;
}

/**
 * Writes the stack's template and bundles into `outdir` as `cdk synth` would, unless they are already there from the
 * same sources.
 */
export async function synthesise({ project, queues, outdir, context }: SynthOptions): Promise<Synthesised> {
  const settings = JSON.stringify({ queues, context });
  const stampFile = join(outdir, STAMP);
  if (existsSync(stampFile)) {
    const { inputs, bundled, hash } = JSON.parse(readFileSync(stampFile, 'utf8')) as Stamp;
    if (hashOf(project, inputs, settings) === hash) return { skipped: true, bundleKiB: {}, bundled };
  }
  // The CDK takes half a second to load, so it is loaded only when there is something to do.
  const { pipelineApp } = await import('./pipeline-app.ts');
  const room = mkdtempSync(join(dirname(outdir), '.stack-'));
  try {
    const assembly = join(room, 'assembly');
    const common = { project, queues, bundles: join(room, 'bundles') };
    const { app, bundles } = pipelineApp({ ...common, outdir: assembly, ...(context && { context }) });
    app.synth();
    const keeping = join(room, KEEPING_FOLDER);
    pipelineApp({
      ...common,
      made: bundles,
      outdir: keeping,
      context: { ...context, 'keep-data': 'true' },
    }).app.synth();
    addKeeping(keeping, join(assembly, KEEPING_FOLDER));
    const infra = readdirSync(join(project, 'infra')).map((file) => `infra/${file}`);
    const all = [...bundles.values()].flatMap(({ inputs }) => inputs);
    const own = all.filter((file) => !file.includes('node_modules/'));
    const folders = all.filter((file) => file.includes('node_modules/')).map((file) => file.replace(IN_PACKAGE, '$1'));
    const bundled = [...new Set(folders)].sort().map((folder) => `${folder}/package.json`);
    const inputs = [
      ...new Set([...infra, ...own, 'events/queues.ts', 'events/stack-settings.ts', 'package-lock.json']),
    ].sort();
    const stamp: Stamp = { inputs, bundled, hash: hashOf(project, inputs, settings)! };
    writeFileSync(join(assembly, STAMP), `${JSON.stringify(stamp, null, 1)}\n`);
    rmSync(outdir, { recursive: true, force: true });
    renameSync(assembly, outdir);
    const sizes = [...bundles].map(([handler, { bytes }]) => [handler, Math.round(bytes / 1024)]);
    return { skipped: false, bundleKiB: Object.fromEntries(sizes), bundled };
  } finally {
    rmSync(room, { recursive: true, force: true });
  }
}

/**
 * Adds to the assembly the files that differ if data are kept. The folders with the functions' code are the same and
 * stay where they are.
 */
function addKeeping(from: string, to: string): void {
  mkdirSync(to);
  for (const file of readdirSync(from))
    if (/^manifest\.json$|\.(?:template|assets)\.json$/.test(file)) copyFileSync(join(from, file), join(to, file));
}

const IN_PACKAGE = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\/.*$/;

/** Undefined if one of the files is missing. */
function hashOf(project: string, files: readonly string[], settings: string): string | undefined {
  const hash = createHash('sha256').update(settings);
  for (const file of files) {
    const path = join(project, file);
    if (!existsSync(path)) return undefined;
    hash.update(`\0${file}\0`).update(readFileSync(path));
  }
  return hash.digest('hex');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const project = fileURLToPath(new URL('..', import.meta.url));
  const { skipped, bundleKiB } = await synthesise({ project, queues: QUEUES, outdir: join(project, 'dist/stack') });
  if (!skipped) {
    for (const [handler, size] of Object.entries(bundleKiB)) console.log(`${handler} ${size} KiB`);
  }
}
