import { NOT_LODGED, OUTCOME_ENTRIES, OUTCOMES } from '../../events/outcome.ts';
import type { PolicyResult, Result } from '../measures/result.ts';
import { inWords, wrapped } from './format.ts';
import { inHundred } from './people.ts';

/** Two sentences: how much notice the baseline gives, and how its detainers end. */
export function headline({ policies, differences }: Result): string[] {
  const baseline = policies.find(({ name }) => name === differences[0]?.baseline) ?? policies[0];
  const { noticeWindow, pickupRate } = baseline.measures;
  const under = `Under "${baseline.name}"`;
  if (pickupRate.mean === null) return wrapped(`${under} ICE (the agency) lodges no detainer in time.`);
  if (noticeWindow.quantiles === null)
    return wrapped(`${under} the jail sends ICE (the agency) no notice of a release.`);
  const given = inWords(noticeWindow.quantiles['50']);
  const asked = inWords(baseline.requestedLeadMinutes);
  return [
    ...wrapped(`${under} ICE (the agency) asks for ${asked} of notice and gets ${given} (median).`),
    ...wrapped(
      `Of 100 detainers lodged before the exit, ${inHundred(pickupRate.mean)} end in a pickup; ${reasons(baseline)}.`,
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
    .map(({ words, share }) => `in ${inHundred(share)} ${words}`)
    .join(', ');
}

function lodgedCount({ bookings, outcomes }: PolicyResult): number {
  return NOT_LODGED.reduce((lodged, key) => lodged - outcomes[key].count, bookings);
}
