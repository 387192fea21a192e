import type { ReleaseNotice } from '../../events/release-notice.ts';
import type { ClearingTime } from './clearing.ts';

/**
 * Writes into a notice the exit as the agency expects it, where the jail has not set the exit itself. The notice
 * announces the median clearing time; the field office reckons with the first plausible exit, the 5 % quantile. Nobody
 * walks out before a hold ends, so where a hold is in place there is no reason to be early: teams would give up before
 * an exit that the hold would have bridged. Neither is before `from`, when the agency can know of the release.
 */
export function expectExit(
  notice: ReleaseNotice,
  from: number,
  { medianSeconds, earliestSeconds }: ClearingTime,
): void {
  const expectedExitAt = Math.max(from, notice.orderAt + medianSeconds);
  notice.expectedExitAt = expectedExitAt;
  notice.earliestExitAt = notice.holdBasis === null ? Math.max(from, notice.orderAt + earliestSeconds) : expectedExitAt;
}
