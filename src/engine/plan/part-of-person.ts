import type { Booking } from '../../../events/booking.ts';
import type { LocalDays } from '../../calendar/local-days.ts';
import type { Part } from '../../measures/parts.ts';
import { type Policy, rulesAt } from '../../model/policy.ts';
import type { Release } from '../../model/release.ts';
import type { ResolvedScenario } from '../../resolved/scenario.ts';
import { partNames } from './parts-of-run.ts';

/** Which part a person is counted in, of a kind that is not the facility or the month of booking. */
export interface PartOfPerson {
  /** Whether the release must be known, which is otherwise decided only for those of whom somebody asks. */
  needsRelease: boolean;
  of(booking: Booking, policy: Policy, release: Release): number;
}

/** null for kinds of part that the day or the booking's facility gives. */
export function partOfPerson(scenario: ResolvedScenario, by: Part | null, days: LocalDays): PartOfPerson | null {
  const ofBooking = (of: PartOfPerson['of']): PartOfPerson => ({ needsRelease: false, of });
  const ofRelease = (of: PartOfPerson['of']): PartOfPerson => ({ needsRelease: true, of });
  switch (by) {
    case 'reason': {
      const places = new Map(partNames(scenario, 'reason').map((name, i) => [name, i]));
      return ofRelease((booking, policy, { reason }) => {
        const { reasons } = rulesAt(policy, booking.facility, booking.bookedAt).releaseNotice;
        return places.get(reasons[reason].name)!;
      });
    }
    case 'hour':
      return ofRelease((_booking, _policy, { orderAt }) => days.hourOfWeekOf(orderAt) % 24);
    case 'weekday':
      return ofRelease((_booking, _policy, { orderAt }) => Math.floor(days.hourOfWeekOf(orderAt) / 24));
    case 'week':
      return ofRelease((_booking, _policy, { orderAt }) => days.hourOfWeekOf(orderAt));
    case 'priority':
      return ofBooking(({ priority }) => priority);
    case 'convicted':
      return ofBooking(({ convicted }) => (convicted ? 0 : 1));
    default:
      return null;
  }
}
