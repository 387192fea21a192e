import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import type { ReportData } from '../../src/page/data/report-data.ts';
import { reportDocument } from '../../src/page/document.tsx';
import { HOSTILE_TITLE, reportDataOf } from '../page/report-data.ts';
import { describeInChromium } from './chromium.ts';

const room = mkdtempSync(join(tmpdir(), 'report-'));
afterAll(() => rmSync(room, { recursive: true }));

const sha256 = (text: string) => createHash('sha256').update(text).digest('base64');
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds, in a few words each. Its source is evaluated, which a content security policy does not forbid. */
async function axe(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate<AxeResults>('axe.run(document, { resultTypes: ["violations"] })');
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
}

const overflow = (page: Page) => page.evaluate('document.documentElement.scrollWidth - innerWidth') as Promise<number>;

function written(name: string, html: string): string {
  const file = join(room, name);
  writeFileSync(file, html);
  return file;
}

/** Reads PDF files: Debian's poppler-utils. Only continuous integration must have it. */
const canReadPdf = spawnSync('pdftotext', ['-v']).error === undefined || process.env.CI !== undefined;
if (!canReadPdf) process.stderr.write('SKIPPED: printing. To run these tests: apt-get install poppler-utils\n');

/** The texts of the printed sheets. */
function sheets(pdf: string): string[] {
  return execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1);
}

