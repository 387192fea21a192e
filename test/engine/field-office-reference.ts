import { type Outcome, PICKUPS } from '../../events/outcome.ts';
import { allowsOvertime, calledToDoor, isKnownToHaveLeft } from '../../src/model/agent-arrival.ts';
import type { Draws } from '../../src/model/chance.ts';
import { type Policy, rulesAt } from '../../src/model/policy.ts';
import { expectedTravel } from '../../src/model/travel.ts';
import { makeTrip, type Trip } from '../../src/model/trip.ts';

export interface Notice {
  person: number;
  facility: number;
  priority: number;
  receivedAt: number;
  expectedExitAt: number;
  exitAt: number;
  leavesAt: number;
  dueAt: number;
  arranged: boolean;
  /** Whether a notice was sent. */
  told: boolean;
}

export interface Settled {
  outcome: Outcome;
  /** `team` is the team's number, from 1. */
  trips: { team: number; dispatchedAt: number; trip: Trip }[];
}

interface Team {
  group: number;
  freeAt: number;
  onOvertime: boolean;
}

interface Waiting {
  notice: Notice;
  since: number;
  overtime: boolean;
  /** The office has heard that the person has left. */
  dropped: boolean;
}

/**
 * One field office and its notices in the simplest way: at every instant at which anything can happen, it looks at all
 * notices and all teams. It is slow (notices × instants), and has no queue that could be wrong. The engine's field
 * office must agree with it person by person.
 */
