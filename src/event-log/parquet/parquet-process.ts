import { writeSync } from 'node:fs';
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { INPUT_LIMITS } from '../../limits/input-limits.ts';
import { ColumnMap } from '../columns/column-map.ts';
import { decode } from './decode.ts';
import { type Exceeded, ParquetRefusal, type ParquetReply } from './parquet-reply.ts';

/**
 * The process that reads one Parquet file. It gets the bytes on its standard input; its arguments are their number,
 * the most resident memory it may take, in bytes, and the pairs of a column map as JSON. It replies over the channel
 * to its parent. A thread of it watches the processor time and the memory of the whole process and ends it, because
 * the library cannot be interrupted.
 */

const LEAST_SECONDS = 3;
const CHECK_MS = 50;

if (isMainThread) await read(Number(process.argv[2]), Number(process.argv[3]));
else watch(workerData as Watched);

interface Watched {
  /** One number: the processor time at which to end, in seconds since the process began. */
  until: Float64Array;
  /** Resident memory of the process at which to end, in bytes. */
  memory: number;
  parent: number;
}

async function read(length: number, memory: number): Promise<void> {
  const until = new Float64Array(new SharedArrayBuffer(8));
  const grant = (values: number) => {
    until[0] = spent() + Math.max(LEAST_SECONDS, (INPUT_LIMITS.parquetSeconds.most * values) / 1e6);
  };
  grant(length);
  const watchdog = new Worker(new URL(import.meta.url), {
    workerData: { until, memory, parent: process.ppid } satisfies Watched,
    execArgv: [],
  });
  watchdog.unref();
  const sent: Promise<void>[] = [];
  const reply = (message: ParquetReply) => {
    sent.push(new Promise((resolve) => process.send!(message, undefined, {}, () => resolve())));
  };
  try {
    const file = await standardInput(length);
    grant(length);
    await decode(file, { beginsColumn: grant, reply }, new ColumnMap(JSON.parse(process.argv[4])));
  } catch (error) {
    if (!(error instanceof ParquetRefusal)) throw error;
    reply({ kind: 'refused', refused: error.refused });
  }
  await Promise.all(sent);
  process.disconnect();
}

async function standardInput(length: number): Promise<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let at = 0;
  for await (const piece of process.stdin) {
    bytes.set(piece as Buffer, at);
    at += (piece as Buffer).length;
  }
  return bytes.buffer;
}

function watch({ until, memory, parent }: Watched): void {
  setInterval(() => {
    const exceeded: Exceeded | undefined =
      spent() > until[0] ? 'processor time' : process.memoryUsage.rss() > memory ? 'memory' : undefined;
    if (exceeded !== undefined) writeSync(1, exceeded);
    if (exceeded !== undefined || process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
  }, CHECK_MS);
}

/** Processor time of the whole process, in seconds. */
function spent(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
