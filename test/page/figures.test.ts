import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { NOT_LODGED, OUTCOMES, PICKUPS } from '../../events/outcome.ts';
import { COMPARED_MEASURES, measuresOf } from '../../src/measures/definitions.ts';
import { PARTIES, type Unit } from '../../src/measures/measure.ts';
import type { Result } from '../../src/measures/result.ts';
import { KINDS } from '../../src/page/data/kinds.ts';
import { MOVE_KINDS } from '../../src/page/data/moves.ts';
import { reportDocument } from '../../src/page/document.tsx';
import { reportDataOf } from './report-data.ts';

/** A number as a reader sees it, and half a unit of its last digit. */
interface Shown {
  value: number;
  half: number;
}

/** The numbers in a text: `+33.9k`, `−0.4`, `1,234`. */
function numbersIn(text: string): Shown[] {
  return [...text.matchAll(/([−+]?)(\d[\d,]*)(?:\.(\d+))?(k?)/g)].map(([, sign, whole, decimals = '', k]) => {
    const unit = k === 'k' ? 1000 : 1;
    const size = Number(`${whole.replaceAll(',', '')}.${decimals || 0}`) * unit;
    return { value: sign === '−' ? -size : size, half: (0.5 + 1e-9) * unit * 10 ** -decimals.length };
  });
}

/** Whether a text shows a value, as far as its digits go. `<0.05` is more than nothing and less than that. */
function isShown(text: string, value: number | null): boolean {
  if (value === null) return text === '–';
  if (text.startsWith('<')) return value > 0 && value < numbersIn(text)[0].value;
  if (text.startsWith('>')) return value > numbersIn(text)[0].value;
  const [first] = numbersIn(text);
  return first !== undefined && Math.abs(first.value - value) <= first.half;
}

const text = (html: string) =>
  html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&')
    .trim();

/** The rows of the tables of a section, each with its caption. */
function tablesOf(html: string, section: string): { caption: string; rows: string[][] }[] {
  const part = html.split(`id="${section}"`)[1].split('<section class="part')[0];
  return [...part.matchAll(/<table>(.*?)<\/table>/gs)].map(([, table]) => ({
    caption: text(/<caption>(.*?)<\/caption>/s.exec(table)?.[1] ?? ''),
    rows: [...table.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row]) =>
      [...row.matchAll(/<t[hd](?:>(.*?)<\/t[hd]>|\/>)/gs)].map(([, cell = '']) => text(cell)),
    ),
  }));
}

const factorOf = (unit: Unit) => (unit === 'share' ? 100 : 1);

