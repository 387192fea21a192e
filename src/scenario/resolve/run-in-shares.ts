import type { ResolvedScenario } from '../../resolved/scenario.ts';
import { type Reasons, shareLeft } from './custody.ts';
import type { FoundRunIn } from './run-in.ts';

/** A share of all people under the policy where it is largest, and of those in the facility where it is largest. */
export interface Concerned {
  policy: number;
  share: number;
  facility: number;
  shareThere: number;
}

type WhoIsCounted = Pick<ResolvedScenario, 'days' | 'booking'>;

/** Of people who leave during the run: those who were booked before the warm-up, and so are missing. */
export function missingAtFirst(found: FoundRunIn, { days, booking }: WhoIsCounted): Concerned {
  const { tables, tableOf } = found.runIn;
  return largest(found, booking.facility, (reasons, facility) =>
    shareLeft(reasons, days, (reason) => tables[tableOf[facility]][reason].warmUpDays),
  );
}

/** Counted people who leave when the first bookings of the cool-down have ended, into an emptying system. */
export function leavingLate(found: FoundRunIn, { days, booking }: WhoIsCounted): Concerned & { ends: number } {
  const ends = Math.min(
    ...found.runIn.tables.flatMap((table) => Object.values(table).map(({ coolDownDays }) => coolDownDays)),
  );
  return { ends, ...largest(found, booking.facility, (reasons) => shareLeft(reasons, days, () => ends)) };
}

/** In a facility, the reasons of the period in which the share is largest apply. */
function largest(
  { reasons }: FoundRunIn,
  shares: readonly number[],
  shareOf: (reasons: Reasons, facility: number) => number,
): Concerned {
  const byPolicy = reasons.map((byFacility) =>
    byFacility.map((lists, facility) => Math.max(...lists.map((list) => shareOf(list, facility)))),
  );
  const all = byPolicy.map((byFacility) => byFacility.reduce((sum, share, f) => sum + share * shares[f], 0));
  const most = shares.map((_, f) => Math.max(...byPolicy.map((byFacility) => byFacility[f])));
  const shareThere = Math.max(...most);
  const share = Math.max(...all);
  return { policy: all.indexOf(share), share, facility: most.indexOf(shareThere), shareThere };
}
