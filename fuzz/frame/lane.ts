import { closeSync, mkdirSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type Batch, runBatch, type Watch } from './batch.ts';
import { INDEX_FILE, type LaneAnswer, REASON_FILE } from './lane-files.ts';
import type { OpenTarget, Target } from './target.ts';
import { processorMilliseconds, SHARED, type WatchdogData } from './watchdog.ts';

/**
 * The process that runs inputs, so that whatever they do, they do it there. Its arguments are an empty folder of its
 * own, the module with the list of targets, and the most bytes it may take. It answers each batch with a result.
 */
const [folder, list, mostBytes] = process.argv.slice(2);
const { TARGETS } = (await import(list)) as { TARGETS: readonly Target[] };
const reasonFile = join(folder, REASON_FILE);
const indexFile = openSync(join(folder, INDEX_FILE), 'w');
const shared = new SharedArrayBuffer(SHARED.length * Float64Array.BYTES_PER_ELEMENT);
const values = new Float64Array(shared);
values[SHARED.index] = -1;
const workerData: WatchdogData = { shared, reasonFile, mostBytes: Number(mostBytes) };
const watchdog = new Worker(new URL('./watchdog.ts', import.meta.url), { workerData });
watchdog.unref();

// Ctrl-C reaches every process of a terminal. The parent then starts no further batch.
process.on('SIGINT', () => {});
let stray: unknown;
process.on('uncaughtException', (error) => {
  stray = error;
});
process.on('unhandledRejection', (error) => {
  stray = error;
});
// With the channel let go, the process only gets here if an input waits for something that nothing will bring.
process.on('beforeExit', () => {
  const fault = { kind: 'time', what: 'never answers, and waits for nothing' };
  writeFileSync(reasonFile, JSON.stringify({ index: values[SHARED.index], ...fault }));
});

const written = Buffer.alloc(8);
const watch: Watch = {
  begins(index, mostMilliseconds, isApart) {
    written.writeDoubleLE(index);
    writeSync(indexFile, written, 0, 8, 0);
    values[SHARED.began] = processorMilliseconds();
    values[SHARED.most] = mostMilliseconds;
    values[SHARED.isApart] = isApart ? 1 : 0;
    values[SHARED.index] = index;
  },
  ends() {
    values[SHARED.index] = -1;
  },
  stray() {
    const found = stray;
    stray = undefined;
    return found;
  },
};

const opened = new Map<string, Promise<OpenTarget>>();

function openTarget(target: Target): Promise<OpenTarget> {
  const known = opened.get(target.name);
  if (known !== undefined) return known;
  const room = join(folder, target.name);
  mkdirSync(room);
  const open = target.open(room);
  opened.set(target.name, open);
  return open;
}

process.on('message', async (batch: Batch) => {
  process.channel?.unref();
  const target = TARGETS.find(({ name }) => name === batch.target)!;
  const answer = await openTarget(target)
    .then((open) => runBatch(batch, target, open, watch))
    .then((result): LaneAnswer => ({ result }))
    .catch((error): LaneAnswer => ({ failed: `${batch.target}:${values[SHARED.index]}: ${error?.stack ?? error}` }));
  values[SHARED.index] = -1;
  process.channel?.ref();
  process.send!(answer);
});
process.on('disconnect', () => {
  // The parent removes the folder, unless it was killed.
  closeSync(indexFile);
  rmSync(folder, { recursive: true, force: true });
  process.exit();
});
