import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

/**
 * How many times as much two threads of this machine do as one: each counts rounds of a bare loop for some seconds.
 * Nothing is shared, and the loop uses no memory. No run can gain more from a second worker. Prints the ratio as JSON.
 */
const MILLISECONDS = 3000;
const ROUND = 1_000_000;

function rounds(): number {
  let [x, done] = [1, 0];
  const end = performance.now() + workerData.milliseconds;
  while (performance.now() < end) {
    for (let i = 0; i < ROUND; i++) x = (Math.imul(x, 1_664_525) + 1_013_904_223) | 0;
    done++;
  }
  return x === 0 ? done + 1e-9 : done; // x must be used, or the loop could be left out
}

async function threads(count: number, milliseconds: number): Promise<number> {
  const each = Array.from({ length: count }, () => {
    const worker = new Worker(new URL(import.meta.url), { workerData: { milliseconds } });
    return new Promise<number>((resolve, reject) => {
      worker.on('message', resolve);
      worker.on('error', reject);
    });
  });
  return (await Promise.all(each)).reduce((sum, done) => sum + done, 0);
}

if (isMainThread) {
  await threads(2, MILLISECONDS / 10);
  const one = await threads(1, MILLISECONDS);
  process.stdout.write(`${JSON.stringify({ ratio: (await threads(2, MILLISECONDS)) / one })}\n`);
} else parentPort?.postMessage(rounds());
