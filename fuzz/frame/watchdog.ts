import { writeFileSync } from 'node:fs';
import { isMainThread, workerData } from 'node:worker_threads';
import type { Fault } from './judge.ts';

/** Shared between a lane and its watchdog. */
export const SHARED = { index: 0, began: 1, most: 2, isApart: 3, length: 4 } as const;

export interface WatchdogData {
  shared: SharedArrayBuffer;
  /** Where the reason goes before the process is killed. */
  reasonFile: string;
  mostBytes: number;
}

/** Processor time of the whole process, in milliseconds. */
export function processorMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const TICK_MILLISECONDS = 100;
/** Ticks without any work, after which an input is said to wait for ever. On a busy machine ticks come late, too. */
const IDLE_TICKS = 300;
/** The same where another process reads the input, which may get little of a busy machine and has bounds of its own. */
const IDLE_TICKS_APART = 6000;
/** Less than this between two ticks is the watchdog's own work. */
const IDLE_MILLISECONDS = 10;
/** An input that ends within this multiple of its bound is reported without ending the process. */
const GRACE = 2;

/**
 * Watches the thread that runs the inputs from another thread of the process, since a loop without end lets nothing
 * else happen in its own. It kills the process if an input takes too much processor time or memory, or waits for ever.
 */
function watch({ shared, reasonFile, mostBytes }: WatchdogData): void {
  const values = new Float64Array(shared);
  let [lastTime, lastIndex, idle] = [0, -1, 0];
  const kill = (fault: Fault) => {
    writeFileSync(reasonFile, JSON.stringify({ index: values[SHARED.index], ...fault }));
    process.kill(process.pid, 'SIGKILL');
  };
  setInterval(() => {
    const index = values[SHARED.index];
    const now = processorMilliseconds();
    idle = index >= 0 && index === lastIndex && now - lastTime < IDLE_MILLISECONDS ? idle + 1 : 0;
    [lastTime, lastIndex] = [now, index];
    if (index < 0) return;
    const most = values[SHARED.most];
    if (now - values[SHARED.began] > GRACE * most)
      kill({ kind: 'time', what: `more than ${GRACE * most} ms of processor time, then stopped` });
    else if (idle > (values[SHARED.isApart] === 1 ? IDLE_TICKS_APART : IDLE_TICKS))
      kill({ kind: 'time', what: 'waits for ever' });
    else if (process.memoryUsage.rss() > mostBytes)
      kill({ kind: 'memory', what: `more than ${Math.round(mostBytes / 1024 / 1024)} MiB, then stopped` });
  }, TICK_MILLISECONDS);
}

if (!isMainThread && workerData?.reasonFile !== undefined) watch(workerData as WatchdogData);
