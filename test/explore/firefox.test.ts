import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from '@jest/globals';
import { describeInFirefox } from '../browser/firefox.ts';
import { Installed, SMALL } from '../cli/command-line.ts';

const installed = new Installed();
afterAll(() => installed.remove());

describeInFirefox('a page that can be explored, in Firefox', (browser) => {
  test('opens from a disk, and its result is that of the command', async () => {
    installed.write('small.yaml', SMALL);
    expect(installed.run('explore', 'small.yaml').status).toBe(0);
    const page = await browser().newPage();
    await page.goto(pathToFileURL(installed.path('small.html')).href);
    await page.waitForFunction(() => document.querySelector('.status')?.textContent?.startsWith('4 replications, '));
    // What the page saves, without a folder for downloads.
    const saved = await page.evaluate(async () => {
      const texts: Promise<string>[] = [];
      const made = URL.createObjectURL;
      URL.createObjectURL = (blob: Blob) => {
        texts.push(blob.text());
        return made.call(URL, blob);
      };
      HTMLAnchorElement.prototype.click = () => {};
      [...document.querySelectorAll('button')].find((button) => button.textContent?.startsWith('Save'))?.click();
      return texts[0];
    });
    expect(saved).toBe(installed.run('run', 'small.yaml', '--json').stdout);
  });
});
