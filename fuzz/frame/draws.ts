import { ThreefryBlocks } from '../../src/draws/threefry.ts';

/** Words per seek: 32 blocks of two. */
const WORDS = 64;

/** The random choices behind one input. They depend only on (seed, target, index). */
export class Draws {
  private readonly blocks: ThreefryBlocks;
  readonly index: number;
  private readonly seed: number;
  private next = 0;

  constructor(seed: number, target: string, index: number) {
    this.seed = seed;
    this.index = index;
    this.blocks = new ThreefryBlocks(hashOf(target) << 5);
  }

  /** 0 … 2³² − 1. */
  word(): number {
    const at = this.next % WORDS;
    if (at === 0) this.blocks.start(this.seed, this.index, this.next / WORDS);
    if (at % 2 === 0) this.blocks.compute(at / 2);
    this.next++;
    return this.blocks.words[at];
  }

  /** A whole number from 0 to `count` − 1. */
  below(count: number): number {
    return Math.floor(((this.word() + 0.5) / 2 ** 32) * count);
  }

  /** True in one of `times`. */
  oneIn(times: number): boolean {
    return this.below(times) === 0;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)];
  }

  /** Picks by weight: `[[3, a], [1, b]]` gives a three times as often as b. */
  weighted<T>(list: readonly (readonly [weight: number, choice: T])[]): T {
    const sum = list.reduce((total, [weight]) => total + weight, 0);
    let left = this.below(sum);
    const found = list.find(([weight]) => {
      left -= weight;
      return left < 0;
    });
    return found![1];
  }

  /** A size from 1 to `most`. Each doubling is as likely as the next, so most are small. */
  size(most: number): number {
    const doublings = this.below(Math.floor(Math.log2(most)) + 1);
    return Math.min(most, (1 << doublings) + this.below(1 << doublings));
  }
}

/** FNV-1a of a name. A target's inputs stay the same if others are added to the list. */
function hashOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return hash;
}
