import type { Booking } from '../../events/booking.ts';
import type { Detainer } from '../../events/detainer.ts';
import type { Outcome } from '../../events/outcome.ts';
import type { ReleaseNotice } from '../../events/release-notice.ts';
import { decideDeparture, type HeardNotice } from './agent-arrival.ts';
import { fallsThrough } from './arranged-handover.ts';
import { blankBooking } from './booking.ts';
import { type DetainerDraws, type Draws, duration, type NoticeDraws } from './chance.ts';
import { blankDetainer, decideDetainer } from './detainer.ts';
import { ARRIVAL_DRAW as DRAW } from './draw-order.ts';
import { wasTooShort } from './headway.ts';
import { type Policy, rulesAt } from './policy.ts';
import { blankRelease, decideRelease, type Release } from './release.ts';
import { blankReleaseNotice, decideReleaseNotice, type ToldCase } from './release-notice.ts';

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
  /** The ordinary exit by the base's clearing time; null where `exitAt` is. */
  baseExitAt: number | null;
  /** null if no detainer was lodged before the exit, unless the agency asked about the person and was told. */
  notice: ReleaseNotice | null;
  /** Whether the agency heard of the release too late to come, or never; true without a notice. */
  isTooShort: boolean;
  /** null if the case continues at the field office. */
  outcome: Outcome | null;
  /** When a team is to set out; null unless the case continues. */
  dueAt: number | null;
}

/** The records that a case is written into. */
export interface CaseRecords {
  detainer: Detainer;
  release: Release;
  /** Whether `release` is decided already, under a policy with the same reasons, custody and clearing. */
  isReleased: boolean;
  told: ToldCase;
  notice: ReleaseNotice;
  heard: HeardNotice;
  found: Case;
}

export function blankCaseRecords(): CaseRecords {
  const detainer = blankDetainer();
  const found = {
    detainer,
    exitAt: null,
    baseExitAt: null,
    notice: null,
    isTooShort: true,
    outcome: null,
    dueAt: null,
  };
  const release = blankRelease();
  return {
    detainer,
    release,
    isReleased: false,
    told: { booking: blankBooking(), release, hasDetainer: false, askedAt: 0 },
    notice: blankReleaseNotice(),
    heard: { facility: 0, priority: 0, receivedAt: 0, earliestExitAt: 0, exitAt: 0 },
    found,
  };
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
  found.baseExitAt = null;
  found.notice = null;
  found.isTooShort = true;
  found.dueAt = null;
  if (detainer.identifiedAt === null) return ended(found, 'notIdentified');

  const { release } = records;
  if (!records.isReleased) decideRelease(booking, policy, draws.releaseNotice, release);
  found.exitAt = release.exitAt;
  found.baseExitAt = release.baseExitAt;
  if (detainer.identifiedAt >= release.exitAt) return ended(found, 'notIdentified');
  const { lodgedAt, askedAboutAt } = detainer;
  const hasDetainer = lodgedAt !== null && lodgedAt < release.exitAt;
  const askedAt = hasDetainer ? lodgedAt : askedAboutAt;
  const without = lodgedAt === null ? 'noDetainer' : 'detainerTooLate';
  if (askedAt === null || askedAt >= release.exitAt) return ended(found, without);
  const { told } = records;
  told.booking = booking;
  told.release = release;
  told.hasDetainer = hasDetainer;
  told.askedAt = askedAt;
  const notice = decideReleaseNotice(told, policy, draws, records.notice);
  if (!hasDetainer && notice.sentAt === null) return ended(found, without);
  found.notice = notice;
  decideComing(booking, policy, draws, records);
  found.isTooShort = wasTooShort(booking.facility, notice, policy);
  return found;
}

/** The agency's answer, for a person whose notice is in `records`. */
function decideComing(booking: Booking, policy: Policy, draws: PersonDraws, records: CaseRecords): Case {
  const { notice, heard, found } = records;
  const { sentAt, receivedAt, earliestExitAt, leavesAt } = notice;
  const untold = sentAt === null ? 'noNotice' : null;
  if (receivedAt === null || receivedAt >= leavesAt || earliestExitAt === null)
    return ended(found, untold ?? 'noticeUnheard');

  const rules = rulesAt(policy, booking.facility, receivedAt);
  heard.facility = booking.facility;
  heard.priority = booking.priority;
  heard.receivedAt = receivedAt;
  heard.earliestExitAt = earliestExitAt;
  heard.exitAt = notice.exitAt;
  const dueAt = decideDeparture(heard, rules, draws.agentArrival);
  if (dueAt === null) {
    decline(notice, receivedAt + duration(rules.agentArrival.answerDelay, draws.agentArrival, DRAW.answerDelay));
    return ended(found, untold ?? 'declined');
  }
  if (notice.learnedBy === 'arranged') {
    const { handover } = rulesAt(policy, booking.facility, sentAt ?? receivedAt).releaseNotice;
    if (fallsThrough(handover, draws.releaseNotice)) {
      notice.exitAt = notice.leavesAt = notice.undelayedExitAt;
      return ended(found, 'handoverFellThrough');
    }
    if (!handover.usesTeam) return ended(found, 'handedOverAsArranged');
  }
  found.dueAt = dueAt;
  return ended(found, null);
}

/** A delay or an arranged wait ends when the jail knows that the agency declines. So does a hold: `leftWithoutTeam`. */
function decline(notice: ReleaseNotice, declinedAt: number): void {
  notice.declinedAt = declinedAt;
  notice.exitAt = Math.min(notice.exitAt, Math.max(notice.undelayedExitAt, declinedAt));
}

function ended(found: Case, outcome: Outcome | null): Case {
  found.outcome = outcome;
  return found;
}

/** When a person leaves whose case ended before the field office. A hold ends when the jail knows that nobody comes. */
export function leftWithoutTeam({ undelayedExitAt, leavesAt, declinedAt }: ReleaseNotice): number {
  return declinedAt === null ? leavesAt : Math.min(leavesAt, Math.max(undelayedExitAt, declinedAt));
}
