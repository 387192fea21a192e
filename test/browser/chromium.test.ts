import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { describeInChromium } from './chromium.ts';

const room = mkdtempSync(join(tmpdir(), 'page-'));
afterAll(() => rmSync(room, { recursive: true }));

function written(name: string, html: string): string {
  const file = join(room, name);
  writeFileSync(file, html);
  return file;
}

describeInChromium('what the tests of pages notice', (browser) => {
  test('a page that loads nothing makes no request and reports no error', async () => {
    const { page, requests, errors } = await browser.open(written('calm.html', '<h1>calm</h1><p>Nothing here.'));
    expect(await page.textContent('h1')).toBe('calm');
    expect({ requests, errors }).toEqual({ requests: [], errors: [] });
  });

  test('planted fault: a request and a breach of the content security policy are noticed', async () => {
    const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src file:">`;
    const html = `<!doctype html>${policy}<img src="beside.png"><p style="color:red">red</p>`;
    const { requests, errors } = await browser.open(written('loud.html', html));
    expect(requests).toEqual([expect.stringMatching(/beside\.png$/)]);
    expect(errors.join()).toContain('Content Security Policy');
  });

  test('planted fault: an exception is noticed', async () => {
    const { errors } = await browser.open(written('broken.html', '<script>throw new Error("broken")</script>'));
    expect(errors).toEqual([expect.stringContaining('broken')]);
  });
});
