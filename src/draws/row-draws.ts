import { ThreefryRow } from './threefry-row.ts';

/**
 * Two neighbouring draws of one stage, for people with consecutive keys: the same as StageDraws gives, in a third of
 * the time.
 */
export class RowDraws {
  /** The person whose draws `at` returns, counted from the first of the row. */
  place = 0;
  private readonly row: ThreefryRow;
  private readonly firstIndex: number;

  /** @param index of one of the two draws; the other is in the same block of the generator. */
  constructor(stage: number, index: number) {
    const block = index >> 1;
    this.row = new ThreefryRow((stage << 16) | block);
    this.firstIndex = 2 * block;
  }

  /** Moves to the people from `person` to `person + count - 1`. All but the count are 32-bit words. */
  seek(seed: number, replication: number, person: number, count: number): void {
    this.row.compute(seed, replication, person, count);
  }

  /** The uniform at one of the two indexes, in the open interval (0, 1). Throws RangeError for another index. */
  at(index: number): number {
    const word = index - this.firstIndex;
    if (word !== 0 && word !== 1) throw this.notInRow(index);
    return (this.row.words[2 * this.place + word]! + 0.5) * 2 ** -32;
  }

  private notInRow(index: number): RangeError {
    return new RangeError(`This row has the draws ${this.firstIndex} and ${this.firstIndex + 1}, not draw ${index}.`);
  }
}
