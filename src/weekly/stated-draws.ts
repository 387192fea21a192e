import type { Booking } from '../../events/booking.ts';
import { StageDraws } from '../draws/stage-draws.ts';
import { chance, pick } from '../model/chance.ts';
import { BOOKING_DRAW, STAGE, WEEKLY_DRAW } from '../model/draw-order.ts';
import type { ResolvedWeeklyReport } from '../resolved/scenario.ts';

export const NOTHING_STATED: ResolvedWeeklyReport = { citizenship: [], leftOut: 0, leftOutFacilities: [] };

/**
 * Attributes that the report states about a person, drawn per person: the same under every policy and in every week.
 */
export interface StatedDraws {
  /** The group of citizenship. */
  citizenship(booking: Booking): string;
  /** Whether the published list omits the person's declined detainer. */
  leftOut(booking: Booking): boolean;
}

const NOT_STATED = 'not stated';
const NOT_FOREIGN_BORN = 'not foreign-born';

/** Every group that `citizenship` can give. */
export function groupsOf({ citizenship }: ResolvedWeeklyReport): string[] {
  const groups = citizenship.length === 0 ? [NOT_STATED] : citizenship.map(({ group }) => group);
  return [...groups, NOT_FOREIGN_BORN];
}

/** The draws of one replication, counted from 0. */
export function statedDraws(seed: number, replication: number, stated: ResolvedWeeklyReport): StatedDraws {
  const shares = stated.citizenship.map(({ share }) => share);
  const ofBooking = new StageDraws(STAGE.booking);
  const ofReport = new StageDraws(STAGE.weeklyReport);
  return {
    citizenship({ person, foreignBorn }) {
      if (!foreignBorn) return NOT_FOREIGN_BORN;
      if (shares.length === 0) return NOT_STATED;
      ofBooking.seek(seed, replication, person);
      return stated.citizenship[pick(shares, ofBooking, BOOKING_DRAW.citizenship)].group;
    },
    leftOut({ person, facility }) {
      if (stated.leftOutFacilities.includes(facility)) return true;
      ofReport.seek(seed, replication, person);
      return chance(stated.leftOut, ofReport, WEEKLY_DRAW.leftOut);
    },
  };
}
