import type { Lock } from '../../events/outcome.ts';
import { ThreadShelf } from '../engine/run/thread-shelf.ts';
import { RATIOS } from '../measures/definitions.ts';
import { ratioEstimate } from '../measures/estimates.ts';
import type { Estimate } from '../measures/interval.ts';
import { ratioInRow, valuesOf } from '../measures/run-rows.ts';
import type { PolicyTally } from '../measures/tally.ts';
import type { ResolvedPolicy, ResolvedScenario } from '../resolved/scenario.ts';
import { type Counted, ExactRatio } from '../sums/exact-ratio.ts';
import { SideBySide, type SideBySideOptions } from '../variations/side-by-side.ts';
import type { AttributeResult } from './attribute-result.ts';
import { LOCKS_AWAY, type LockAway, without } from './locks-away.ts';
import { factorial, has, shapleyNumerators } from './shapley.ts';

export interface Attributing extends Omit<SideBySideOptions, 'shelf' | 'onProgress'> {
  policy: string;
  /** Only these locks; all others stay. By default all. */
  locks?: readonly Lock[] | undefined;
  replications: number;
  onProgress(finished: number, total: number): void;
}

type Found = Pick<
  AttributeResult,
  'complete' | 'replications' | 'lodged' | 'asWritten' | 'allAway' | 'whole' | 'locks' | 'pairs' | 'combinations'
>;

/** After so many parts of the replications, a run that is stopped has something to show. */
const ROUNDS = 5;
const PICKUP_RATE = RATIOS.findIndex(({ key }) => key === 'pickupRate');
/** A difference of two counts over the same detainers. */
const DIFFERENCE = { unit: 'people', signed: true } as const;

/**
 * Where the pickups of a policy are lost: runs every combination of locks taken away over the same people. A lock's
 * part is what it adds, averaged over every order in which the locks can be taken away, so that the parts sum to what
 * all of them add. When `stop` is aborted, the result is of the replications that finished.
 */
export async function attribute(scenario: ResolvedScenario, asked: Attributing): Promise<Found> {
  const { policy: name, locks: chosen, replications, onProgress } = asked;
  const policy = scenario.policies.find((one) => one.name === name)!;
  const locks = LOCKS_AWAY.filter(({ lock }) => chosen === undefined || chosen.includes(lock));
  // A lock whose edits change nothing cannot bind. Its part is 0, and it doubles no combinations.
  const binding = locks.filter((lock) => decides(without(policy, [lock])) !== decides(policy));
  const awayIn = (coalition: number) => binding.filter((_, i) => has(coalition, i));
  const variants = Array.from({ length: 2 ** binding.length }, (_, coalition) => ({
    world: scenario,
    policy: without(policy, awayIn(coalition)),
  }));
  const shelf = new ThreadShelf();
  let finished = 0;
  const run = new SideBySide(variants, {
    ...asked,
    shelf,
    onProgress: (count) => {
      finished += count / run.parts;
      onProgress(finished, replications);
    },
  });
  try {
    const round = Math.ceil(replications / ROUNDS);
    for (let to = round; run.replications < replications; to += round) {
      if (!(await run.runTo(Math.min(to, replications)))) break;
    }
  } finally {
    await shelf.close();
  }
  const counts = run.replications === 0 ? variants.map(() => []) : run.tallies().map(countsOf);
  return {
    complete: run.replications === replications,
    replications: run.replications,
    ...figures(counts, { locks, binding, policy }),
  };
}

function figures(
  counts: readonly (readonly Counted[])[],
  { locks, binding, policy }: { locks: readonly LockAway[]; binding: readonly LockAway[]; policy: ResolvedPolicy },
): Omit<Found, 'complete' | 'replications'> {
  const pickups = counts.map((all) => all.reduce((sum, [part]) => sum + part, 0));
  const [none] = counts;
  const lodged = none.reduce((sum, [, whole]) => sum + whole, 0);
  const all = counts.length - 1;
  const orders = factorial(binding.length);
  const perReplication = none.map((_, k) => shapleyNumerators(counts.map((of) => of[k][0])));
  /** How many pickups are added to the first coalition's by the second's, as a share of the detainers. */
  const added = (from: number, to: number) =>
    share(
      none.map(([, whole], k) => [counts[to][k][0] - counts[from][k][0], whole]),
      1,
    );
  const numerators = shapleyNumerators(pickups);
  const rate = (coalition: number) => ({
    pickups: pickups[coalition],
    rate: lodged === 0 ? null : pickups[coalition] / lodged,
  });
  return {
    lodged,
    asWritten: rate(0),
    allAway: rate(all),
    whole: { pickups: pickups[all] - pickups[0], ...added(0, all) },
    locks: locks.map((away) => {
      const { lock, holder, asIf } = away;
      const i = binding.indexOf(away);
      const about = { lock, holder, asIf, edits: away.edits(policy), canBind: i >= 0 };
      if (i < 0) return { ...about, alone: NOTHING, last: NOTHING, part: { ...NOTHING, numerator: 0, denominator: 1 } };
      const [alone, last] = [1 << i, all & ~(1 << i)];
      return {
        ...about,
        alone: { pickups: pickups[alone] - pickups[0], ...added(0, alone) },
        last: { pickups: pickups[all] - pickups[last], ...added(last, all) },
        part: {
          pickups: numerators[i] / orders,
          numerator: numerators[i],
          denominator: orders,
          ...share(
            none.map(([, whole], k) => [perReplication[k][i], whole]),
            orders,
          ),
        },
      };
    }),
    pairs: binding.flatMap((one, i) =>
      binding.slice(i + 1).map((other, j) => {
        const [a, b] = [1 << i, 1 << (i + 1 + j)];
        const together = pickups[a | b] - pickups[0];
        return {
          locks: [one.lock, other.lock],
          pickups: together,
          beyondSum: together - (pickups[a] - pickups[0]) - (pickups[b] - pickups[0]),
          ...added(0, a | b),
        };
      }),
    ),
    combinations: counts
      .map((_, coalition) => ({
        away: binding.flatMap(({ lock }, i) => (has(coalition, i) ? [lock] : [])),
        ...rate(coalition),
      }))
      .toSorted((a, b) => a.away.length - b.away.length),
  };
}

const NOTHING = { pickups: 0, mean: 0, low: 0, high: 0 };

function countsOf({ runs }: PolicyTally): Counted[] {
  return valuesOf(runs, ratioInRow(PICKUP_RATE, 0));
}

function share(counts: readonly Counted[], partsPerUnit: number): Estimate {
  const ratio = new ExactRatio();
  for (const [part, whole] of counts) ratio.add(part, whole);
  // Where every replication agrees that nothing changes, nothing does.
  if (counts.length > 0 && counts.every(([part]) => part === 0)) return { mean: 0, low: 0, high: 0 };
  return ratioEstimate({ ...DIFFERENCE, partsPerUnit }, ratio);
}

function decides({ title: _, source: __, changes: ___, ...rules }: ResolvedPolicy): string {
  return JSON.stringify(rules);
}
