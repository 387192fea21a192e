import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { source as axe } from 'axe-core';
import type { Page } from 'playwright-core';
import { describeInChromium } from '../browser/chromium.ts';
import { Installed, SMALL } from '../cli/command-line.ts';

const HOSTILE = '</script><script>alert(1)</script><!-- \\u202e 🏛 </title>';

const installed = new Installed();
const files = { small: '', many: '', hostile: '' };
beforeAll(() => {
  files.small = explored('small.yaml', SMALL);
  files.many = explored('many.yaml', SMALL.replace('replications: 4', 'replications: 5'));
  files.hostile = explored('hostile.yaml', SMALL.replace('A small jail', `"${HOSTILE}"`));
});
afterAll(() => installed.remove());

function explored(name: string, text: string): string {
  const scenario = installed.write(name, text);
  const { status, stderr } = installed.run('explore', scenario);
  if (status !== 0) throw new Error(stderr);
  return installed.path(name.replace('.yaml', '.html'));
}

const TEAMS = '#c-agentArrival_teams_count';

/** Notes on the page when a worker has sent its digest. */
function watchDigest(): void {
  const Plain = Worker;
  globalThis.Worker = class extends Plain {
    constructor(address: string | URL) {
      super(address);
      this.addEventListener('message', ({ data }) => {
        // The page hears of it in the same turn, and shows it before the next picture.
        if (data.kind === 'digest') {
          requestAnimationFrame(() => requestAnimationFrame(() => Object.assign(globalThis, { digest: data.digest })));
        }
      });
    }
  };
}

/** Waits until the page shows its last figures. */
async function settled(page: Page, words = '4 replications, '): Promise<void> {
  await page.waitForFunction((text) => document.querySelector('.status')?.textContent?.startsWith(text), words);
}

async function saved(page: Page): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('text=Save the result (JSON)')]);
  return readFileSync(await download.path(), 'utf8');
}

