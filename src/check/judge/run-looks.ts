import { askedParts } from '../../engine/plan/parts-of-run.ts';
import { AGREED } from '../../engine/run/until.ts';
import { GrowingRuns, type RunOptions } from '../../kept-runs/growing-runs.ts';
import { PARTS, type Part } from '../../measures/parts.ts';
import type { KeptRuns } from '../../measures/tally.ts';
import type { ResolvedScenario } from '../../resolved/scenario.ts';
import type { BoundClaim } from '../expect/claim.ts';
import { estimateClaim } from './estimate-claim.ts';
import type { Estimated } from './figure.ts';
import { lookTotals, tailsOf } from './looks.ts';
import { type Verdict, verdictAt, verdictOfAgreeing } from './verdict.ts';

/** Why a claim fails or is undecided, apart from its interval. */
export const REASONS = ['no cases', 'all agree', 'too few single runs', 'out of budget', 'interrupted'] as const;

export type Reason = (typeof REASONS)[number];

/** What was found about a claim, at the look that decided it or at the last one. */
export interface Judged {
  verdict: Verdict;
  reason: Reason | null;
  /** null if no look was completed. */
  estimated: Estimated | null;
  /** The replications of that look. */
  replications: number;
}

export interface LookOptions extends RunOptions {
  from: number;
  atMost: number;
}

/**
 * Runs a scenario's replications and looks at the claims after 20, 40, 80 … of them, until every claim is decided. All
 * claims are about the same part (facility or month) or about none. What is found depends only on the scenario, its
 * seed, the claims and the looks, unless the budget ends or `stop` is aborted.
 */
export async function judgeClaims(
  scenario: ResolvedScenario,
  claims: readonly BoundClaim[],
  by: Part | null,
  options: LookOptions,
): Promise<Judged[]> {
  const totals = lookTotals(options.from, options.atMost);
  const tails = claims.map((claim) => tailsOf(claim, totals));
  const judged = claims.map((): Judged => ({ verdict: 'undecided', reason: null, estimated: null, replications: 0 }));
  const parts = PARTS.reduce((sum, part) => sum + askedParts(scenario, by)[part], 0);
  const runs = new GrowingRuns(scenario, by, options);
  const open = () => judged.flatMap((one, c) => (one.verdict === 'undecided' ? [c] : []));
  try {
    for (const [look, total] of totals.entries()) {
      const kept = await runs.upTo(total);
      if (kept === null) {
        for (const c of open()) judged[c].reason = options.stop.aborted ? 'interrupted' : 'out of budget';
        return judged;
      }
      for (const c of open()) {
        const isLast = look === totals.length - 1;
        judged[c] = judgeAt(claims[c], kept, { parts, tail: tails[c][look], isLast });
      }
      if (open().length === 0) return judged;
    }
    return judged;
  } finally {
    await runs.close();
  }
}

interface Look {
  parts: number;
  /** null if this look cannot decide. */
  tail: number | null;
  isLast: boolean;
}

/** For looks that cannot decide, what their interval would be is not asked. */
const ANY_TAIL = 0.0005;

function judgeAt(claim: BoundClaim, kept: KeptRuns, { parts, tail, isLast }: Look): Judged {
  const { replications } = kept;
  const estimated = estimateClaim(claim, kept, parts, tail ?? ANY_TAIL);
  const found = (verdict: Verdict, reason: Reason | null): Judged => ({ verdict, reason, estimated, replications });
  if (estimated.figure.mean === null) return isLast ? found('fails', 'no cases') : found('undecided', 'no cases');
  // 0 ± 0, because two policies agreed so far, is no precision yet.
  const isDegenerate = estimated.agrees && estimated.judged.low === estimated.judged.high;
  const verdict = tail === null || isDegenerate ? 'undecided' : verdictAt(estimated, claim.bounds);
  if (verdict !== 'undecided') return found(verdict, null);
  if (estimated.agrees && (isLast || replications >= AGREED))
    return found(verdictOfAgreeing(estimated, claim.bounds), 'all agree');
  const isTooFew = claim.oneRun !== null && (tail === null || estimated.judged.low === null);
  return found('undecided', isTooFew ? 'too few single runs' : null);
}
