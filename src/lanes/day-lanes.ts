import { isPickupAt, OUTCOME_ENTRIES, OUTCOME_INDEX, type Outcome } from '../../events/outcome.ts';
import type { TeamTrip } from '../engine/office/team-trip.ts';
import type { Plan } from '../engine/plan/plan.ts';
import { exitOf, leftAt } from './course.ts';
import { touching } from './day-seen.ts';
import { Clock, type Moment, type Span } from './lane.ts';
import { officeSeen } from './office-seen.ts';
import { type RecordedCase, type Recording, recordReplication } from './recording.ts';

/** One local day under one policy: what each team and each person did. Instants are seconds since 1970-01-01 UTC. */
export interface DayLanes {
  /** Counted from the run's start. */
  day: number;
  /** Local date, YYYY-MM-DD. */
  date: string;
  policy: string;
  /** The day's first instant and the next day's. Trips and people may begin before and end after. */
  from: number;
  to: number;
  /** Every full hour that the local clock shows on the day, 0 to 23. An hour may be missing or come twice. */
  hours: { hour: number; at: number }[];
  /** By field office, then by number. */
  teams: TeamDay[];
  /** In order of their first event of the day. */
  people: PersonDay[];
}

export interface TeamDay {
  /** null: there is only one field office. */
  fieldOffice: string | null;
  team: number;
  /** The team's duty hours that touch the day. */
  onDuty: { from: number; to: number }[];
  trips: TripLane[];
}

/** What a team is doing on a trip. */
export const TRIP_SPANS = ['underWay', 'atDoor', 'handsOver', 'returns'] as const;

/** One trip; the spans follow each other without a gap from setting out to being back. */
export interface TripLane {
  person: number;
  /** null: booked outside the counted time. */
  number: number | null;
  from: number;
  to: number;
  localFrom: string;
  localTo: string;
  onOvertime: boolean;
  /** The team did not pick the person up. */
  fruitless: boolean;
  outcome: Outcome;
  text: string;
  spans: Pick<Span<(typeof TRIP_SPANS)[number]>, 'key' | 'from' | 'to'>[];
}

export interface PersonDay {
  person: number;
  number: number | null;
  facility: string;
  /** When the release was ordered. */
  orderedAt: number;
  /** Notice sent, heard or found otherwise, exit, leaving: in order of time, also those of the days around. */
  moments: Moment<'sendsNotice' | 'hears' | 'findsOut' | 'declines' | 'due' | 'mayLeave' | 'leaves'>[];
  pickedUp: boolean;
  outcome: Outcome;
  /** The outcome's name in reports. */
  ended: string;
}

/** Which day, under which policy (index into the plan's). */
export interface DayAsked {
  replication: number;
  day: number;
  policy: number;
}

/**
 * The lanes of a local day (counted from the run's start): of every team, and of everybody whose notice was sent or
 * heard or who left on that day, with a detainer lodged in time or asked about. Without a recording it makes one.
 */
export function dayLanes(
  plan: Plan,
  { replication, day, policy }: DayAsked,
  recording: Recording = recordReplication(plan, replication),
): DayLanes {
  const clock = new Clock(plan.days);
  const from = plan.days.startOf(day);
  const to = plan.days.startOf(day + 1);
  return {
    day,
    date: plan.days.dateOf(day),
    policy: plan.scenario.policies[policy].name,
    from: clock.unix(from),
    to: clock.unix(to),
    hours: hoursOf(plan, day, clock),
    teams: Array.from({ length: plan.fieldOffices }, (_, o) =>
      teamsOf(plan, recording, { policy, from, to }, o),
    ).flat(),
    people: peopleOf(plan, recording, { policy, from, to }),
  };
}

/** A piece that begins where the clock jumps within an hour is not a full hour. */
function hoursOf({ days }: Plan, day: number, clock: Clock): DayLanes['hours'] {
  return days
    .hourPieces(day)
    .filter(({ from }) => days.label(from).endsWith(':00'))
    .map(({ from, hourOfWeek }) => ({ hour: hourOfWeek % 24, at: clock.unix(from) }));
}

interface Window {
  policy: number;
  from: number;
  to: number;
}

