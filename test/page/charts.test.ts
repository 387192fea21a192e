import { describe, expect, test } from '@jest/globals';
import { type ComponentType, h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { BarRows } from '../../src/page/charts/bar-rows.tsx';
import { DotStrip } from '../../src/page/charts/dot-strip.tsx';
import { IconArray } from '../../src/page/charts/icon-array.tsx';
import { IntervalRow } from '../../src/page/charts/interval-row.tsx';
import { LockSteps } from '../../src/page/charts/lock-steps.tsx';
import { linear } from '../../src/page/charts/scale.ts';
import { kindsOfHundred } from '../../src/page/data/kinds.ts';
import { policyResult } from '../report/results.ts';

function drawn<P extends object>(chart: ComponentType<P>, props: P): string {
  return renderToString(h(chart, props));
}

const named = { labelledBy: 'name', describedBy: 'words' };

describe('an icon array', () => {
  const counts = kindsOfHundred(policyResult('p', { late: 33, noTeamFree: 44, pickedUpAtRelease: 23 }))!;
  const svg = drawn(IconArray, { counts, ...named });

  test('has one hundred squares: each column’s line is as long as its squares and gaps', () => {
    const lines = [...svg.matchAll(/class="squares[^"]*" d="([^"]*)"/g)].flatMap(([, d]) => [...d.matchAll(/v(\d+)/g)]);
    const squares = lines.map(([, length]) => (Number(length) + 2) / 13);
    expect(squares.reduce((sum, count) => sum + count, 0)).toBe(100);
  });

  test('every square but a plain pickup has a mark', () => {
    const path = (kind: string) => svg.match(new RegExp(`mark-${kind}" d="([^"]*)"`))?.[1] ?? '';
    // Each mark has one of these parts, whether its place is written as such or as the way from the square above.
    expect(path('met')).toBe('');
    expect(path('teamFreeAndInReach').match(/l11 11m0-11/g)).toHaveLength(44);
    expect(path('arrivesInTime').match(/h11m/g)).toHaveLength(33);
  });

  test('has a name and a description', () => {
    expect(svg).toContain('role="img" aria-labelledby="name" aria-describedby="words"');
  });
});

describe('a quantile dot plot', () => {
  const scale = linear([0, 100], 0);
  const strip = (values: number[]) =>
    drawn(DotStrip, { values, scale, bin: 4, from: 0, grid: '#g', marked: 24, ...named });
  /** The dots of every stack: one at its beginning, and one after each dash. */
  const dots = (svg: string) => {
    const [, pitch] = /stroke-dasharray="0 ([\d.]+)"/.exec(svg) ?? [];
    const stacks = [...svg.matchAll(/<path d="([^"]*)"/g)].flatMap(([, d]) => [...d.matchAll(/v-([\d.]+)/g)]);
    return stacks.map(([, length]) => Math.floor(Number(length) / Number(pitch)) + 1);
  };

  test.each([
    ['spread', Array.from({ length: 50 }, (_, i) => i * 2)],
    ['all in one place', Array.from({ length: 50 }, () => 24)],
    ['alone', [7]],
    ['in threes', [1, 1, 1, 50, 50, 50, 99, 99, 99]],
  ])('has a dot for every value: %s', (_, values) => {
    expect(dots(strip(values)).reduce((sum, count) => sum + count, 0)).toBe(values.length);
  });

  test('a value on a tick is drawn on it, and the request has a line', () => {
    expect(strip([24])).toContain('<svg x="24.00%">');
    expect(strip([24])).toContain('<line class="asked" x1="24%"');
  });

  test('a high stack is pressed together and not higher than a row', () => {
    expect(Number(/height="(\d+)"/.exec(strip(Array.from({ length: 50 }, () => 24)))?.[1])).toBeLessThanOrEqual(60);
  });
});

test('locks: a bar for each step, its number above it, and what is lost in the marks of its outcome', () => {
  const steps = [
    { kind: 'told' as const, left: 100, lost: 0, leftText: '100' },
    { kind: 'heardInTime' as const, left: 56, lost: 44, leftText: '56' },
  ];
  const svg = drawn(LockSteps, { steps, ...named });
  expect([...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text)).toEqual(['100', '100', '56']);
  expect([...svg.matchAll(/href="#marks-(\w+)"/g)].map(([, kind]) => kind)).toEqual(['heardInTime']);
});

test('an interval: a band for single runs, a line for the interval, a dot; what is not known is left out', () => {
  const scale = linear([0, 100], 0);
  const row = { mean: 50, scale, grid: '#g' };
  const pair = (low: number, high: number): [number, number] => [low, high];
  const whole = drawn(IntervalRow, { ...row, interval: pair(45, 55), range: pair(30, 70) });
  expect(whole).toContain('x="30%" width="40.00%"');
  expect(whole).toContain('x1="45%" x2="55%"');
  expect(whole).toContain('cx="50%"');
  const bare = drawn(IntervalRow, { ...row, interval: null, range: null });
  expect(bare.match(/<rect|mean-interval/)).toBeNull();
});

test('bars: each as long as its share of the longest, negative ones to the left of 0, each with its number', () => {
  const rows = [
    { label: 'a', value: 30, text: '30' },
    { label: 'b', value: -10, text: '−10' },
    { label: 'c', value: null, text: '–' },
  ];
  const html = drawn(BarRows, { rows });
  expect([...html.matchAll(/<rect x="([^"]*)" width="([^"]*)"/g)].map(([, x, width]) => [x, width])).toEqual([
    ['25.0%', '75.0%'],
    ['0.0%', '25.0%'],
  ]);
  expect([...html.matchAll(/<b>([^<]*)<\/b>/g)].map(([, text]) => text)).toEqual(['30', '−10', '–']);
});
