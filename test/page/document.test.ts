import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { ReportData } from '../../src/page/data/report-data.ts';
import { reportDocument } from '../../src/page/document.tsx';
import { pageValues } from '../../src/safe-text/page-values.ts';
import { duration, mean, policyResult, result } from '../report/results.ts';
import { HOSTILE_TITLE, reportDataOf } from './report-data.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('base64');
const html = (data: ReportData) => reportDocument(data, sha256);

const NOTHING = { noticeWindow: null, heardWindow: null, pickupGap: null };
const bare = (...policies: ReturnType<typeof policyResult>[]): ReportData => ({
  result: result(policies),
  dots: policies.map(() => NOTHING),
  story: null,
});

describe('the document', () => {
  const loaded = reportDataOf('scenarios/first-look.yaml', 5);

  test('is the same bytes for the same data', async () => {
    expect(html(await reportDataOf('scenarios/first-look.yaml', 5))).toBe(html(await loaded));
  });

  test('allows its own style sheet and nothing else', async () => {
    const page = html(await loaded);
    const style = /<style>(.*?)<\/style>/s.exec(page)?.[1] ?? '';
    expect(style).toBe(readFileSync('src/page/style.css', 'utf8'));
    expect(page).toContain(
      `default-src 'none'; style-src 'sha256-${sha256(style)}'; img-src data:; base-uri 'none'; form-action 'none'`,
    );
    expect(page.replace(/<style>.*?<\/style>/s, '').match(/<script|\sstyle=|\son\w+=|javascript:|https?:/g)).toBeNull();
  });

  test('every id is there once, and every reference leads to one', async () => {
    const page = html(await loaded);
    const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    const references = [...page.matchAll(/ (?:aria-labelledby|aria-describedby)="([^"]*)"| href="#([^"]*)"/g)];
    expect(references.length).toBeGreaterThan(20);
    for (const [, id, fragment] of references) expect(ids).toContain(id ?? fragment);
  });

  test('every chart has its data as a table', async () => {
    const page = html(await loaded);
    for (const id of ['outcomes', 'locks', 'differences', 'windows', 'bearers']) {
      const section = page.split(`id="${id}"`)[1].split('<section class="part')[0];
      expect([id, section.includes('<table>')]).toEqual([id, true]);
    }
  });

  test('is small: hennepin has at most 200 KB', async () => {
    expect(Buffer.byteLength(html(await reportDataOf('scenarios/hennepin.yaml', 2)))).toBeLessThan(200_000);
  });
});

describe('unusual runs', () => {
  test('a single policy has no differences, and says so of nobody', () => {
    const page = html(bare(policyResult('only', { late: 3, pickedUpAtRelease: 1 })));
    expect(page).toContain('Of 100 detainers, 25 end in a pickup');
    expect(page).not.toContain('id="differences"');
    expect(page).not.toContain('baseline</span>');
  });

  test('without a detainer there are no squares', () => {
    const page = html(bare(policyResult('quiet', { notIdentified: 5 })));
    expect(page).not.toContain('class="icons"');
    expect(page).toContain('lodges no detainer in time');
  });

  test('a run of which nothing finished has a top and how to repeat it', () => {
    const data = bare(policyResult('p', { late: 1 }));
    const page = html({ ...data, result: { ...data.result, replications: 0, complete: false } });
    expect(page).toContain('No replication finished');
    expect(page).toContain('How to cite');
    expect(page).not.toContain('id="outcomes"');
  });

  test('an interrupted run says so at the top', () => {
    const data = bare(policyResult('p', { late: 1 }));
    expect(html({ ...data, result: { ...data.result, complete: false } })).toContain('The run stopped early');
  });

  test('a figure is written as in the text report', () => {
    const measures = {
      noticeWindow: duration(60, 90, 120),
      pickupRate: mean(0.25, 0.01),
      agentHours: mean(1_234.5, 9),
    };
    const page = html(bare(policyResult('p', { late: 3, pickedUpAtRelease: 1 }, measures)));
    expect(page).toContain('asks for 24 h of notice and gets 1 h 30 min (median).');
    expect(page).toContain('<b>1,235</b>');
  });
});

describe('hostile texts', () => {
  test('are text: no tag, no attribute, nothing unseen', () => {
    const data = bare(policyResult('p', { late: 1 }, {}, { title: HOSTILE_TITLE, source: HOSTILE_TITLE }));
    data.result.scenario.title = HOSTILE_TITLE;
    data.result.notes = [HOSTILE_TITLE];
    const page = html(data);
    expect(page.match(/<script|<img|onload="/g)).toBeNull();
    expect(page).toContain('&lt;/script>');
    expect(page).toContain('\\u202e');
    expect(page).not.toContain('\u202e');
    expect(page).toContain('\u{1f468}\u200d\u{1f469}\u200d\u{1f467}');
  });

  test('the door shows what is unseen in texts and keys, wherever they are', () => {
    const data = { a: ['x\u202ey'], 'k\u200bey': { b: 'p\nq', n: 1, none: null } };
    expect(pageValues(data)).toEqual({ a: ['x\\u202ey'], 'k\\u200bey': { b: 'p q', n: 1, none: null } });
  });
});
