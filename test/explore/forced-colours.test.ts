import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInChromium } from '../browser/chromium.ts';
import { Installed, SMALL } from '../cli/command-line.ts';

const installed = new Installed();
beforeAll(() => {
  installed.write('small.yaml', SMALL);
  if (installed.run('explore', 'small.yaml').status !== 0) throw new Error('The page was not written.');
});
afterAll(() => installed.remove());

/** What a mark or a control is drawn with, by selector; colours as red, green, blue and opacity. */
interface Looks {
  fill: number[];
  stroke: number[];
  borderLeft: number[];
  borderWidth: number;
  opacity: number;
}

async function looksOf(page: Page, selector: string): Promise<Looks> {
  return page
    .locator(selector)
    .first()
    .evaluate((one) => {
      const style = getComputedStyle(one);
      const numbers = (colour: string) => (/rgb/.test(colour) ? colour.match(/[\d.]+/g)!.map(Number) : []);
      return {
        fill: numbers(style.fill),
        stroke: numbers(style.stroke),
        borderLeft: numbers(style.borderLeftColor),
        borderWidth: Number.parseFloat(style.borderTopWidth),
        opacity: Number(style.opacity),
      };
    });
}

/** WCAG 2.2: contrast of two opaque colours. */
function contrast(one: readonly number[], two: readonly number[]): number {
  const luminance = (colour: readonly number[]) => {
    const [r, g, b] = colour.map((part) => {
      const value = part / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [dark, light] = [luminance(one), luminance(two)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

const opened = { page: undefined as unknown as Page };

describeInChromium('with forced colours', (browser) => {
  describe.each([false, true])('of a dark theme: %p', (dark) => {
    beforeAll(async () => {
      const { page } = await browser.open(installed.path('small.html'), { dark, forcedColors: true });
      opened.page = page;
      await page.waitForFunction(() => document.querySelector('.status')?.textContent?.startsWith('4 replications, '));
      await page.waitForSelector('#person-number');
      await page.fill('input[aria-label="Teams: number"]', '1');
      await page.press('input[aria-label="Teams: number"]', 'Enter');
      await page.waitForSelector('.control.changed');
    });
    const paper = async () =>
      (await opened.page.evaluate(() => getComputedStyle(document.body).backgroundColor))
        .match(/\d+/g)!
        .slice(0, 3)
        .map(Number);

    test('every mark of an outcome differs from the paper, and has a pattern of its own', async () => {
      const kinds = await opened.page.evaluate(() =>
        [...document.querySelectorAll('.key use')].map((use) => use.getAttribute('href')!.replace('#square-', '')),
      );
      expect(kinds.length).toBeGreaterThan(3);
      const patterns = new Set<string | null>();
      for (const kind of kinds) {
        const square = await looksOf(opened.page, `#square-${kind} rect`);
        const drawn = square.fill.length === 3 && kind !== 'told' ? square.fill : square.stroke;
        expect([kind, contrast(drawn.slice(0, 3), await paper()) >= 3]).toEqual([kind, true]);
        patterns.add(await opened.page.locator(`#square-${kind} path`).getAttribute('d'));
      }
      expect(patterns.size).toBe(kinds.length);
    });

    test.each([
      ['the range of a difference', '.range'],
      ['what a lock leaves', 'svg.locks .left'],
      ['who loses a pickup', '.lost'],
    ])('%s has an outline', async (_, selector) => {
      const { stroke } = await looksOf(opened.page, selector);
      expect(contrast(stroke.slice(0, 3), await paper())).toBeGreaterThanOrEqual(3);
    });

    test('the interval of a difference is seen within its range', async () => {
      const [range, line] = [await looksOf(opened.page, '.range'), await looksOf(opened.page, '.mean-interval')];
      expect(contrast(range.fill.slice(0, 3), line.stroke.slice(0, 3))).toBeGreaterThanOrEqual(3);
    });

    test('a changed control differs from the others by its border', async () => {
      const [changed, other] = [
        await looksOf(opened.page, '.control.changed'),
        await looksOf(opened.page, '.control:not(.changed)'),
      ];
      expect(contrast(changed.borderLeft.slice(0, 3), await paper())).toBeGreaterThanOrEqual(3);
      expect(contrast(other.borderLeft.slice(0, 3), await paper())).toBe(1);
    });

    test.each(['button', 'select', '.control input[type="text"]'])('%s has a border', async (selector) => {
      const { borderLeft, borderWidth } = await looksOf(opened.page, `.controls ${selector}:enabled`);
      expect(borderWidth).toBeGreaterThanOrEqual(1);
      expect(contrast(borderLeft.slice(0, 3), await paper())).toBeGreaterThanOrEqual(3);
    });
  });
});
