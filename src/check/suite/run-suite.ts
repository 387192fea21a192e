import type { ThreadShelf } from '../../engine/run/thread-shelf.ts';
import { firstRuns, handedOver, type RunsCache } from '../../kept-runs/growing-runs.ts';
import type { Part } from '../../measures/parts.ts';
import { InputError } from '../../refusals/input-error.ts';
import type { ResolvedScenario } from '../../resolved/scenario.ts';
import type { BoundClaim } from '../expect/claim.ts';
import { judgeClaims, type LookOptions } from '../judge/run-looks.ts';
import type { ReadSuite } from './read-suites.ts';
import type { JudgedClaim, Suite } from './suite.ts';

export interface SuiteOptions {
  workers?: number | undefined;
  cache: RunsCache | null;
  shelf?: ThreadShelf | undefined;
  propose?: string | undefined;
  stop: AbortSignal;
  onProgress(finished: number, total: number): void;
  /** Processor seconds of this process so far. */
  processorSeconds(): number;
}

/** Runs what an expect file asks for. */
export async function runSuite(
  { expected, loaded, claims, snapshot, allowFiles }: ReadSuite,
  options: SuiteOptions,
): Promise<Suite> {
  const nothing: Suite = {
    expected,
    scenario: null,
    error: null,
    claims: [],
    snapshot: null,
    allowFiles,
    isInterrupted: false,
  };
  if (loaded instanceof InputError) return { ...nothing, error: loaded };
  const { resolved, sha256, resolvedSha256 } = loaded;
  const { title, seed, days, baseline } = resolved;
  const { propose, stop } = options;
  const asked = snapshot && {
    scenario: { ...resolved, seed: snapshot.seed },
    by: null,
    replications: snapshot.replications,
  };
  const runs = asked && (await firstRuns(asked, options));
  const found = snapshot && runs && (await snapshot.compare({ loaded, propose, runs, allowFiles }));
  const cache = asked === null || runs === null ? options.cache : handedOver(asked, runs, options.cache);
  const judged = await judgeByPart(resolved, claims, looksOf(expected, { ...options, cache }));
  return {
    ...nothing,
    scenario: { title, sha256, resolvedSha256, seed, days, baseline },
    claims: judged,
    snapshot: found,
    isInterrupted: stop.aborted,
  };
}

function looksOf({ from, atMost, budgetSeconds }: ReadSuite['expected'], options: SuiteOptions): LookOptions {
  const begun = options.processorSeconds();
  const isOverBudget = () => budgetSeconds !== null && options.processorSeconds() - begun > budgetSeconds;
  return { ...options, from, atMost, isOverBudget };
}

/**
 * A run counts facilities or months separately, not both. Claims about all people go with the first run that is needed.
 */
async function judgeByPart(
  scenario: ResolvedScenario,
  claims: readonly BoundClaim[],
  options: LookOptions,
): Promise<JudgedClaim[]> {
  const named = [...new Set(claims.flatMap(({ part }) => (part === null ? [] : [part.by])))];
  const runs: (Part | null)[] = named.length === 0 ? [null] : named;
  const judged = new Map<BoundClaim, JudgedClaim>();
  for (const [r, by] of runs.entries()) {
    const those = claims.filter(({ part }) => (part === null ? r === 0 : part.by === by));
    if (those.length === 0) continue;
    const found = await judgeClaims(scenario, those, by, options);
    for (const [i, claim] of those.entries()) judged.set(claim, { claim, ...found[i] });
  }
  return claims.map((claim) => judged.get(claim)!);
}
