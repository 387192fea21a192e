import type { Booking } from '../../events/booking.ts';
import type { Detainer } from '../../events/detainer.ts';
import type { FollowCase } from '../engine/run/replicate.ts';
import type { ColumnKey, LoggedCase } from '../event-log/logged-case.ts';
import {
  blankCaseRecords,
  type Case,
  followFromDetainer,
  followToFieldOffice,
  type PersonDraws,
} from '../model/case.ts';
import { decideDetainer } from '../model/detainer.ts';
import type { Policy } from '../model/policy.ts';
import type { KeyedCase } from './person-keys.ts';
import { decideStatedRelease, type StatedRelease, statedRelease } from './stated-release.ts';

/** What a log says of a person's detainer and release. Instants are seconds since the run's start. */
interface Stated {
  detainer: Pick<LoggedCase, 'asked' | 'calledAt' | 'channel' | 'identifiedAt' | 'lodgedAt' | 'askedAboutAt'>;
  release: StatedRelease;
}

/**
 * Follows a log's people with the detainers, orders and exits that the log states, and everybody else by the rules
 * alone. `has` is what the log says: a case without a value of such a column did not have it. `origin` is the run's
 * start in seconds since 1970.
 */
export function followerOf(cases: readonly KeyedCase[], has: ReadonlySet<ColumnKey>, origin: number): FollowCase {
  const byKey = new Map(cases.map(({ key, logged }) => [key, statedOf(logged, origin)]));
  const records = blankCaseRecords();
  records.isReleased = true;
  const others = blankCaseRecords();
  return (booking: Booking, policy: Policy, draws: PersonDraws): Case => {
    const stated = byKey.get(booking.person);
    if (stated === undefined) return followToFieldOffice(booking, policy, draws, others);
    decideDetainer(booking, policy, draws, records.detainer);
    overwrite(records.detainer, stated.detainer, has);
    identifyBeforeDetainer(records.detainer, booking.bookedAt);
    decideStatedRelease(stated.release, { booking, draws: draws.releaseNotice }, policy, records.release);
    return followFromDetainer(booking, policy, draws, records);
  };
}

function statedOf(logged: LoggedCase, origin: number): Stated {
  const at = (instant: number | null) => (instant === null ? null : instant - origin);
  const { asked, channel } = logged;
  const detainer = {
    asked,
    channel,
    calledAt: at(logged.calledAt),
    identifiedAt: at(logged.identifiedAt),
    lodgedAt: at(logged.lodgedAt),
    askedAboutAt: at(logged.askedAboutAt),
  };
  return { detainer, release: statedRelease(logged, origin) };
}

/** Replaces what was drawn by what the log states. */
function overwrite(detainer: Detainer, stated: Stated['detainer'], has: ReadonlySet<ColumnKey>): void {
  if (has.has('asked')) detainer.asked = stated.asked ?? false;
  if (has.has('calledAt')) detainer.calledAt = stated.calledAt;
  if (has.has('channel')) detainer.channel = stated.channel as Detainer['channel'];
  if (has.has('identifiedAt')) detainer.identifiedAt = stated.identifiedAt;
  if (has.has('lodgedAt')) detainer.lodgedAt = stated.lodgedAt;
  if (has.has('askedAboutAt')) detainer.askedAboutAt = stated.askedAboutAt;
}

/** Whoever has a detainer, or was asked about, was identified by then, whatever was drawn. */
function identifyBeforeDetainer(detainer: Detainer, bookedAt: number): void {
  const { lodgedAt, askedAboutAt, identifiedAt } = detainer;
  const isTooLate = (at: number | null) => at !== null && (identifiedAt === null || identifiedAt > at);
  if (isTooLate(lodgedAt) || isTooLate(askedAboutAt)) detainer.identifiedAt = bookedAt;
}
