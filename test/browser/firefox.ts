import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from '@jest/globals';
import { type Browser, launch } from 'puppeteer-core';

const PLACES = ['/usr/bin/firefox-esr', '/usr/bin/firefox'];
const executablePath = PLACES.find((place) => existsSync(place));

/**
 * Tests in a real Firefox, by WebDriver BiDi. Where none is installed they are skipped with a message, but fail in
 * continuous integration.
 */
export function describeInFirefox(name: string, tests: (browser: () => Browser) => void): void {
  if (executablePath === undefined) {
    if (process.env.CI) throw new Error('Firefox is missing. Install it: apt-get install firefox-esr');
    process.stderr.write(`SKIPPED: ${name}. Firefox is missing; to run these tests: apt-get install firefox-esr\n`);
    describe.skip(name, () => tests(() => Promise.reject(new Error('skipped')) as never));
    return;
  }
  describe(name, () => {
    const home = mkdtempSync(join(tmpdir(), 'firefox-'));
    let launched: Browser | undefined;
    beforeAll(async () => {
      launched = await launch({
        browser: 'firefox',
        executablePath,
        headless: true,
        env: { ...process.env, HOME: home },
        extraPrefsFirefox: { 'browser.shell.checkDefaultBrowser': false },
      });
    });
    afterAll(async () => {
      await launched?.close();
      rmSync(home, { recursive: true, force: true });
    });
    tests(() => launched!);
  });
}
