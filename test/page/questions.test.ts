import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { attribute, loadScenario, seek } from '../../src/index.ts';
import { attributeDocument } from '../../src/page/questions/attribute-page.tsx';
import { seekDocument } from '../../src/page/questions/seek-page.tsx';

const sha256 = (text: string) => createHash('sha256').update(text).digest('base64');
const scenario = await loadScenario('scenarios/first-look.yaml');
const lost = await attribute(scenario, { locks: ['heardInTime', 'teamOnDuty'], replications: 3, workers: 1 });
const sought = await seek(scenario, {
  reach: { measure: 'pickupRate', value: 0.45, precision: 0.05 },
  vary: [
    { path: 'agentArrival.teams.count', range: '1..5' },
    { path: 'agentArrival.noShow', range: '0 %..20 %' },
  ],
  workers: 1,
});

/** Each with the page of the same result under another title. */
const PAGES = {
  attribute: (title: string) => attributeDocument({ ...lost, scenario: { ...lost.scenario, title } }, sha256),
  seek: (title: string) => seekDocument({ ...sought, scenario: { ...sought.scenario, title } }, sha256),
};

describe.each(Object.entries(PAGES))('the page of %s', (_, pageOf) => {
  const page = pageOf('A jail');

  test('allows nothing but its own style sheet', () => {
    const [, style] = /<style>([\s\S]*?)<\/style>/.exec(page)!;
    expect(page).toContain(`default-src 'none'; style-src 'sha256-${sha256(style)}'`);
    expect(page).not.toMatch(/<script|\sstyle=|https?:\/\/(?!www\.w3\.org)/);
  });

  test('shows what cannot be seen, and makes no markup of a title', () => {
    const shown = pageOf('<b>\u202e</b>');
    expect(shown).not.toContain('\u202e');
    expect(shown).not.toContain('<b></b>');
  });

  test('says what made it, and is the same bytes for the same data', () => {
    expect(page).toContain(lost.manifest.resolvedSha256);
    expect(pageOf('A jail')).toBe(page);
  });
});

/** The cells of the rows of the table with this caption. */
function rowsOf(page: string, caption: RegExp): string[][] {
  const table = page
    .split('<table>')
    .find((part) => caption.test(/<caption>([\s\S]*?)<\/caption>/.exec(part)?.[1] ?? ''));
  const [, body] = /<tbody>([\s\S]*?)<\/tbody>/.exec(table!)!;
  return body
    .split('<tr>')
    .slice(1)
    .map((row) => [...row.matchAll(/<t[hd]>([\s\S]*?)<\/t[hd]>/g)].map(([, cell]) => cell));
}

test('attribute: a bar and a row for each lock; the rows sum to what is lost altogether', () => {
  const page = PAGES.attribute('A jail');
  expect(page.match(/<rect /g)).toHaveLength(2);
  const rows = rowsOf(page, /^Where the pickups are lost/);
  const points = rows.map(([, , part]) => Number(part.replace('−', '-')));
  expect(rows.map(([lock]) => lock)).toEqual([...rows.map(([lock]) => lock).slice(0, 2), 'all together']);
  expect(points[0] + points[1]).toBeCloseTo(points[2], 9);
});

test('seek: a row for each value that was run, and the target across them', () => {
  const page = PAGES.seek('A jail');
  for (const { tried } of sought.alone) {
    const values = new Set(tried.map(({ number }) => number)).size;
    expect(values).toBeGreaterThan(1);
  }
  const shown = sought.alone.reduce((sum, { tried }) => sum + new Set(tried.map(({ number }) => number)).size, 0);
  expect(page.match(/<svg class="interval">/g)).toHaveLength(shown);
  expect(page.match(/class="target"/g)).toHaveLength(sought.alone.length);
  expect(page).toContain(`agentArrival.teams.count ${sought.alone[0].found[0].value} reaches the target`);
});
