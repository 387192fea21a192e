import type { Histogram } from '../../sums/histogram.ts';
import { VarintReader, VarintWriter } from './varints.ts';

/**
 * Histograms one after the other: how many bins each has, how far each bin is after the last one, and apart from that
 * the bins' counts. Most are small numbers, and like ones are together, which compresses well. As JSON they took most
 * of the time of a block's tally.
 */
export class HistogramWriter {
  private readonly steps = new VarintWriter();
  private readonly counts = new VarintWriter();

  add(histogram: Histogram): void {
    let bins = 0;
    histogram.forEachBin(() => bins++);
    this.steps.put(bins);
    let before = 0;
    histogram.forEachBin((bin, count) => {
      this.steps.put(bin - before);
      this.counts.put(count);
      before = bin;
    });
  }

  written(): { steps: Uint8Array; counts: Uint8Array } {
    return { steps: this.steps.written(), counts: this.counts.written() };
  }
}

/** Adds histograms that were written to others, in the same order. */
export class HistogramReader {
  private readonly steps: VarintReader;
  private readonly counts: VarintReader;

  constructor(steps: Uint8Array, counts: Uint8Array) {
    this.steps = new VarintReader(steps);
    this.counts = new VarintReader(counts);
  }

  addTo(histogram: Histogram): void {
    let bin = 0;
    for (let left = this.steps.next(); left > 0; left--) {
      bin += this.steps.next();
      histogram.addCount(bin, this.counts.next());
    }
  }
}
