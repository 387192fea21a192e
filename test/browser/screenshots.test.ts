import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Installed } from '../cli/command-line.ts';
import { type Browser, describeInChromium } from './chromium.ts';
import { sizeOf, withPalette } from './small-png.ts';

/**
 * The pictures in README and docs. `npm run screenshots` makes them, in the pages' own browser; otherwise this checks
 * that they are there, small, of the size that is written here, and described in words where they are shown.
 */
interface Picture {
  file: string;
  /** The page of the docs that shows it. */
  shownIn: string;
  width: number;
  height: number;
  /** The command whose last argument is the page to write. */
  command: string[];
  /** Waits for what the picture is to show. */
  ready?(page: Page): Promise<unknown>;
}

const MOST_BYTES = 150_000;
const HENNEPIN = 'scenarios/hennepin.yaml';
const FIRST_LOOK = 'scenarios/first-look.yaml';
const computed = (page: Page) =>
  page.waitForFunction(() => document.querySelector('.status')?.textContent?.startsWith('50 replications, '));

const PICTURES: readonly Picture[] = [
  {
    file: 'docs/images/report.png',
    shownIn: 'README.md',
    width: 1000,
    height: 1160,
    command: ['run', HENNEPIN, '--html'],
  },
  {
    file: 'docs/images/explore.png',
    shownIn: 'docs/guides/explore.md',
    width: 1120,
    height: 940,
    command: ['explore', FIRST_LOOK],
    ready: computed,
  },
  {
    file: 'docs/images/explore-phone.png',
    shownIn: 'docs/guides/explore.md',
    width: 390,
    height: 844,
    command: ['explore', FIRST_LOOK],
    ready: computed,
  },
];

/** The words that stand for a picture where a page of the docs shows it. */
function altText(markdown: string, target: string): string | undefined {
  const shown = [...markdown.matchAll(/!\[([^\]]*)\]\(([^)]+)\)/g)].find(([, , link]) => link === target);
  return shown?.[1].replaceAll(/\s+/g, ' ');
}

async function taken(browser: Browser, page: string, { width, height, ready }: Picture): Promise<Buffer> {
  const opened = await browser.open(page, { width, height });
  await ready?.(opened.page);
  return withPalette(await opened.page.screenshot({ type: 'png', animations: 'disabled', caret: 'hide' }));
}

if (process.env.SCREENSHOTS === 'write') {
  const room = mkdtempSync(join(tmpdir(), 'screenshots-'));
  const installed = new Installed();
  afterAll(() => {
    installed.remove();
    rmSync(room, { recursive: true });
  });

  describeInChromium('pictures for the docs', (browser) => {
    test.each(PICTURES)('$file is made', async (picture) => {
      const page = join(room, `${PICTURES.indexOf(picture)}.html`);
      const [command, scenario, ...rest] = picture.command;
      const { status, stderr } = installed.run(command, join(process.cwd(), scenario), ...rest, page);
      expect([status, stderr.includes('ended with')]).toEqual([0, false]);
      mkdirSync(dirname(picture.file), { recursive: true });
      writeFileSync(picture.file, await taken(browser, page, picture));
    });
  });
}

describe('the pictures in README and docs', () => {
  test.each(PICTURES)('$file is as large as written here, and small', ({ file, width, height }) => {
    if (!existsSync(file)) throw new Error(`${file} is missing. Make it: npm run screenshots`);
    const png = readFileSync(file);
    expect(sizeOf(png)).toEqual({ width, height });
    expect(png.length).toBeLessThanOrEqual(MOST_BYTES);
  });

  test.each(PICTURES)('$file stands in $shownIn, and its alt text says what it shows', ({ file, shownIn }) => {
    const alt = altText(readFileSync(shownIn, 'utf8'), relative(dirname(shownIn), file));
    expect(alt).toMatch(/^.{60,}\.$/);
  });

  test('are published with the package, in which README and docs show them', () => {
    expect(JSON.parse(readFileSync('package.json', 'utf8')).files).toContain('docs/images/*.png');
  });

  test('planted faults: a picture of another kind, and one without words', () => {
    expect(() => sizeOf(Buffer.from('GIF89a not a picture of ours'))).toThrow('not a PNG');
    expect(altText('[the report](docs/images/report.png)', 'docs/images/report.png')).toBeUndefined();
    expect(altText('![](docs/images/report.png)', 'docs/images/report.png')).toBe('');
  });
});
