import type { Outcome } from '../../events/outcome.ts';
import { allowsOvertime, makeTrip, type Trip } from '../../src/model/agent-arrival.ts';
import type { Draws } from '../../src/model/chance.ts';
import type { Policy } from '../../src/model/policy.ts';
import { expectedTravel } from '../../src/model/travel.ts';

export interface Notice {
  person: number;
  facility: number;
  priority: number;
  receivedAt: number;
  exitAt: number;
  leavesAt: number;
  dueAt: number;
}

export interface Settled {
  outcome: Outcome;
  trips: { dispatchedAt: number; trip: Trip }[];
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
}

/**
 * The field office in the plainest way: at every instant at which anything can happen, look at all notices and all teams.
 * Slow (notices × instants), with no queue that could be wrong; the engine's must agree with it person by person.
 */
export function settleAll(notices: Notice[], policy: Policy, drawsOf: (person: number) => Draws): Map<number, Settled> {
  const rules = policy.agentArrival;
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
      ...(waiting.length === 0 ? [] : teams.map((team) => opening(team, now))),
    );
    if (now === Number.POSITIVE_INFINITY) break;

    for (const notice of notices.filter(({ person }) => comings.get(person) === now)) {
      comings.delete(notice.person);
      if (notice.leavesAt <= now) {
        if (!trips.has(notice.person)) settled.set(notice.person, { outcome: 'outOfReach', trips: [] });
        continue;
      }
      const overtime = allowsOvertime(notice.receivedAt, now, policy) && !anyOnDuty(now);
      waiting.push({ notice, since: notice.dueAt, overtime });
    }

    waiting.sort(inOrder);
    for (const entry of [...waiting]) {
      const { notice } = entry;
      if (notice.leavesAt <= now) continue;
      const team = teamFor(entry, now);
      if (team === undefined) continue;
      waiting = waiting.filter((other) => other !== entry);
      if (rules.dispatch === 'reachable' && now + expectedTravel(notice.facility, policy, now) > notice.leavesAt) {
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
  return settled;

  function opening(team: Team, after: number): number {
    if (team.freeAt > after || onDuty(team, after)) return Number.POSITIVE_INFINITY;
    return rules.teams[team.group].hours.nextOpen(after) ?? Number.POSITIVE_INFINITY;
  }

  function inOrder(a: Waiting, b: Waiting): number {
    if (a.notice.priority !== b.notice.priority) return a.notice.priority - b.notice.priority;
    const byTime = rules.order === 'firstCome' ? a.since - b.since : a.notice.leavesAt - b.notice.leavesAt;
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
    const trip = makeTrip(notice, at, made.length, policy, drawsOf(notice.person));
    made.push({ dispatchedAt: at, trip });
    trips.set(notice.person, made);
    team.onOvertime = !onDuty(team, at);
    team.freeAt = trip.freeAt;
    const failed = trip.outcome === 'noShow' || trip.outcome === 'teamLeft';
    if (failed && made.length <= rules.retries && trip.endedAt < notice.leavesAt)
      comings.set(notice.person, trip.endedAt);
  }
}