describeInChromium('a page that can be explored', (browser) => {
  test('opens from a disk without a request, and its result is that of the command', async () => {
    const { page, requests, errors } = await browser.open(files.small);
    await settled(page);
    expect(await saved(page)).toBe(installed.run('run', 'small.yaml', '--json').stdout);
    expect({ requests, errors }).toEqual({ requests: [], errors: [] });
  });

  test('without JavaScript is the whole report, and says that its controls need it', async () => {
    const { page } = await browser.open(files.small, { javaScript: false });
    expect(await page.textContent('#panel')).toContain('need JavaScript');
    expect(await page.textContent('#headline')).toContain('practice');
    expect(await page.locator('main').isVisible()).toBe(true);
  });

  test('without workers is the whole report, and says so', async () => {
    const { page } = await browser.open(files.small, { address: '#v=1', before: 'delete globalThis.Worker' });
    await page.waitForSelector('#panel .warning');
    expect(await page.textContent('#panel')).toContain('could not compute');
    expect(await page.locator('main').isVisible()).toBe(true);
  });

  test('where nothing can be unpacked is the whole report, and says so', async () => {
    const { page } = await browser.open(files.small, { before: 'delete globalThis.DecompressionStream' });
    await page.waitForFunction(() => document.querySelector('#panel')?.textContent?.includes('do not work'));
    expect(await page.locator('main').isVisible()).toBe(true);
  });

  test('shows a hostile title as text', async () => {
    const { page, errors } = await browser.open(files.hostile);
    await settled(page);
    expect(await page.textContent('h1')).toContain('</script><script>alert(1)');
    expect(errors).toEqual([]);
  });

  test('a changed value is in the link, and the link restores it', async () => {
    const { page } = await browser.open(files.small);
    await settled(page);
    await page.fill('input[aria-label="Teams: number"]', '5');
    await page.press('input[aria-label="Teams: number"]', 'Enter');
    await settled(page, '4 replications, with 1 changed value');
    const hash = new URL(page.url()).hash;
    expect(hash).toMatch(/^#v=1&s=[0-9a-f]{8}&agentArrival\.teams\.count=5$/);
    const result = await saved(page);
    const again = await browser.open(files.small, { address: hash });
    await settled(again.page, '4 replications, with 1 changed value');
    expect(await saved(again.page)).toBe(result);
    expect(await again.page.inputValue(TEAMS)).toBe('5');
  });

  test('a changed value moves marks and not the axis', async () => {
    const { page } = await browser.open(files.small);
    await settled(page);
    const drawn = () =>
      page.evaluate(() =>
        ['#differences .axis-numbers', '#bearers .bars', '#bearers rect'].map((what) =>
          [...document.querySelectorAll(what)].map((one) => (what.includes('rect') ? one.outerHTML : one.textContent)),
        ),
      );
    const [axis, texts, bars] = await drawn();
    await page.fill('input[aria-label="Teams: number"]', '3');
    await page.press('input[aria-label="Teams: number"]', 'Enter');
    await settled(page, '4 replications, with 1 changed value');
    const [axisNow, textsNow, barsNow] = await drawn();
    expect(axisNow).toEqual(axis);
    expect(textsNow).not.toEqual(texts);
    expect(barsNow).not.toEqual(bars);
  });

  test('says so if this browser computes other figures than the command, and nothing if the same', async () => {
    const words = 'computes other figures than the command';
    const said = async (file: string) => {
      const { page } = await browser.open(file, { before: `(${watchDigest})()` });
      await settled(page);
      await page.waitForFunction(() => 'digest' in globalThis);
      return (await page.textContent('#panel'))?.includes(words);
    };
    expect(await said(files.small)).toBe(false);
    const html = readFileSync(files.small, 'utf8');
    const other = html.replace(/"digest":"./, (all) => all.slice(0, -1) + (all.endsWith('0') ? '1' : '0'));
    expect(other).not.toBe(html);
    expect(await said(installed.path(installed.write('other.html', other)))).toBe(true);
  });

  test('a link of another scenario is named, and the page is as written', async () => {
    const { page } = await browser.open(files.small, { address: '#v=1&s=0badcafe&agentArrival.teams.count=5' });
    await settled(page, '4 replications, as in the scenario');
    expect(await page.textContent('#panel .warning')).toContain('another scenario (“0badcafe”)');
  });

  test('a refused value is explained at its control, and the last figures stay', async () => {
    const { page } = await browser.open(files.small);
    await settled(page);
    const before = await page.textContent('#report');
    await page.fill('#c-agentArrival_teams_hours', '8–5');
    await page.press('#c-agentArrival_teams_hours', 'Enter');
    await page.waitForSelector('[data-path="agentArrival.teams.hours"] .refusal p');
    expect(await page.textContent('[data-path="agentArrival.teams.hours"] .refusal')).toContain(
      'has more than one meaning',
    );
    expect(await page.textContent('#report')).toBe(before);
  });

  test('a drag of 20 events shows at least five updates, and ends on the last value', async () => {
    const { page } = await browser.open(files.small);
    await settled(page);
    const shown = await page.evaluate(async (slider) => {
      const input = document.querySelector<HTMLInputElement>(slider)!;
      const hashes = new Set<string>();
      const watch = new MutationObserver(() => hashes.add(document.querySelector('#report')!.textContent ?? ''));
      watch.observe(document.querySelector('#report')!, { childList: true, subtree: true, characterData: true });
      for (let i = 1; i <= 20; i++) {
        input.value = String(i % 13);
        input.dispatchEvent(new Event('input', { bubbles: true }));
        // As a hand moves, an event every few frames.
        await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
      }
      input.dispatchEvent(new Event('change', { bubbles: true }));
      return hashes.size;
    }, TEAMS);
    expect(shown).toBeGreaterThanOrEqual(5);
    await settled(page, '4 replications, with 1 changed value');
    expect(new URL(page.url()).hash).toContain('agentArrival.teams.count=7');
  });

  test('results are hidden until the class has guessed', async () => {
    const { page } = await browser.open(files.small);
    await settled(page);
    await page.click('text=Guess first');
    expect(await page.locator('#report').isVisible()).toBe(false);
    await page.fill('#guess-0', '40');
    await page.click('text=Show the results');
    expect(await page.locator('#report').isVisible()).toBe(true);
    expect(await page.textContent('.guess table')).toMatch(/practice40\d+/);
  });

  test('one person and one day follow the changed values and are in the link', async () => {
    const { page } = await browser.open(files.small);
    await settled(page);
    await page.waitForSelector('#day-date');
    const teams = () => page.locator('#day .lane-names').first().textContent();
    expect(await teams()).toBe('team 1team 2');
    await page.fill('input[aria-label="Teams: number"]', '3');
    await page.press('input[aria-label="Teams: number"]', 'Enter');
    await page.waitForFunction(() => document.querySelector('#day .lane-names')?.textContent === 'team 1team 2team 3');
    await page.fill('#person-number', '12');
    await page.press('#person-number', 'Enter');
    await page.fill('#day-date', '2018-01-03');
    await page.press('#day-date', 'Enter');
    await page.waitForFunction(() => document.querySelector('#day h2')?.textContent?.startsWith('2018-01-03'));
    expect(new URL(page.url()).hash).toMatch(/&person=12&day=2$/);
    const again = await browser.open(files.small, { address: new URL(page.url()).hash });
    await again.page.waitForFunction(() => document.querySelector('#day h2')?.textContent?.startsWith('2018-01-03'));
    expect(await again.page.inputValue('#person-number')).toBe('12');
  });

  test('each side’s counts are switched by keyboard, and the link restores the side', async () => {
    const { page } = await browser.open(files.small);
    await settled(page);
    const given = '[aria-label="notice given, as the county counts"]';
    await page.focus('input[name="definitions"][value="agency"]');
    expect(await page.locator(given).count()).toBe(0);
    await page.keyboard.press('ArrowRight');
    await page.waitForSelector(given);
    const { hash } = new URL(page.url());
    expect(hash).toMatch(/^#v=1&s=[0-9a-f]{8}&definitions=county$/);
    const again = await browser.open(files.small, { address: hash });
    await again.page.waitForSelector(given);
    expect(await again.page.isChecked('input[name="definitions"][value="county"]')).toBe(true);
    await again.page.focus('input[name="definitions"][value="county"]');
    await again.page.keyboard.press('ArrowLeft');
    await again.page.waitForSelector('[aria-label="notice given, as the agency counts"]');
    expect(new URL(again.page.url()).hash).toBe('');
  });

  test('the counts follow the changed values', async () => {
    const { page } = await browser.open(files.small);
    await settled(page);
    await page.waitForSelector('input[name="definitions"]');
    const before = await page.textContent('#definitions');
    await page.fill('input[aria-label="Teams: number"]', '0');
    await page.press('input[aria-label="Teams: number"]', 'Enter');
    await page.waitForFunction((text) => document.querySelector('#definitions')?.textContent !== text, before);
    const pickedUp = await page.textContent('[aria-label="picked up, as the agency counts"]');
    expect(pickedUp).toMatch(/practice0/);
  });

  test.each([true, false])(
    'the counts are those of the command over all replications, with JavaScript: %p',
    async (javaScript) => {
      const { page } = await browser.open(files.many, { javaScript });
      if (javaScript) {
        await settled(page, '5 replications, ');
        await page.waitForFunction(() =>
          document.querySelector('#definitions .what')?.textContent?.includes('over 5 '),
        );
      }
      const rows = await page.evaluate(() =>
        [...document.querySelectorAll('#definitions tbody tr')].map((row) =>
          [...row.children].map((cell) => cell.textContent),
        ),
      );
      const { policies, definitions } = JSON.parse(installed.run('definitions', 'many.yaml', '--json').stdout);
      type Term = Record<'agency' | 'county' | 'agencyOnly' | 'countyOnly', number>;
      const cells = (of: (policy: { lodged: number; terms: Term[] }) => number) =>
        policies.map((policy: { lodged: number; terms: Term[] }) => (of(policy) / 5).toFixed(1));
      expect(rows).toEqual([
        ['detainers lodged before the exit', ...cells(({ lodged }) => lodged)],
        ...definitions.flatMap(({ name }: { name: string }, t: number) => [
          [`${name}, the agency`, ...cells(({ terms }) => terms[t].agency)],
          [`${name}, the county`, ...cells(({ terms }) => terms[t].county)],
          [`${name}, one side only`, ...cells(({ terms }) => terms[t].agencyOnly + terms[t].countyOnly)],
        ]),
      ]);
    },
  );

  test('the copied YAML gives the command the page’s figures', async () => {
    const { page } = await browser.open(files.small, { address: '' });
    await settled(page);
    await page.fill('input[aria-label="Teams: number"]', '1');
    await page.press('input[aria-label="Teams: number"]', 'Enter');
    await settled(page, '4 replications, with 1 changed value');
    await page.click('text=Copy as YAML');
    const yaml = await page.inputValue('#yaml');
    const there = JSON.parse(installed.run('run', installed.write('copied.yaml', yaml), '--json').stdout);
    const here = JSON.parse(await saved(page));
    expect(here.policies).toEqual(there.policies);
    expect(here.manifest.resolvedSha256).toBe(there.manifest.resolvedSha256);
  });

  test('a pinned state is compared with the present one, person by person', async () => {
    const { page } = await browser.open(files.many);
    await settled(page, '5 replications, ');
    const before = JSON.parse(await saved(page));
    await page.click('text=Pin and compare');
    await page.fill('input[aria-label="Teams: number"]', '0');
    await page.press('input[aria-label="Teams: number"]', 'Enter');
    await settled(page, '5 replications, with 1 changed value');
    await page.waitForFunction(() =>
      document.querySelector('#compare .what')?.textContent?.includes('(5 replications)'),
    );
    const text = await page.textContent('#compare');
    expect(text).toContain('Pinned: as in the scenario. Now: agentArrival.teams.count 0.');
    expect(text).toContain('the same simulated people');
    const rate = before.policies[0].measures.pickupRate.mean * 100;
    const [row] = await page.locator('#compare tbody tr').allTextContents();
    expect(row).toMatch(new RegExp(`^practice${rate >= 10 ? rate.toFixed(0) : rate.toFixed(1)}0−`));
    expect(row).toMatch(/± \d|\(−\d/);
    // Without teams, everybody who was picked up loses it, and nobody gains one.
    const pickups = before.policies[0].measures.pickups.mean;
    const balance = await page.textContent('#compare .balance');
    expect(balance).toMatch(
      new RegExp(
        `^${pickups >= 9.95 ? pickups.toFixed(0) : pickups.toFixed(1).replace('.0', '')}(\\.0)? lose a pickup`,
      ),
    );
    expect(balance).toMatch(/0 gain one/);
    await page.click('text=Unpin');
    expect(await page.locator('#compare section').count()).toBe(0);
  });

  test('every chart is copied as an SVG that needs nothing from the page', async () => {
    const { page, errors } = await browser.open(files.hostile);
    await settled(page);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.waitForSelector('#person-number');
    await page.waitForSelector('#day-date');
    await page.waitForSelector('input[name="definitions"]');
    const charts = await page.evaluate(() =>
      [...document.querySelectorAll('.copy-svg')].map((one) => one.parentElement!.id),
    );
    expect(charts.sort()).toEqual(
      ['bearers', 'day', 'definitions', 'differences', 'locks', 'moved', 'outcomes', 'person', 'windows'].sort(),
    );
    for (const chart of charts) {
      await page.click(`#${chart} .copy-svg button`);
      await page.waitForFunction(
        (id) => document.querySelector(`#${id} .copy-svg`)?.textContent?.includes('Copied.'),
        chart,
      );
      const found = await page.evaluate(async (id) => {
        const text = await navigator.clipboard.readText();
        const { documentElement: svg } = new DOMParser().parseFromString(text, 'image/svg+xml');
        const picture = new Image();
        picture.src = `data:image/svg+xml,${encodeURIComponent(text)}`;
        await picture.decode();
        const said = (one: Element) => one.textContent!.replaceAll(/\s+/g, '');
        return {
          name: svg.localName,
          outside: svg.querySelectorAll('use, script, foreignObject, image, [style], [class], [href]').length,
          drawn: svg.querySelectorAll('rect, circle, path, line').length,
          title: said(document.querySelector(`#${id} h2`)!),
          text: [...svg.querySelectorAll('text')].map(said).join(''),
          wide: picture.naturalWidth,
          section: document.getElementById(id)!.getBoundingClientRect().width,
        };
      }, chart);
      expect({ chart, ...found }).toMatchObject({ chart, name: 'svg', outside: 0 });
      expect(found.drawn).toBeGreaterThan(3);
      expect(found.text).toContain(found.title);
      expect(Math.abs(found.wide - found.section - 24)).toBeLessThan(2);
    }
    expect(errors).toEqual([]);
  });

  test('where the browser does not let a page copy, the chart is saved as a file', async () => {
    const { page } = await browser.open(files.small, {
      before: 'navigator.clipboard.writeText = () => Promise.reject()',
    });
    await settled(page);
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('#locks .copy-svg button')]);
    expect(download.suggestedFilename()).toBe('locks.svg');
    expect(readFileSync(await download.path(), 'utf8')).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/);
  });

  test('a locked value cannot be moved', async () => {
    const { page } = await browser.open(files.small, { address: '?lock=agentArrival.teams.count&lock=nothing' });
    await settled(page);
    expect(await page.isDisabled(TEAMS)).toBe(true);
    expect(await page.textContent('#panel .warning')).toContain('locks nothing');
  });

  describe.each([false, true])('with dark %s', (dark) => {
    test.each([1280, 390, 320])('has no accessibility problem at %d px and does not scroll sideways', async (width) => {
      const { page } = await browser.open(files.small, { width, dark });
      await settled(page);
      await page.click('text=Pin and compare');
      await page.waitForSelector('#person-number');
      await page.waitForSelector('#day-date');
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true;
      });
      await page.evaluate(axe);
      const violations = await page.evaluate(async () => {
        const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
        const { violations } = await axe.run({
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
        });
        return violations.map(
          ({ id, nodes }) =>
            `${id}: ${nodes
              .slice(0, 3)
              .map(({ html }) => html.slice(0, 120))
              .join(' ')}`,
        );
      });
      expect(violations).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    });
  });

  test('every control can be reached and moved by keyboard alone', async () => {
    const { page } = await browser.open(files.small);
    await settled(page);
    const reached = new Set<string>();
    for (let i = 0; i < 80; i++) {
      await page.keyboard.press('Tab');
      const id = await page.evaluate(() => document.activeElement?.id ?? '');
      reached.add(id);
      if (id === TEAMS.slice(1)) await page.keyboard.press('ArrowRight');
    }
    const all = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('details[open] .control [id^="c-"]:is(input, select)')].map(
        ({ id }) => id,
      ),
    );
    expect(all.filter((id) => !reached.has(id))).toEqual([]);
    await settled(page, '4 replications, with 1 changed value');
  });
});