describe.each(['scenarios/first-look.yaml', 'scenarios/hennepin.yaml'])(
  'the report of %s shows the figures of its JSON',
  (file) => {
    let html = '';
    let result = {} as Result;
    beforeAll(async () => {
      const data = await reportDataOf(file, 6);
      html = reportDocument(data, (style) => createHash('sha256').update(style).digest('base64'));
      // As a reader of the JSON has it.
      result = JSON.parse(JSON.stringify(data.result));
    });

    const lodged = (p: number, key: string) => {
      const { count, withoutDetainer } = result.policies[p].outcomes[key];
      return NOT_LODGED.some((one) => one === key) ? 0 : count - withoutDetainer;
    };
    const allLodged = (p: number) => OUTCOMES.reduce((sum, key) => sum + lodged(p, key), 0);
    const wrong: string[] = [];
    const check = (where: string, cell: string, value: number | null) => {
      if (!isShown(cell, value)) wrong.push(`${where}: “${cell}” is not ${value}`);
    };
    const none = () => expect(wrong.splice(0)).toEqual([]);

    test('outcomes of 100, rounded so that they sum to 100', () => {
      const [{ rows }] = tablesOf(html, 'outcomes');
      expect(rows[0].slice(1)).toEqual(result.policies.map(({ name }) => name));
      expect(rows.slice(1).map(([label]) => label)).toEqual(KINDS.map(({ label }) => label));
      for (const [k, [label, ...cells]] of rows.slice(1).entries()) {
        for (const [p, cell] of cells.entries()) {
          const share = (KINDS[k].outcomes.reduce((sum, key) => sum + lodged(p, key), 0) / allLodged(p)) * 100;
          const isRight = cell === '<1' ? share > 0 && share < 1.5 : Math.abs(Number(cell) - share) < 1;
          if (!isRight) wrong.push(`${label}, ${result.policies[p].name}: “${cell}” is not ${share}`);
        }
      }
      none();
    });

    test('what is left of 100 after each lock', () => {
      const [{ rows }] = tablesOf(html, 'locks');
      const numbers = rows.slice(1).map(([, ...cells]) => cells);
      const { locks } = result.policies[0];
      expect(numbers.length).toBeGreaterThan(locks.length);
      for (const [p, policy] of result.policies.entries()) {
        const left = [allLodged(p), ...policy.locks.map((lock) => lock.left)].map(
          (count) => (count / allLodged(p)) * 100,
        );
        const lost = policy.locks.map((lock) => (lock.lost / allLodged(p)) * 100);
        const column = numbers.map((cells) => cells[p]);
        for (const [i, cell] of column.entries()) {
          const values = [left[i], lost[i - 1]].filter((value) => value !== undefined);
          const shown = numbersIn(cell);
          if (shown.length === 0 || Math.abs(shown[0].value - values[0]) >= 1) {
            wrong.push(`${rows[i + 1][0]}, ${policy.name}: “${cell}” is not ${values.join(' and ')}`);
          }
        }
      }
      none();
    });

    test('differences from the baseline, with interval and range', () => {
      const [{ rows }] = tablesOf(html, 'differences');
      expect(rows).toHaveLength(COMPARED_MEASURES.length + 1);
      for (const [m, { key, label, unit }] of COMPARED_MEASURES.entries()) {
        const cells = rows[m + 1].slice(2);
        for (const [d, { policy, measures }] of result.differences.entries()) {
          const { mean, low, high, range } = measures[key];
          const [average, run] = [cells[2 * d], cells[2 * d + 1]];
          const where = `${label}, ${policy}`;
          const factor = factorOf(unit);
          const times = (value: number | null) => (value === null ? null : value * factor);
          check(where, average, times(mean));
          const [, ...ends] = numbersIn(average);
          if (mean !== null && low !== null && high !== null && low !== high) {
            const expected = ends.length === 1 ? [(high - low) / 2] : [low, high];
            for (const [i, end] of ends.entries()) {
              if (Math.abs(end.value - expected[i] * factor) > end.half) wrong.push(`${where}: “${average}”`);
            }
            expect(ends.length).toBeGreaterThan(0);
          }
          if (range === null) check(where, run, null);
          else {
            const [from, to = from] = run.split(' to ');
            check(`${where}, one run`, from, range.low * factor);
            check(`${where}, one run`, to, range.high * factor);
          }
        }
      }
      none();
    });

    test('quantiles of the windows, to the minute', () => {
      const [{ rows }] = tablesOf(html, 'windows');
      const keys = ['noticeWindow', 'heardWindow', 'pickupGap'];
      for (const [p, { name, measures }] of result.policies.entries()) {
        for (const [k, key] of keys.entries()) {
          const [policy, , ...cells] = rows[1 + p * keys.length + k];
          expect(policy).toBe(name);
          const { quantiles } = measures[key];
          const minutes = cells.map((cell) => {
            if (cell === '–') return null;
            const [, sign, h, m] = /^(−?)(\d+):(\d\d)$/.exec(cell)!;
            return (sign === '' ? 1 : -1) * (Number(h) * 60 + Number(m));
          });
          if (quantiles === null) expect(minutes.every((value) => value === null)).toBe(true);
          else
            expect(minutes).toEqual(
              Object.values(quantiles).map((value) => Math.sign(value) * Math.round(Math.abs(value))),
            );
        }
      }
    });

    test('what each party bears, with the range of one run', () => {
      const tables = tablesOf(html, 'bearers');
      for (const party of PARTIES) {
        const table = tables.find(({ caption }) => caption.includes(`What ${party} bears`));
        const borne = measuresOf(party).filter(({ key }) => result.policies.some((one) => one.measures[key].mean));
        expect(table?.rows.slice(1).map(([label]) => label) ?? []).toEqual(borne.map(({ label }) => label));
        for (const [m, { key, label, unit }] of borne.entries()) {
          const cells = table!.rows[m + 1].slice(2);
          for (const [p, { name, measures }] of result.policies.entries()) {
            const { mean, range } = measures[key];
            // Shares are shown as shares here.
            check(`${label} (${unit}), ${name}`, cells[2 * p], mean);
            if (range === null) continue;
            const shown = cells[2 * p + 1].split('–').filter((end) => end !== '');
            const [from, to = from] = shown;
            check(`${label}, ${name}, one run from`, from, range.low);
            check(`${label}, ${name}, one run to`, to, range.high);
          }
        }
      }
      none();
    });

    test('who moved from which outcome to which', () => {
      const tables = tablesOf(html, 'moved');
      expect(tables).toHaveLength(result.flows.length);
      for (const [f, { policy, from }] of result.flows.entries()) {
        const [[, ...columns], ...rows] = tables[f].rows;
        const outcomesOf = (label: string) => {
          const kind = KINDS.find((one) => one.label === label);
          return kind === undefined ? NOT_LODGED : kind.outcomes;
        };
        let sum = 0;
        for (const [label, ...cells] of rows) {
          expect(MOVE_KINDS.map((kind) => kind.label)).toContain(label);
          for (const [c, cell] of cells.entries()) {
            const people = outcomesOf(label).reduce(
              (all, was) => all + outcomesOf(columns[c]).reduce((some, is) => some + (from[was]?.[is] ?? 0), 0),
              0,
            );
            sum += people;
            check(`${policy}: ${label} → ${columns[c]}`, cell, people / result.replications);
          }
        }
        const all = Object.values(from).reduce((so, to) => so + Object.values(to).reduce((a, b) => a + b, 0), 0);
        expect(sum).toBe(all);
      }
      none();
    });

    test('pickups of 100 in the headline, with the range of one run', () => {
      const big = [...html.matchAll(/<p class="big">(.*?)<\/p>/gs)].map(([, one]) => one);
      expect(big).toHaveLength(result.policies.length);
      for (const [p, { name, measures }] of result.policies.entries()) {
        const { mean, range } = measures.pickupRate;
        const pickups = PICKUPS.reduce((sum, key) => sum + lodged(p, key), 0);
        expect(pickups / allLodged(p)).toBeCloseTo(mean!, 12);
        const shown = numbersIn(text(big[p].split('<span')[0]))[0];
        if (Math.abs(shown.value - mean! * 100) >= 1) wrong.push(`${name}: ${shown.value} is not ${mean! * 100}`);
        const [from, to = from] = text(/<span class="whole">(.*?)<\/span>/.exec(big[p])![1]).split('–');
        check(`${name}, from`, from, range!.low * 100);
        check(`${name}, to`, to, range!.high * 100);
      }
      none();
    });
  },
);

test('planted faults: another figure, sign, size or end is noticed', () => {
  expect(isShown('+33.9k', 33_940)).toBe(true);
  expect(isShown('+33.9k', 33_990)).toBe(false);
  expect(isShown('−0.4', 0.4)).toBe(false);
  expect(isShown('1,234', 1234.4)).toBe(true);
  expect(isShown('<0.05', 0)).toBe(false);
  expect(isShown('–', 0)).toBe(false);
});
