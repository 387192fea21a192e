import type { PolicyTally } from '../measures/tally.ts';
import { SideBySide, type SideBySideOptions, type Variant } from '../variations/side-by-side.ts';
import { estimateOf, type Target } from './target.ts';
import type { Measured } from './walk.ts';

/** Thrown inside a search that is stopped. What was found before it is still right. */
export class Stopped extends Error {}

/** Variants that were run, all over the same replications. More can be added, and all can be run further. */
export class Probes<Key> {
  private readonly options: SideBySideOptions;
  private readonly batches: { keys: Key[]; run: SideBySide }[] = [];
  private done = 0;

  constructor(options: SideBySideOptions) {
    this.options = options;
  }

  get replications(): number {
    return this.done;
  }

  /**
   * Runs more variants, as far as the others were run.
   *
   * @throws Stopped
   */
  async add(probes: readonly { key: Key; variant: Variant }[], replications = this.done): Promise<void> {
    if (probes.length === 0) return;
    const run = new SideBySide(
      probes.map(({ variant }) => variant),
      this.options,
    );
    if (!(await run.runTo(replications))) throw new Stopped();
    this.batches.push({ keys: probes.map(({ key }) => key), run });
    this.done = replications;
  }

  /**
   * Runs all of them further.
   *
   * @throws Stopped
   */
  async runTo(replications: number): Promise<void> {
    for (const { run } of this.batches) if (!(await run.runTo(replications))) throw new Stopped();
    this.done = replications;
  }

  /** All that were run, in the order in which they were added. */
  all(): { key: Key; tally: PolicyTally }[] {
    return this.batches.flatMap(({ keys, run }) => {
      const tallies = run.tallies();
      return keys.map((key, i) => ({ key, tally: tallies[i] }));
    });
  }
}

/** What was measured at a number of a line. */
export function measuredAt(number: number, tally: PolicyTally, target: Target): Measured {
  return { number, estimate: estimateOf(target, tally), tally };
}
