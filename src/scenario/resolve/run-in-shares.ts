import type { ResolvedScenario } from '../../resolved/scenario.ts';
import { type Reasons, shareLeft } from './custody.ts';
import type { PolicyRunIn } from './run-in.ts';

/** A share of all people under a policy, and of those in the facility where it is largest. */
export interface Concerned {
  share: number;
  facility: number;
  shareThere: number;
}

type WhoIsCounted = Pick<ResolvedScenario, 'days' | 'booking'>;

/** Of people who leave during the run: those who were booked before the warm-up, and so are missing. */
export function missingAtFirst(found: PolicyRunIn, { days, booking }: WhoIsCounted): Concerned {
  const { tables, tableOf } = found.runIn;
  return concerned(found, booking.facility, (reasons, facility) =>
    shareLeft(reasons, days, (reason) => tables[tableOf[facility]][reason].warmUpDays),
  );
}

/** The days after the run on which the first bookings of the cool-down have ended. */
export function bookingsEnd({ runIn }: PolicyRunIn): number {
  return Math.min(...runIn.tables.flatMap((table) => Object.values(table).map(({ coolDownDays }) => coolDownDays)));
}

/** Counted people who leave after that, into an emptying system. */
export function leavingLate(found: PolicyRunIn, { days, booking }: WhoIsCounted): Concerned {
  const ends = bookingsEnd(found);
  return concerned(found, booking.facility, (reasons) => shareLeft(reasons, days, () => ends));
}

/** In a facility, the reasons of the period in which the share is largest apply. */
function concerned(
  { reasons }: PolicyRunIn,
  shares: readonly number[],
  shareOf: (reasons: Reasons, facility: number) => number,
): Concerned {
  const byFacility = reasons.map((lists, facility) => Math.max(...lists.map((list) => shareOf(list, facility))));
  const shareThere = Math.max(...byFacility);
  return {
    share: byFacility.reduce((sum, share, f) => sum + share * shares[f], 0),
    facility: byFacility.indexOf(shareThere),
    shareThere,
  };
}