function teamsOf(plan: Plan, recording: Recording, window: Window, fieldOffice: number): TeamDay[] {
  const { from, to, policy } = window;
  const office = officeSeen(plan, recording, policy, fieldOffice);
  const groups = office.rules.teams.flatMap(({ count, hours }) => Array.from({ length: count }, () => hours));
  const { clock } = office;
  return groups.map((hours, index) => ({
    fieldOffice: plan.scenario.fieldOffices?.[fieldOffice] ?? null,
    team: index + 1,
    onDuty: hours.always
      ? [{ from: clock.unix(from), to: clock.unix(to) }]
      : hours.openSpans(from, to).map(({ open, close }) => ({ from: clock.unix(open), to: clock.unix(close) })),
    trips: office.trips
      .filter((trip) => trip.team === index + 1 && trip.setOutAt < to && trip.backAt > from)
      .map((trip) => tripLane(trip, office, recording)),
  }));
}

function tripLane(trip: TeamTrip, { clock, nameOf }: ReturnType<typeof officeSeen>, { numbers }: Recording): TripLane {
  const { person, setOutAt, arrivedAt, endedAt, leavesJailAt, backAt, outcome, onOvertime } = trip;
  const reached = arrivedAt ?? endedAt;
  const spans = [
    { key: 'underWay' as const, from: setOutAt, to: reached },
    { key: 'atDoor' as const, from: reached, to: endedAt },
    { key: 'handsOver' as const, from: endedAt, to: leavesJailAt },
    { key: 'returns' as const, from: leavesJailAt, to: backAt },
  ];
  return {
    person,
    number: numbers.numberOf(person),
    from: clock.unix(setOutAt),
    to: clock.unix(backAt),
    localFrom: clock.local(setOutAt),
    localTo: clock.local(backAt),
    onOvertime,
    fruitless: !isPickupAt(OUTCOME_INDEX[outcome]),
    outcome,
    text: `for ${nameOf(person)} until ${clock.near(backAt, setOutAt)}: ${OUTCOME_ENTRIES[outcome].name}`,
    spans: spans
      .filter((span) => span.from < span.to)
      .map((span) => ({ key: span.key, from: clock.unix(span.from), to: clock.unix(span.to) })),
  };
}

function peopleOf(plan: Plan, recording: Recording, { policy, from, to }: Window): PersonDay[] {
  const clock = new Clock(plan.days);
  const seen: { at: number; lane: PersonDay }[] = [];
  for (const [person, recorded] of recording.policies[policy].cases) {
    const at = touching(recorded, from, to);
    if (at === null) continue;
    const { facility } = recording.bookings.get(person)!;
    const outcome = (recorded.arrival?.outcome ?? recorded.found.outcome) as Outcome;
    const lane: PersonDay = {
      person,
      number: recording.numbers.numberOf(person),
      facility: plan.scenario.facilities[facility],
      orderedAt: clock.unix(recorded.found.notice!.orderAt),
      moments: momentsOf(recorded, clock),
      pickedUp: isPickupAt(OUTCOME_INDEX[outcome]),
      outcome,
      ended: OUTCOME_ENTRIES[outcome].name,
    };
    seen.push({ at, lane });
  }
  return seen.sort((a, b) => a.at - b.at || a.lane.person - b.lane.person).map(({ lane }) => lane);
}

function momentsOf(recorded: RecordedCase, clock: Clock): PersonDay['moments'] {
  const { found, arrival } = recorded;
  const { sentAt, receivedAt, learnedBy, declinedAt } = found.notice!;
  const moments: { key: PersonDay['moments'][number]['key']; t: number; text: string }[] = [];
  const add = (key: (typeof moments)[number]['key'], t: number | null | undefined, text: string) => {
    if (t != null) moments.push({ key, t, text });
  };
  add('sendsNotice', sentAt, 'notice sent');
  if (learnedBy === 'otherwise') add('findsOut', receivedAt, 'found otherwise');
  else add('hears', receivedAt, 'notice heard');
  if (declinedAt !== null) add('declines', receivedAt, 'declined');
  add('due', arrival?.dueAt, 'a team has to set out');
  const exitAt = exitOf(recorded);
  const left = leftAt(recorded);
  if (left !== exitAt) add('mayLeave', exitAt, 'may leave, but is held');
  add('leaves', left, 'leaves the jail');
  return moments
    .sort((a, b) => a.t - b.t)
    .map(({ key, t, text }) => ({ key, at: clock.unix(t), local: clock.local(t), text }));
}
