import { NOT_LODGED, OUTCOME_ENTRIES, OUTCOMES } from '../../events/outcome.ts';
import type { PolicyResult, Result } from '../measures/result.ts';
import { inWords, signed, wrapped } from './format.ts';

/** One sentence on what the baseline's window does, in the words of the measures. */
export function headline({ policies, differences }: Result): string[] {
  const baseline = policies.find(({ name }) => name === differences[0]?.baseline) ?? policies[0];
  const { noticeWindow, pickupRate } = baseline.measures;
  if (pickupRate.mean === null) return [`Under "${baseline.name}" no detainer is lodged in time.`];
  if (noticeWindow.quantiles === null) return [`Under "${baseline.name}" no notice of a release is sent.`];
  const told = inWords(noticeWindow.quantiles['50']);
  return [
    ...wrapped(
      `Under "${baseline.name}" ICE (the agency) asks for ${inWords(baseline.requestedLeadMinutes)} of notice and gets ${told} (median).`,
    ),
    ...wrapped(
      `Of 100 detainers lodged in time, ${signed(pickupRate.mean * 100, 1)} end in a pickup; ${reasons(baseline)}.`,
    ),
  ];
}

/** The two most frequent ways in which a lodged detainer does not end in a pickup. */
function reasons(policy: PolicyResult): string {
  const missed = OUTCOMES.flatMap((key) => {
    const words = OUTCOME_ENTRIES[key].missed;
    return words === null ? [] : [{ key, words }];
  });
  const total = missed.reduce((sum, { key }) => sum + policy.outcomes[key].count, 0);
  if (total === 0) return 'none is missed';
  const lodged = lodgedCount(policy);
  const ranked = missed.map(({ key, words }) => ({ words, share: policy.outcomes[key].count / lodged }));
  ranked.sort((a, b) => b.share - a.share);
  return ranked
    .slice(0, 2)
    .filter(({ share }) => share > 0)
    .map(({ words, share }) => `in ${signed(share * 100, 1)} ${words}`)
    .join(', ');
}

function lodgedCount({ bookings, outcomes }: PolicyResult): number {
  return NOT_LODGED.reduce((lodged, key) => lodged - outcomes[key].count, bookings);
}
