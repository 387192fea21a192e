import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { indexPage, type Shown } from '../../gallery/index-page.ts';
import { shippedScenarios } from '../../gallery/shipped-scenarios.ts';
import { writeGallery } from '../../gallery/write-gallery.ts';
import { describeInChromium } from '../browser/chromium.ts';
import { HOSTILE_TITLE } from '../page/report-data.ts';

const room = mkdtempSync(join(tmpdir(), 'gallery-'));
afterAll(() => rmSync(room, { recursive: true }));

const folder = join(room, 'made');
const made = { stdout: '', index: '' };
beforeAll(() => {
  // One replication of each scenario, so that the test is short; dist/ is that of the last build.
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['gallery/main.ts', '--out', folder, '--replications', '1'],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
  made.stdout = stdout;
  made.index = readFileSync(join(folder, 'index.html'), 'utf8');
});

const linksOf = (html: string) => [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
const lost = (html: string) => linksOf(html).filter((href) => !existsSync(join(folder, decodeURIComponent(href))));

describe('the gallery', () => {
  test('has every scenario and every exercise but own-data.yaml', () => {
    const files = [...globSync('scenarios/*.yaml'), ...globSync('scenarios/classroom/*.yaml')]
      .filter((file) => !file.endsWith('.expect.yaml') && !file.endsWith('own-data.yaml'))
      .sort();
    const shown = shippedScenarios();
    expect(shown.map(({ file }) => file).sort()).toEqual(files);
    for (const { name } of shown) expect(linksOf(made.index)).toContain(`./${name}.html`);
  });

  test('every link of its index leads to a file, and every file is linked', () => {
    expect(lost(made.index)).toEqual([]);
    const linked = linksOf(made.index).map((href) => href.slice(2));
    expect([...linked, 'index.html'].sort()).toEqual(readdirSync(folder).sort());
    expect(lost('<a href="./nowhere.html">')).toEqual(['./nowhere.html']);
  });

  test('each scenario has a page with the engine, but for one that is too large, which the command names', () => {
    const without = shippedScenarios().filter(({ name }) => !existsSync(join(folder, `${name}-explore.html`)));
    expect(without.map(({ file }) => file)).toEqual(['scenarios/whole-country.yaml']);
    expect(made.stdout).toContain('Without controls: scenarios/whole-country.yaml');
  });

  test('the exercises’ pages have their lessons', () => {
    const lessons = shippedScenarios().filter(({ lesson }) => lesson !== undefined);
    expect(lessons.map(({ file }) => file)).toEqual(
      globSync('scenarios/classroom/*.yaml')
        .filter((file) => !file.endsWith('.expect.yaml'))
        .sort(),
    );
  });

  test('the same scenarios give the same bytes, and replace an earlier gallery whole', () => {
    const again = join(room, 'again');
    const scenarios = shippedScenarios().filter(({ name }) => /first-look|^classroom-1/.test(name));
    const write = () => writeGallery({ folder: again, scenarios, replications: 1 });
    write();
    writeFileSync(join(again, 'stale.html'), 'of an earlier program');
    expect(write()).toEqual({ pages: 4, without: [] });
    expect(readdirSync(again)).not.toContain('stale.html');
    for (const file of readdirSync(again).filter((name) => name !== 'index.html')) {
      expect([file, readFileSync(join(again, file)).equals(readFileSync(join(folder, file)))]).toEqual([file, true]);
    }
  });

  test('a scenario that fails leaves the earlier gallery as it is, and nothing beside it', () => {
    const kept = join(room, 'kept');
    const [first] = shippedScenarios().filter(({ name }) => name === 'first-look');
    writeGallery({ folder: kept, scenarios: [first], replications: 1 });
    const broken = { ...first, file: 'scenarios/nowhere.yaml' };
    expect(() => writeGallery({ folder: kept, scenarios: [broken], replications: 1 })).toThrow(/nowhere\.yaml/);
    expect(readdirSync(kept).sort()).toEqual(['first-look-explore.html', 'first-look.html', 'index.html']);
    expect(readdirSync(room).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  test('a folder with other files is not replaced', () => {
    expect(() => writeGallery({ folder: resolve('docs'), scenarios: [] })).toThrow('holds other files');
  });
});

describeInChromium('the index of the gallery', (browser) => {
  test.each([
    [1280, false],
    [390, true],
    [320, false],
  ])('opens without a request, and fits %i px, dark: %p', async (width, dark) => {
    const { page, requests, errors } = await browser.open(join(folder, 'index.html'), { width, dark });
    expect({ requests, errors }).toEqual({ requests: [], errors: [] });
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
    expect(await page.locator('.gallery > li').count()).toBe(shippedScenarios().length);
  });

  test('a hostile title is text', async () => {
    const hostile: Shown = { file: 'x.yaml', name: 'x', title: HOSTILE_TITLE, sentence: '<b>', report: 'x.html' };
    const file = join(room, 'hostile.html');
    writeFileSync(file, indexPage([hostile]));
    const { page, errors } = await browser.open(file, { width: 320 });
    expect(errors).toEqual([]);
    expect(await page.locator('main script, main b').count()).toBe(0);
    expect(await page.textContent('h3')).toContain('</script><script>alert(1)</script>');
    expect(await page.textContent('h3')).toContain('\\u202e');
  });
});
