import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { HistogramReader, HistogramWriter } from '../../src/pipeline/store/histogram-bytes.ts';
import { VarintReader, VarintWriter } from '../../src/pipeline/store/varints.ts';
import { Histogram } from '../../src/sums/histogram.ts';

const MOST = 2 ** 32 - 1;
const DAY = 86_400;

test('whole numbers up to 2^32 − 1 come back, in as few bytes as they need', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: MOST }), { maxLength: 3000 }), (numbers) => {
      const writer = new VarintWriter();
      for (const number of numbers) writer.put(number);
      const bytes = writer.written();
      const needed = numbers.map((number) => Math.max(1, Math.ceil(Math.log2(number + 1) / 7)));
      expect(bytes.length).toBe(needed.reduce((sum, one) => sum + one, 0));
      const reader = new VarintReader(bytes);
      expect(numbers.map(() => reader.next())).toEqual(numbers);
    }),
  );
});

const durations = fc.array(fc.integer({ min: -400 * DAY, max: 400 * DAY }), { maxLength: 200 });

test('histograms come back, each added to one that already has cases', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(durations, durations), { maxLength: 8 }), (pairs) => {
      const of = (...seconds: (readonly number[])[]) => {
        const histogram = new Histogram();
        for (const one of seconds.flat()) histogram.add(one);
        return histogram;
      };
      const writer = new HistogramWriter();
      for (const [written] of pairs) writer.add(of(written));
      const { steps, counts } = writer.written();
      const reader = new HistogramReader(steps, counts);
      for (const [written, there] of pairs) {
        const into = of(there);
        reader.addTo(into);
        expect(into.entries()).toEqual(of(written, there).entries());
      }
    }),
  );
});

test('planted fault: a byte of a count that is changed is a case more or less', () => {
  const histogram = new Histogram();
  histogram.add(60);
  const writer = new HistogramWriter();
  writer.add(histogram);
  const { steps, counts } = writer.written();
  const into = new Histogram();
  new HistogramReader(
    steps,
    counts.map((byte) => byte + 1),
  ).addTo(into);
  expect(into.entries()).not.toEqual(histogram.entries());
});
