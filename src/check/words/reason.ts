import { counted } from '../../report/format.ts';
import type { ExpectFile } from '../expect/read-expect.ts';
import { ALL_LOOKS_ERR, lookTotals } from '../judge/looks.ts';
import { fewestForQuantile } from '../judge/order-statistics.ts';
import type { JudgedClaim } from '../suite/suite.ts';
import { intervalText } from './figures.ts';
import { writtenOf } from './sentence.ts';

type Limits = Pick<ExpectFile, 'from' | 'atMost' | 'budgetSeconds'>;

/** Why a claim fails or is undecided, in a sentence without a full stop; null if its interval says it all. */
export function reasonText(
  { claim, verdict, reason, estimated, replications }: JudgedClaim,
  limits: Limits,
): string | null {
  switch (reason) {
    case 'no cases':
      return `none of ${counted(replications, 'replication')} has a case to measure`;
    case 'all agree':
      return `all ${counted(replications, 'replication')} give the same figure, which therefore decides`;
    case 'too few single runs': {
      const fewest = fewestForQuantile((claim.oneRun ?? 50) / 100, ALL_LOOKS_ERR / 2);
      const runs = counted(estimated?.denominator.count ?? 0, 'single run');
      return `a ${claim.oneRun} % quantile needs at least ${fewest} single runs, and there were ${runs}: raise atMost`;
    }
    case 'out of budget':
      return (
        `the budget of ${limits.budgetSeconds} s of processor time was used up ` +
        `${replications === 0 ? 'before the first look' : `after ${counted(replications, 'replication')}`}`
      );
    case 'interrupted':
      return 'the check was interrupted';
    case null:
      break;
  }
  if (verdict !== 'undecided' || estimated === null) return null;
  const looks = lookTotals(limits.from, limits.atMost).length;
  const judged = intervalText(estimated.judged, writtenOf(claim), claim.bounds);
  const why =
    looks === 1 ? 'so that it errs in 1 of 100 claims' : `so that all ${looks} looks together err in 1 of 100 claims`;
  return (
    `the interval that decides, ${judged}, crosses a limit; it is wider, ${why}. ` +
    'Raise atMost, move the limit, or write `undecided: warn`'
  );
}
