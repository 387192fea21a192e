import { clearingAt } from './clearing.ts';
import type { Policy } from './policy.ts';
import type { Release } from './release.ts';

/** What is known of an exit before it comes. */
export interface ExpectedExit {
  /** What the notice announces. */
  expectedExitAt: number;
  /** The first plausible exit, with which the field office reckons. */
  earliestExitAt: number;
}

/** A release with its exit, as decided, and what is known about it. */
export interface ExitToExpect {
  facility: number;
  release: Release;
  exitAt: number;
  /** When the notice was sent, or the release was found otherwise. */
  from: number;
  /** Whether the jail has set the exit: by a delay, an arranged handover, or a notice a fixed time before it. */
  isSet: boolean;
  /** Whether the person is held past the exit. */
  isHeld: boolean;
}

/**
 * The exit as the agency expects it. If the jail has set it, both are the exit. Otherwise the notice announces the
 * median clearing time, and the office reckons with its 5 % quantile. Nobody walks out before a hold ends, so where a
 * hold is in place there is no reason to be early: teams would give up before an exit that the hold would have bridged.
 * Neither is before the agency can know of the release.
 */
export function expectExit(exit: ExitToExpect, policy: Policy): ExpectedExit {
  const { facility, release, exitAt, from, isSet, isHeld } = exit;
  if (isSet) return { expectedExitAt: exitAt, earliestExitAt: exitAt };
  const { medianSeconds, earliestSeconds } = clearingAt(policy, facility, release.orderAt);
  const expectedExitAt = Math.max(from, release.orderAt + medianSeconds);
  const earliestExitAt = isHeld ? expectedExitAt : Math.max(from, release.orderAt + earliestSeconds);
  return { expectedExitAt, earliestExitAt };
}
