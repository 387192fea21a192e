import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fixedDomain } from '../../src/page/charts/scale.ts';
import { axesOf, NO_AXES } from '../../src/page/data/axes.ts';
import { reportDocument } from '../../src/page/document.tsx';
import { PANELS } from '../../src/page/sections/differences.tsx';
import { reportDataOf } from './report-data.ts';

const number = fc.integer({ min: -1_000_000, max: 1_000_000 });

describe('an axis of the scenario as written', () => {
  test('stays while values are on it, and otherwise holds them all', () => {
    fc.assert(
      fc.property(fc.array(number, { minLength: 1 }), fc.array(number), (before, now) => {
        const written = [Math.min(0, ...before), Math.max(0, ...before)] as const;
        const fixed = fixedDomain(written, before);
        const { domain } = fixedDomain(written, now);
        if (now.every((value) => value >= fixed.domain[0] && value <= fixed.domain[1])) {
          expect(domain).toEqual(fixed.domain);
        } else {
          expect(domain[0]).toBeLessThanOrEqual(Math.min(fixed.domain[0], ...now));
          expect(domain[1]).toBeGreaterThanOrEqual(Math.max(fixed.domain[1], ...now));
        }
      }),
    );
  });
});

describe('the charts of a changed scenario', () => {
  const loaded = reportDataOf('scenarios/first-look.yaml', 5);
  const keys = PANELS.map(({ key }) => key);
  const html = async (scale: number, isFixed: boolean) => {
    const data = structuredClone(await loaded);
    const axes = isFixed ? axesOf(data.result, keys) : NO_AXES;
    for (const { measures } of data.result.differences) {
      for (const one of Object.values(measures)) {
        for (const key of ['mean', 'low', 'high'] as const) if (one[key] !== null) one[key] *= scale;
        if (one.range !== null) one.range = { ...one.range, low: one.range.low * scale, high: one.range.high * scale };
      }
    }
    return reportDocument({ ...data, axes }, (text) => createHash('sha256').update(text).digest('base64'));
  };
  const parts = (page: string) => page.split('id="differences"')[1].split('<section class="part')[0];
  const axisOf = (page: string) => parts(page).match(/<svg class="axis-numbers".*?<\/svg>/gs);
  const marksOf = (page: string) => parts(page).match(/<circle class="mean"[^>]*>/g);

  test('move on the same axis', async () => {
    const [written, half] = [await html(1, true), await html(0.5, true)];
    expect(axisOf(half)).toEqual(axisOf(written));
    expect(marksOf(half)).not.toEqual(marksOf(written));
  });

  test('have a longer axis only if they leave it', async () => {
    expect(axisOf(await html(4, true))).not.toEqual(axisOf(await html(1, true)));
  });

  test('planted fault: an axis of their own would move with them', async () => {
    expect(axisOf(await html(0.5, false))).not.toEqual(axisOf(await html(1, false)));
  });
});
