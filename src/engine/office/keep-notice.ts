import type { Booking } from '../../../events/booking.ts';
import { LEGAL_BASES } from '../../../events/legal-basis.ts';
import type { Case } from '../../model/case.ts';
import type { DueNotices } from './due-notices.ts';

/** Puts a heard notice into the rows that the field office reads; gives its number. */
export function keepNotice(due: DueNotices, booking: Booking, { notice, dueAt }: Case, counted: boolean): number {
  if (notice === null || notice.receivedAt === null || dueAt === null) {
    throw new Error(`Person ${booking.person} reaches the field office without a notice that was heard.`);
  }
  const number = due.add();
  due.enter(
    number,
    booking.person,
    counted,
    booking.facility,
    booking.priority,
    notice.receivedAt,
    notice.undelayedExitAt,
    notice.exitAt,
    notice.leavesAt,
    LEGAL_BASES.indexOf(notice.delayBasis),
    notice.holdBasis === null ? -1 : LEGAL_BASES.indexOf(notice.holdBasis),
    dueAt,
  );
  return number;
}
