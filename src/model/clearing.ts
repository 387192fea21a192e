import type { Policy, ReleaseNoticeRules } from './policy.ts';

export type ClearingTime = Omit<ReleaseNoticeRules['clearing'][number], 'byHour'>;

/** The clearing time of a facility for an order at an instant. It is the same under all rules of a policy. */
export function clearingAt({ releaseNotice }: Policy, facility: number, orderAt: number): ClearingTime {
  const clearing = releaseNotice.clearing[facility];
  for (const row of clearing.byHour) if (row.hours.isOpen(orderAt)) return row;
  return clearing;
}
