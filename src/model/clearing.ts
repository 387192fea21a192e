import type { Policy, ReleaseNoticeRules } from './policy.ts';

type Clearing = ReleaseNoticeRules['clearing'][number];
export type ClearingTime = Omit<Clearing, 'byHour'>;

/** The clearing time of a facility for an order at an instant. It is the same under all rules of a policy. */
export function clearingAt({ releaseNotice }: Policy, facility: number, orderAt: number): ClearingTime {
  return clearingTimeOf(releaseNotice.clearing[facility], orderAt);
}

export function clearingTimeOf(clearing: Clearing, orderAt: number): ClearingTime {
  for (const row of clearing.byHour) if (row.hours.isOpen(orderAt)) return row;
  return clearing;
}
