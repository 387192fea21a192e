import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { Embedded } from '../../src/explore/messages.ts';
import { OFFLINE } from '../../test/browser/installed-chromium.ts';
import { median } from '../median.ts';
import type { Step } from './worker.ts';

/** Processor time of a worker's thread in milliseconds, once its code is compiled: medians. */
export interface ThreadTimes {
  boot: number;
  load: number;
  twoReplications: number;
  summarise: number;
}

/** The first rounds compile the code and are not counted. */
const WARM_UP = 5;

/**
 * Measures the page's engine in a worker of Chromium. The time is what Linux has counted for the worker's thread, so
 * that other programs and other threads, such as the compiler's, do not count.
 */
export async function inChromium(executablePath: string, embedded: Embedded, rounds: number): Promise<ThreadTimes> {
  const room = mkdtempSync(join(tmpdir(), 'bench-page-'));
  const browser = await chromium.launch({ executablePath, args: OFFLINE, env: { ...process.env, HOME: room } });
  try {
    const blank = join(room, 'blank.html');
    writeFileSync(blank, '<!doctype html><title>blank</title>');
    const page = await browser.newPage();
    await page.goto(pathToFileURL(blank).href);
    const engine = readFileSync('dist/page/engine.js', 'utf8');
    const boots: number[] = [];
    for (let round = 0; round < WARM_UP + rounds; round++) {
      await startWorker(page, engine);
      await ask(page, { kind: 'start', embedded });
      boots.push(await threadMilliseconds(browser));
    }
    await startWorker(page, await stepsAsScript());
    await ask(page, { kind: 'start', embedded });
    const took = async (step: Exclude<Step['kind'], 'start'>) => {
      const before = await threadMilliseconds(browser);
      await ask(page, { kind: step });
      return (await threadMilliseconds(browser)) - before;
    };
    const times: Omit<ThreadTimes, 'boot'>[] = [];
    for (let round = 0; round < WARM_UP + rounds; round++) {
      const load = await took('load');
      const twoReplications = (await took('replicate')) + (await took('replicate'));
      times.push({ load, twoReplications, summarise: await took('summarise') });
    }
    const warm = times.slice(WARM_UP);
    return {
      boot: median(boots.slice(WARM_UP)),
      load: median(warm.map((one) => one.load)),
      twoReplications: median(warm.map((one) => one.twoReplications)),
      summarise: median(warm.map((one) => one.summarise)),
    };
  } finally {
    await browser.close();
    rmSync(room, { recursive: true, force: true });
  }
}

/** The steps, bundled as build.ts bundles the engine. */
async function stepsAsScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ['bench/page/worker.ts'],
    bundle: true,
    format: 'iife',
    platform: 'browser',
    target: ['es2022', 'chrome109'],
    minify: true,
    write: false,
  });
  return outputFiles[0].text;
}

/** Ends the worker before, if there is one, and starts another. */
function startWorker(page: Page, script: string): Promise<void> {
  return page.evaluate((script) => {
    const window = globalThis as unknown as { worker?: Worker };
    window.worker?.terminate();
    window.worker = new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));
  }, script);
}

/** Sends the worker a message and waits for its answer. */
function ask(page: Page, message: Step): Promise<void> {
  return page.evaluate((message) => {
    const { worker } = globalThis as unknown as { worker: Worker };
    return new Promise<void>((resolve, reject) => {
      worker.onmessage = () => resolve();
      worker.onerror = (event) => reject(new Error(event.message));
      worker.postMessage(message);
    });
  }, message);
}

/** What the newest worker's thread has had of a processor, as Linux counts it in nanoseconds. */
async function threadMilliseconds(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const workers = processInfo
    .filter(({ type }) => type === 'renderer')
    .flatMap(({ id }) =>
      readdirSync(`/proc/${id}/task`).map((thread) => ({ folder: `/proc/${id}/task/${thread}`, thread })),
    )
    .filter(({ folder }) => readFileSync(`${folder}/comm`, 'utf8').startsWith('DedicatedWorker'))
    .sort((a, b) => Number(b.thread) - Number(a.thread));
  if (workers.length === 0) throw new Error('Chromium has no thread of a worker.');
  return Number(readFileSync(`${workers[0].folder}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
}
