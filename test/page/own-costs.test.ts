import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { reportDocument } from '../../src/page/document.tsx';
import { ownCosts } from '../../src/report/cost-lines.ts';
import { renderText } from '../../src/report/text.ts';
import { reportDataOf } from './report-data.ts';

const LINES = `  costs:
    bedDayMarginal: { value: $31 per bed-day, source: county budget 2024 }
    lines:
      - { title: Review <b>of</b> a detainer, payer: county, per: detainer, amount: $85, source: "budget & plan" }
      - { title: Processing a hold, payer: county, per: person held, amount: 30 min, source: counted in May }
      - { title: Mileage, payer: agency, per: pickup, amount: $12.50, source: rate of 2024 }
`;

const folder = mkdtempSync(join(tmpdir(), 'own-costs-'));
afterAll(() => rmSync(folder, { recursive: true }));

let data: Awaited<ReturnType<typeof reportDataOf>>;
beforeAll(async () => {
  const file = join(folder, 'scenario.yaml');
  writeFileSync(file, readFileSync('scenarios/first-look.yaml', 'utf8').replace(/^base:\n/m, `base:\n${LINES}`));
  data = await reportDataOf(file, 2);
});

const html = (shown: typeof data) =>
  reportDocument(shown, (text) => createHash('sha256').update(text).digest('base64'));

/** The cells of each table of the section, by its caption. */
function tables(): Record<string, string[][]> {
  const section =
    /<section class="part" id="own-costs"[\s\S]*?<\/table><\/section><\/section>/.exec(html(data))?.[0] ?? '';
  return Object.fromEntries(
    [...section.matchAll(/<caption>(.*?)<\/caption>([\s\S]*?)<\/table>/g)].map(([, caption, table]) => [
      caption,
      [...table.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row]) =>
        [...row.matchAll(/<t[hd](?:\/>|>(.*?)<\/t[hd]>)/g)].map(([, cell = '']) => cell),
      ),
    ]),
  );
}

test('the page has a table per payer, with the amount and source of each line, and no sum over payers', () => {
  const { 'Paid by: county': county, 'Paid by: agency': agency, ...others } = tables();
  expect(others).toEqual({});
  expect(county[0].slice(0, 3)).toEqual(['in dollars', 'amount', 'source']);
  expect(county.map((row) => row.slice(0, 3)).slice(1)).toEqual([
    ['Review &lt;b>of&lt;/b> a detainer', '$85 per detainer', 'budget &amp; plan'],
    ['Processing a hold', '30 min per person held', 'counted in May'],
    ['(hours held at the marginal bed-day)', '$31 per bed-day held', 'county budget 2024'],
    ['sum of these lines', '', ''],
  ]);
  expect(agency.map(([name]) => name)).toEqual(['in dollars', 'Mileage', 'sum of these lines']);
});

test('its figures are those of the text', () => {
  const text = renderText(data.result).split('\n');
  const figures = Object.values(tables())
    .flat()
    .filter(([name]) => name !== 'in dollars');
  expect(figures.length).toBeGreaterThan(4);
  for (const [name, , , ...dollars] of figures) {
    const plain = name.replaceAll('&lt;', '<').replaceAll('&gt;', '>');
    const rows = text.filter((line) => line.startsWith(`    ${plain} `)).map((line) => line.split(/ {2,}/).slice(3));
    expect(rows).toContainEqual(dollars);
  }
});

test('a scenario without such lines has no such section', async () => {
  const plain = await reportDataOf('scenarios/first-look.yaml', 2);
  expect(ownCosts(plain.result)).toEqual([]);
  expect(html(plain)).not.toContain('own-costs');
});
