import type { Booking } from '../../events/booking.ts';
import type { Detainer } from '../../events/detainer.ts';
import type { Outcome } from '../../events/outcome.ts';
import type { ReleaseNotice } from '../../events/release-notice.ts';
import { decideDeparture } from './agent-arrival.ts';
import type { DetainerDraws, Draws, NoticeDraws } from './chance.ts';
import { blankDetainer, decideDetainer } from './detainer.ts';
import { type Policy, rulesAt } from './policy.ts';
import { blankRelease, decideRelease, type Release } from './release.ts';
import { blankReleaseNotice, decideReleaseNotice } from './release-notice.ts';

/** The draws of one person in the stages after booking, and those that a facility's or an office's people share. */
export interface PersonDraws extends NoticeDraws, DetainerDraws {
  agentArrival: Draws;
}

/** One person's case under one policy, up to the field office, where people compete for teams. */
export interface Case {
  detainer: Detainer;
  /**
   * The ordinary exit, before any delay; null for people who were never identified, because nobody asks about their
   * release.
   */
  exitAt: number | null;
  /** null if no detainer was lodged before the exit. */
  notice: ReleaseNotice | null;
  /** null if the case continues at the field office. */
  outcome: Outcome | null;
  /** When a team is to set out; null unless the case continues. */
  dueAt: number | null;
}

/** The records that a case is written into. */
export interface CaseRecords {
  detainer: Detainer;
  release: Release;
  notice: ReleaseNotice;
  found: Case;
}

export function blankCaseRecords(): CaseRecords {
  const detainer = blankDetainer();
  const found = { detainer, exitAt: null, notice: null, outcome: null, dueAt: null };
  return { detainer, release: blankRelease(), notice: blankReleaseNotice(), found };
}

/**
 * Stages 2 and 3, and the agency's answer to the notice. Overwrites `records` if they are given: new records for every
 * person and policy take a kilobyte, which costs a simulation more than the decisions in them.
 */
export function followToFieldOffice(
  booking: Booking,
  policy: Policy,
  draws: PersonDraws,
  records: CaseRecords = blankCaseRecords(),
): Case {
  decideDetainer(booking, policy, draws, records.detainer);
  return followFromDetainer(booking, policy, draws, records);
}

/** Stage 3 and the agency's answer, for a person whose stage 2 is in `records.detainer`. */
export function followFromDetainer(booking: Booking, policy: Policy, draws: PersonDraws, records: CaseRecords): Case {
  const { detainer, found } = records;
  found.detainer = detainer;
  found.exitAt = null;
  found.notice = null;
  found.dueAt = null;
  if (detainer.identifiedAt === null) return ended(found, 'notIdentified');

  const release = decideRelease(booking, policy, draws.releaseNotice, records.release);
  found.exitAt = release.exitAt;
  if (detainer.identifiedAt >= release.exitAt) return ended(found, 'notIdentified');
  if (detainer.lodgedAt === null) return ended(found, 'noDetainer');
  if (detainer.lodgedAt >= release.exitAt) return ended(found, 'detainerTooLate');

  const lodged = { booking, release, lodgedAt: detainer.lodgedAt };
  const notice = decideReleaseNotice(lodged, policy, draws, records.notice);
  found.notice = notice;
  const { sentAt, receivedAt, expectedExitAt, leavesAt } = notice;
  if (sentAt === null || expectedExitAt === null) return ended(found, 'noNotice');
  if (receivedAt === null || receivedAt >= leavesAt) return ended(found, 'noticeUnheard');

  const heard = { facility: booking.facility, priority: booking.priority, receivedAt, expectedExitAt };
  found.dueAt = decideDeparture(heard, rulesAt(policy, booking.facility, receivedAt), draws.agentArrival);
  return ended(found, found.dueAt === null ? 'declined' : null);
}

function ended(found: Case, outcome: Outcome | null): Case {
  found.outcome = outcome;
  return found;
}

/** When a person leaves whose case ended before the field office. A hold ends when the agency declines the notice. */
export function leftWithoutTeam(notice: ReleaseNotice, outcome: Outcome): number {
  if (outcome !== 'declined' || notice.receivedAt === null) return notice.leavesAt;
  return Math.min(notice.leavesAt, Math.max(notice.exitAt, notice.receivedAt));
}
