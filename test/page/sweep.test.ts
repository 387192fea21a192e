import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { sweepDocument } from '../../src/page/questions/sweep-page.tsx';
import { swept } from '../sweep/swept.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('base64');
const TEAMS = 'agentArrival.teams.count';
const grid = await swept([
  { path: TEAMS, values: ['1', '2'] },
  { path: 'agentArrival.noShow', values: ['0 %', '50 %'] },
]);
const page = sweepDocument(grid, ['pickupRate'], sha256);

describe('a sweep as a page', () => {
  test('allows nothing but its own style sheet', () => {
    const [, style] = /<style>([\s\S]*?)<\/style>/.exec(page)!;
    expect(page).toContain(`default-src 'none'; style-src 'sha256-${sha256(style)}'`);
    expect(page).not.toMatch(/<script|\sstyle=|https?:\/\/(?!www\.w3\.org)/);
  });

  test('has a map per policy, with the figure on each cell, and every point in the table', () => {
    expect(page.match(/<svg class="heat-map"/g)).toHaveLength(2);
    expect(page.match(/<rect /g)).toHaveLength(2 * 4);
    const rows = /<caption>pickup rate<\/caption>[\s\S]*?<tbody>([\s\S]*?)<\/tbody>/.exec(page)![1].match(/<tr>/g);
    expect(rows).toHaveLength(1 + 4);
  });

  test('has intervals on an axis where one value varies', async () => {
    const one = sweepDocument(await swept([{ path: TEAMS, values: ['1', '2', '3'] }]), ['pickupRate'], sha256);
    expect(one).not.toContain('<svg class="heat-map"');
    expect(one.match(/<svg class="interval">/g)).toHaveLength(2 * 3);
  });

  test('is the same bytes for the same data, and shows what cannot be seen', () => {
    expect(sweepDocument(grid, ['pickupRate'], sha256)).toBe(page);
    const nasty = { ...grid, scenario: { ...grid.scenario, title: '<b>\u202e</b>' } };
    const shown = sweepDocument(nasty, ['pickupRate'], sha256);
    expect(shown).not.toContain('\u202e');
    expect(shown).not.toContain('<b></b>');
  });

  test('of a sweep that stopped before anything finished says so', async () => {
    const stopped = await swept([{ path: TEAMS, values: ['1'] }], { stop: AbortSignal.abort() });
    expect(sweepDocument(stopped, ['pickupRate'], sha256)).toContain('<strong>Incomplete.</strong>');
  });
});
