import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { embeddable } from '../../src/explore/embed.ts';
import type { Answer, Embedded } from '../../src/explore/messages.ts';
import { jsonText } from '../../src/safe-text/json.ts';
import { filesOnDisk } from '../../src/scenario/files/files-on-disk.ts';
import { sha256Of } from '../../src/scenario/files/sha256.ts';
import { describeInChromium } from '../browser/chromium.ts';
import { Installed } from '../cli/command-line.ts';

const REPLICATIONS = 6;
const CLASSROOM = globSync('scenarios/classroom/*.yaml').filter((file) => !file.endsWith('.expect.yaml'));
const SCENARIOS = [
  'scenarios/hennepin.yaml',
  'scenarios/first-look.yaml',
  'scenarios/first-question.yaml',
  'scenarios/every-regime.yaml',
  ...CLASSROOM.sort(),
];

const installed = new Installed();
const room = mkdtempSync(join(tmpdir(), 'engine-'));
afterAll(() => {
  installed.remove();
  rmSync(room, { recursive: true });
});

/** A page without content, with the policy that pages have. */
const blank = join(room, 'blank.html');
const policy = "default-src 'none'; script-src 'unsafe-inline'; worker-src blob:";
writeFileSync(
  blank,
  `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">`,
);

async function embed(file: string, replications = REPLICATIONS): Promise<Embedded> {
  const bytes = readFileSync(file);
  const scenario = { file, text: bytes.toString(), sha256: sha256Of(bytes) };
  const { embedded } = await embeddable(scenario, filesOnDisk(file));
  return { ...embedded, replications };
}

describeInChromium('the engine in a page', (browser) => {
  test.each(SCENARIOS)('%s gives the bytes of `pickup-gap run --json`', async (file) => {
    const { page, requests, errors } = await browser.open(blank);
    const [last] = (await answers(page, await embed(file))).slice(-1);
    const { stdout } = installed.run('run', join(process.cwd(), file), '--replications', `${REPLICATIONS}`, '--json');
    expect(last.kind === 'figures' && jsonText(last.result)).toBe(stdout);
    expect({ requests, errors }).toEqual({ requests: [], errors: [] });
  });
});

/** What the engine answers to one change, until its last figures. */
async function answers(page: Page, embedded: Embedded): Promise<Answer[]> {
  const engine = readFileSync(join(installed.root, 'dist/page/engine.js'), 'utf8');
  return page.evaluate(
    ({ engine, embedded }) =>
      new Promise<Answer[]>((resolve, reject) => {
        const worker = new Worker(URL.createObjectURL(new Blob([engine], { type: 'text/javascript' })));
        const found: Answer[] = [];
        worker.onerror = (event) => reject(new Error(event.message));
        worker.onmessage = ({ data }: MessageEvent<Answer>) => {
          found.push(data);
          if (data.kind === 'ready') worker.postMessage({ kind: 'run', change: 1, edits: [] });
          else if (data.kind !== 'figures' || data.isLast) resolve(found);
        };
        worker.postMessage({ kind: 'start', embedded });
      }),
    { engine, embedded },
  );
}
