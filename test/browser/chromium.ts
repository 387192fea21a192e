import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe } from '@jest/globals';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { installedChromium, OFFLINE } from './installed-chromium.ts';

export interface OpenedPage {
  page: Page;
  /** Every address that the page asked for beside its own file. */
  requests: string[];
  /** What the page wrote to the console as an error, and every exception it did not catch. */
  errors: string[];
}

export interface OpenHow {
  width?: number;
  height?: number;
  dark?: boolean;
  /** As with the high contrast themes of Windows. */
  forcedColors?: boolean;
  javaScript?: boolean;
  /** What follows the file in the address: `?projector=1#v=1`. */
  address?: string;
  /** A script that runs before those of the page, as if the browser were another. */
  before?: string;
}

export interface Browser {
  /** Opens a file as a double-click would, in a window of its own that is closed after the tests. */
  open(file: string, how?: OpenHow): Promise<OpenedPage>;
}

/**
 * Tests in a real Chromium. Where none is installed they are skipped with a message, but fail in continuous
 * integration.
 */
export function describeInChromium(name: string, tests: (browser: Browser) => void): void {
  if (installedChromium === undefined) {
    if (process.env.CI) throw new Error('Chromium is missing. Install it: apt-get install chromium');
    process.stderr.write(`SKIPPED: ${name}. Chromium is missing; to run these tests: apt-get install chromium\n`);
    describe.skip(name, () => tests({ open: () => Promise.reject(new Error('skipped')) }));
    return;
  }
  describe(name, () => {
    const contexts: BrowserContext[] = [];
    const profile = mkdtempSync(join(tmpdir(), 'chromium-'));
    const launched = { browser: undefined as Awaited<ReturnType<typeof chromium.launch>> | undefined };
    beforeAll(async () => {
      launched.browser = await chromium.launch({
        executablePath: installedChromium,
        args: OFFLINE,
        env: { ...process.env, HOME: profile },
      });
    });
    afterAll(async () => {
      for (const context of contexts) await context.close();
      await launched.browser?.close();
      rmSync(profile, { recursive: true, force: true });
    });
    tests({
      async open(
        file,
        {
          width = 1280,
          height = 900,
          dark = false,
          forcedColors = false,
          javaScript = true,
          address = '',
          before,
        } = {},
      ) {
        const context = await launched.browser!.newContext({
          viewport: { width, height },
          colorScheme: dark ? 'dark' : 'light',
          forcedColors: forcedColors ? 'active' : 'none',
          javaScriptEnabled: javaScript,
        });
        contexts.push(context);
        const page = await context.newPage();
        if (before !== undefined) await page.addInitScript(before);
        const own = pathToFileURL(resolve(file)).href;
        const requests: string[] = [];
        const errors: string[] = [];
        page.on('request', (request) => {
          const url = request.url();
          if (!url.startsWith(own) && !url.startsWith('blob:') && !url.startsWith('data:')) requests.push(url);
        });
        page.on('console', (message) => {
          if (message.type() === 'error') errors.push(message.text());
        });
        page.on('pageerror', (error) => errors.push(error.message));
        await page.goto(own + address);
        return { page, requests, errors };
      },
    });
  });
}
