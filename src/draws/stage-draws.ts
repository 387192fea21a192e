import { ThreefryBlocks } from './threefry.ts';

/** The most draws that a person can take in one stage. */
export const MOST_DRAWS = 64;

/**
 * The uniforms of one stage, addressed instead of consumed. The draw at an index depends only on (seed, replication,
 * person, stage, index). So the order of asking, other people and unused draws cannot change it.
 *
 * Threefry2x32-20 with key (seed, replication) and counter (person, stage · 2¹⁶ + block). A block's two words are the
 * draws 2·block and 2·block + 1. A block is computed when it is first asked for after a seek, and kept until the next
 * seek. So several policies read the same person's draws at the price of one.
 */
export class StageDraws extends ThreefryBlocks {
  /** @param stage 0 … 65,535; draws of different stages are independent. Throws RangeError otherwise. */
  constructor(stage: number) {
    if (!Number.isInteger(stage) || stage < 0 || stage > 0xffff) {
      throw new RangeError(`A stage of draws is a whole number from 0 to 65535; got ${stage}.`);
    }
    super(stage << 16);
  }

  /** Moves to a person. All three are 32-bit words, signed or unsigned: −1 and 2³² − 1 are the same person. */
  seek(seed: number, replication: number, person: number): void {
    this.start(seed, replication, person);
  }

  /**
   * The uniform at an index from 0 to 63: (word + ½) · 2⁻³², in the open interval (0, 1). Throws RangeError above 63.
   */
  at(index: number): number {
    const block = index >> 1;
    if ((this.ready & (1 << block)) === 0 || index >= MOST_DRAWS) this.compute(block);
    return (this.words[index]! + 0.5) * 2 ** -32;
  }
}
