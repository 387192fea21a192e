import type { Booking } from '../../../events/booking.ts';
import { LEGAL_BASES } from '../../../events/legal-basis.ts';
import type { Case } from '../../model/case.ts';

/**
 * A notice that a team is to set out for. Holds what the field office needs, in whole numbers, as the rows of
 * DueNotices keep it.
 */
export type DueNotice = {
  person: number;
  /** 1 for people booked in the counted time, else 0. */
  counted: number;
  facility: number;
  priority: number;
  receivedAt: number;
  undelayedExitAt: number;
  expectedExitAt: number;
  exitAt: number;
  leavesAt: number;
  /** Indices into LEGAL_BASES; holdBasis −1: not held. */
  delayBasis: number;
  holdBasis: number;
  dueAt: number;
  /** Sum of HAS_DETAINER, TOLD and ARRANGED, as far as they hold. */
  flags: number;
};

/** A detainer was lodged before the exit; without it, the agency had asked about the person. */
export const HAS_DETAINER = 1;
/** The jail sent a notice; without it, the agency found out by itself. */
export const TOLD = 2;
/** The person is handed over at the exit, to a team that is there by then. */
export const ARRANGED = 4;

/** The notice of a case that continues at the field office. */
export function dueNoticeOf(booking: Booking, { notice, dueAt }: Case, isCounted: boolean): DueNotice {
  if (notice === null || notice.receivedAt === null || notice.expectedExitAt === null || dueAt === null) {
    throw new Error(`Person ${booking.person} reaches the field office without a notice that was heard.`);
  }
  return {
    person: booking.person,
    counted: isCounted ? 1 : 0,
    facility: booking.facility,
    priority: booking.priority,
    receivedAt: notice.receivedAt,
    undelayedExitAt: notice.undelayedExitAt,
    expectedExitAt: notice.expectedExitAt,
    exitAt: notice.exitAt,
    leavesAt: notice.leavesAt,
    delayBasis: LEGAL_BASES.indexOf(notice.delayBasis),
    holdBasis: notice.holdBasis === null ? -1 : LEGAL_BASES.indexOf(notice.holdBasis),
    dueAt,
    flags:
      (notice.hasDetainer ? HAS_DETAINER : 0) |
      (notice.sentAt === null ? 0 : TOLD) |
      (notice.learnedBy === 'arranged' ? ARRANGED : 0),
  };
}