describeInChromium('the report as a page', (browser) => {
  const made = { data: {} as ReportData, file: '' };
  beforeAll(async () => {
    made.data = await reportDataOf('scenarios/hennepin.yaml', 4);
    made.file = written('report.html', reportDocument(made.data, sha256));
  });

  test('opens from a file, asks for nothing, and breaks no policy', async () => {
    const { page, requests, errors } = await browser.open(made.file);
    expect(await page.textContent('h1')).toContain('Hennepin County');
    expect({ requests, errors }).toEqual({ requests: [], errors: [] });
  });

  test('is complete without JavaScript, and has none', async () => {
    const [without, with_] = await Promise.all([
      browser.open(made.file, { javaScript: false }),
      browser.open(made.file),
    ]);
    expect(await with_.page.locator('script').count()).toBe(0);
    const headings = (page: Page) => page.locator('h2').allTextContents();
    expect(await headings(without.page)).toEqual(await headings(with_.page));
  });

  test.each([
    [1280, false],
    [1280, true],
    [390, false],
    [390, true],
    [320, false],
    [320, true],
  ])('axe finds nothing at %i px, dark: %p, and nothing is wider than the window', async (width, dark) => {
    const { page } = await browser.open(made.file, { width, dark });
    await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');
    expect(await axe(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
  });

  test('planted faults: axe, the width and the policy notice what is wrong', async () => {
    const html = reportDocument(made.data, sha256)
      .replace('<h1', '<img src="x.png"><h1')
      .replace('<header class="top">', '<header class="top"><div><svg width="2000" height="1"></svg></div>');
    const { page, errors } = await browser.open(written('faulty.html', html), { width: 320 });
    expect((await axe(page)).join()).toContain('image-alt');
    expect(await overflow(page)).toBeGreaterThan(0);
    expect(errors.join()).toContain('Content Security Policy');
  });

  test('shows the figures of the JSON', async () => {
    const { page } = await browser.open(made.file);
    const { policies } = made.data.result;
    for (const [p, policy] of policies.entries()) {
      const shown = Number((await page.locator('.policies > li .big').nth(p).textContent())?.match(/^\d+/)?.[0]);
      expect(Math.abs(shown - policy.measures.pickupRate.mean! * 100)).toBeLessThan(1);
      const squares = await page.locator('.arrays > li').nth(p).locator('.numbers b').allTextContents();
      const sum = squares.reduce((so, text) => so + (text.startsWith('<') ? 0 : Number(text)), 0);
      expect([policy.name, sum]).toEqual([policy.name, 100]);
    }
    const table = await page.locator('#locks table').first().textContent();
    for (const { title } of policies) expect(await page.textContent('.policies')).toContain(title);
    expect(table).toContain('the agency is told');
  });

  (canReadPdf ? test : test.skip).each(['A4', 'Letter'])(
    'prints on %s with the short report on two sheets and the tables after them',
    async (format) => {
      const { page } = await browser.open(made.file);
      const pdf = join(room, `${format}.pdf`);
      await page.pdf({ path: pdf, format });
      const [first, second, third, ...others] = sheets(pdf);
      expect(first).toMatch(/One county jail.*Under “practice”, the baseline, ICE.*none/s);
      expect(first).toMatch(/Of 100 detainers, .* end in a pickup/);
      expect(first).toMatch(/The result rests on assumptions, such as these five.*not say how much each matters.*%/s);
      expect(second).toMatch(/are lost at step.*than under the baseline.*hours held.*are assumptions/s);
      expect(third).toContain('The figures of the first two sheets');
      expect(others.join()).toContain('How to cite and repeat this');
      // Folded lists are open on paper.
      expect(others.join()).toContain('patience');
      expect(readFileSync(pdf).length).toBeLessThan(1_000_000);
    },
  );

  (canReadPdf ? test : test.skip)('prints the same from a dark screen as from a light one', async () => {
    const html = reportDocument(made.data, sha256);
    // The browser prints with the colours of its screen where a style sheet does not say otherwise.
    const dark = written('dark.html', html);
    const faulty = written('dark-paper.html', html.replace('@media screen and (prefers', '@media (prefers'));
    const light = await printed(made.file, false);
    expect((await printed(dark, true)).equals(light)).toBe(true);
    expect((await printed(faulty, true)).equals(light)).toBe(false);
  });

  /** The pixels of the first two sheets. */
  async function printed(file: string, isDark: boolean): Promise<Buffer> {
    const { page } = await browser.open(file, { dark: isDark });
    const pdf = join(room, 'pixels.pdf');
    await page.pdf({ path: pdf, format: 'A4' });
    return execFileSync('pdftoppm', ['-r', '50', '-l', '2', pdf], { maxBuffer: 2 ** 26 });
  }

  (canReadPdf ? test : test.skip).each(['A4', 'Letter'])(
    'prints on %s with the weight of five assumptions on the first sheet, and as bars on the second',
    async (format) => {
      const side = (value: string, rate: number) => ({ value, rate, difference: { low: -0.01, high: 0.01 } });
      // The five of hennepin.yaml, whose names in words are long.
      const paths = [
        'releaseNotice.discretion.person',
        'releaseNotice.notice.compliance',
        'releaseNotice.discretion.week',
        'releaseNotice.channel.phone.answered',
        'agentArrival.teams',
      ];
      const most = paths.map((path) => ({
        path,
        value: '{lognormal: {median: 30 min, p95: 2 h}, and more that is too long for a line}',
        down: side('15 min', 0.14),
        up: side('25 min', 0.22),
      }));
      const weights = { policy: 'practice', replications: 10, by: 0.25, complete: true, rate: 0.18, moved: 40, most };
      const html = reportDocument({ ...made.data, weights }, sha256);
      const { page } = await browser.open(written('weighed.html', html), { width: 390 });
      expect(await overflow(page)).toBe(0);
      expect(await axe(page)).toEqual([]);
      const pdf = join(room, `weighed-${format}.pdf`);
      await page.pdf({ path: pdf, format });
      const [first, second, third] = sheets(pdf);
      expect(first).toContain('The result rests on assumptions; five of them move it most');
      const lines = await page.locator('#rests-on dd').allTextContents();
      expect(lines.filter((line) => line.endsWith(' (14 to 22)'))).toHaveLength(5);
      // The last of them: a line that did not fit would be on the next sheet.
      expect(first).toContain('the agency’s teams');
      expect(second).not.toContain('the agency’s teams: ');
      expect(second.match(/14 to 22 of 100/g)).toHaveLength(5);
      expect(second).toMatch(/18 of 100\s+\+\d/);
      expect(third).toContain('The figures of the first two sheets');
    },
  );

  test('a hostile title is text, in order and inside the window', async () => {
    const data = structuredClone(made.data);
    data.result.scenario.title = HOSTILE_TITLE;
    data.result.policies[1].title = HOSTILE_TITLE;
    const { page, requests, errors } = await browser.open(written('hostile.html', reportDocument(data, sha256)), {
      width: 320,
    });
    expect({ requests, errors }).toEqual({ requests: [], errors: [] });
    expect(await page.locator('script, img, iframe').count()).toBe(0);
    expect(await page.textContent('h1')).toContain('</script><script>alert(1)</script>');
    expect(await page.textContent('h1')).toContain('\\u202e');
    expect(await page.title()).toHaveLength(90);
    expect(await overflow(page)).toBe(0);
    expect(await axe(page)).toEqual([]);
  });
});
