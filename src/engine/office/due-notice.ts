import type { Booking } from '../../../events/booking.ts';
import { LEGAL_BASES } from '../../../events/legal-basis.ts';
import type { Case } from '../../model/case.ts';

/**
 * A notice that a team is to set out for. Holds what the field office needs, in whole numbers, as the rows of
 * DueNotices keep it.
 */
export type DueNotice = {
  person: number;
  /** 0 for people who are not counted, else 1 + the person's number among those whose outcomes are compared. */
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
  /** Sum of HAS_DETAINER, TOLD, ARRANGED and TOO_SHORT, as far as they hold, and of the place in PART_BITS. */
  flags: number;
};

/** A detainer was lodged before the exit; without it, the agency had asked about the person. */
export const HAS_DETAINER = 1;
/** The jail sent a notice; without it, the agency found out by itself. */
export const TOLD = 2;
/** The person is handed over at the exit, to a team that is there by then. */
export const ARRANGED = 4;
/** The agency heard of the release too late to come. */
export const TOO_SHORT = 8;
/**
 * Above this bit is the part in which the person is counted, of the kind that is counted beside the facilities. A value
 * of its own in a row would be written in every run, though few ask for parts.
 */
export const PART_BITS = 4;

export function blankDueNotice(): DueNotice {
  return {
    person: 0,
    counted: 0,
    facility: 0,
    priority: 0,
    receivedAt: 0,
    undelayedExitAt: 0,
    expectedExitAt: 0,
    exitAt: 0,
    leavesAt: 0,
    delayBasis: 0,
    holdBasis: -1,
    dueAt: 0,
    flags: 0,
  };
}

/** The notice of a case that continues at the field office. Overwrites `due`. */
export function dueNoticeOf(
  booking: Booking,
  { notice, dueAt, isTooShort }: Case,
  counted: number,
  due: DueNotice = blankDueNotice(),
): DueNotice {
  if (notice === null || notice.receivedAt === null || notice.expectedExitAt === null || dueAt === null) {
    throw new Error(`Person ${booking.person} reaches the field office without a notice that was heard.`);
  }
  due.person = booking.person;
  due.counted = counted;
  due.facility = booking.facility;
  due.priority = booking.priority;
  due.receivedAt = notice.receivedAt;
  due.undelayedExitAt = notice.undelayedExitAt;
  due.expectedExitAt = notice.expectedExitAt;
  due.exitAt = notice.exitAt;
  due.leavesAt = notice.leavesAt;
  due.delayBasis = LEGAL_BASES.indexOf(notice.delayBasis);
  due.holdBasis = notice.holdBasis === null ? -1 : LEGAL_BASES.indexOf(notice.holdBasis);
  due.dueAt = dueAt;
  due.flags =
    (notice.hasDetainer ? HAS_DETAINER : 0) |
    (notice.sentAt === null ? 0 : TOLD) |
    (notice.learnedBy === 'arranged' ? ARRANGED : 0) |
    (isTooShort ? TOO_SHORT : 0);
  return due;
}