export function settleAll(notices: Notice[], policy: Policy, drawsOf: (person: number) => Draws): Map<number, Settled> {
  if (notices.length === 0) return new Map();
  // Teams, overtime and order are the same for all its facilities at all times.
  const office = rulesAt(policy, notices[0].facility, notices[0].dueAt);
  const rules = office.agentArrival;
  const teams: Team[] = rules.teams.flatMap(({ count }, group) =>
    Array.from({ length: count }, () => ({ group, freeAt: Number.NEGATIVE_INFINITY, onOvertime: false })),
  );
  const settled = new Map<number, Settled>();
  const trips = new Map<number, Settled['trips']>();
  const comings = new Map<number, number>(notices.map((notice) => [notice.person, notice.dueAt]));
  let waiting: Waiting[] = [];
  const onDuty = (team: Team, now: number) => rules.teams[team.group].hours.isOpen(now);
  const anyOnDuty = (now: number) => teams.some((team) => onDuty(team, now));

  let now = Number.NEGATIVE_INFINITY;
  for (;;) {
    now = Math.min(
      ...comings.values(),
      ...teams.map((team) => team.freeAt).filter((freeAt) => freeAt > now),
      ...(waiting.some(({ dropped }) => !dropped) ? teams.map((team) => opening(team, now)) : []),
      ...(rules.overtime.rule !== 'none' && waiting.some(({ overtime, dropped }) => !overtime && !dropped)
        ? closings(now)
        : []),
    );
    if (now === Number.POSITIVE_INFINITY) break;

    // Notices that still wait when the last shift ends may go on overtime, as if they fell due then.
    if (!anyOnDuty(now) && anyOnDuty(now - 1)) {
      for (const entry of waiting) {
        entry.overtime ||= isThere(entry, now) && allowsOvertime(entry.notice.receivedAt, now, office);
      }
    }

    for (const notice of notices.filter(({ person }) => comings.get(person) === now)) {
      comings.delete(notice.person);
      if (isKnownToHaveLeft(notice.leavesAt, now, rulesAt(policy, notice.facility, now))) {
        if (!trips.has(notice.person)) settled.set(notice.person, { outcome: 'outOfReach', trips: [] });
        continue;
      }
      const overtime = allowsOvertime(notice.receivedAt, now, office) && !anyOnDuty(now);
      waiting.push({ notice, since: notice.dueAt, overtime, dropped: false });
    }

    waiting.sort(inOrder);
    for (const entry of [...waiting]) {
      const { notice } = entry;
      if (entry.dropped) continue;
      if (!isThere(entry, now)) {
        // The office asks about whoever is next, as soon as it has a team to send.
        entry.dropped = teams.some((team) => team.freeAt <= now) && isNext(entry);
        continue;
      }
      const team = teamFor(entry, now);
      if (team === undefined) continue;
      waiting = waiting.filter((other) => other !== entry);
      const inForce = rulesAt(policy, notice.facility, now);
      const attempt = trips.get(notice.person)?.length ?? 0;
      const calledAt = calledToDoor({ ...notice, attempt }, inForce, drawsOf(notice.person), now);
      if (calledAt !== null && calledAt > now) {
        comings.set(notice.person, calledAt);
        continue;
      }
      const { onSiteOffice, dispatch } = inForce.agentArrival;
      const isCalled = onSiteOffice.called === 'atExit' && onSiteOffice.hours.isOpen(now);
      const isReachable = now + expectedTravel(notice.facility, inForce, now) <= expectedLeave(notice);
      if (dispatch === 'reachable' && !isCalled && !isReachable) {
        if (!trips.has(notice.person)) settled.set(notice.person, { outcome: 'outOfReach', trips: [] });
        continue;
      }
      send(notice, team, now);
    }
  }

  for (const notice of notices) {
    const made = trips.get(notice.person);
    if (made !== undefined) {
      settled.set(notice.person, { outcome: made[made.length - 1].trip.outcome, trips: made });
    } else if (!settled.has(notice.person)) {
      const flagged = waiting.some((entry) => entry.notice === notice && entry.overtime);
      const couldGo =
        flagged || teams.some((team) => rules.teams[team.group].hours.openWithin(notice.dueAt, notice.leavesAt));
      settled.set(notice.person, { outcome: couldGo ? 'noTeamFree' : 'afterHours', trips: [] });
    }
  }
  for (const { person, told } of notices) {
    const one = settled.get(person)!;
    if (!told && !PICKUPS.includes(one.outcome)) settled.set(person, { ...one, outcome: 'noNotice' });
  }
  return settled;

  function opening(team: Team, after: number): number {
    if (team.freeAt > after || onDuty(team, after)) return Number.POSITIVE_INFINITY;
    return rules.teams[team.group].hours.nextOpen(after) ?? Number.POSITIVE_INFINITY;
  }

  function isNext(entry: Waiting): boolean {
    return !waiting.some((other) => !other.dropped && other.overtime === entry.overtime && inOrder(other, entry) < 0);
  }

  /** As far as the office knows. */
  function isThere({ notice }: Waiting, at: number): boolean {
    return !isKnownToHaveLeft(notice.leavesAt, at, rulesAt(policy, notice.facility, at));
  }

  /** When the shifts of the next two weeks end, on one of which nobody may be left on duty. */
  function closings(after: number): number[] {
    const twoWeeks = 14 * 86_400;
    return rules.teams.flatMap(({ count, hours }) =>
      count === 0
        ? []
        : hours.openSpans(after, after + twoWeeks).flatMap(({ close }) => (close > after ? [close] : [])),
    );
  }

  /** When the office believes that the person leaves. */
  function expectedLeave({ expectedExitAt, exitAt, leavesAt }: Notice): number {
    return expectedExitAt + (leavesAt - exitAt);
  }

  function inOrder(a: Waiting, b: Waiting): number {
    if (a.notice.priority !== b.notice.priority) return a.notice.priority - b.notice.priority;
    const byTime = rules.order === 'firstCome' ? a.since - b.since : expectedLeave(a.notice) - expectedLeave(b.notice);
    return byTime !== 0 ? byTime : a.notice.person - b.notice.person;
  }

  function teamFor(entry: Waiting, at: number): Team | undefined {
    const idle = teams.filter((team) => team.freeAt <= at);
    const regular = idle.find((team) => onDuty(team, at));
    if (regular !== undefined) return regular;
    if (!entry.overtime || anyOnDuty(at)) return undefined;
    const out = teams.filter((team) => team.freeAt > at && team.onOvertime).length;
    return out < rules.overtime.teams ? idle[0] : undefined;
  }

  function send(notice: Notice, team: Team, at: number): void {
    const made = trips.get(notice.person) ?? [];
    const inForce = rulesAt(policy, notice.facility, at);
    const dispatch = { ...notice, dispatchedAt: at, attempt: made.length };
    const trip = makeTrip(dispatch, inForce, drawsOf(notice.person));
    made.push({ team: teams.indexOf(team) + 1, dispatchedAt: at, trip });
    trips.set(notice.person, made);
    team.onOvertime = !onDuty(team, at);
    team.freeAt = trip.freeAt;
    const failed = trip.outcome === 'noShow' || trip.outcome === 'teamLeft';
    if (failed && made.length <= inForce.agentArrival.retries && trip.endedAt < notice.leavesAt)
      comings.set(notice.person, trip.endedAt);
  }
}
