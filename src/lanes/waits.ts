import type { HoursSpec } from '../calendar/weekly-hours.ts';
import type { TeamTrip } from '../engine/office/team-trip.ts';
import type { Policy } from '../model/policy.ts';
import { hoursInWords, listed } from './in-words.ts';
import type { Clock } from './lane.ts';

/** A stretch of time in which a notice waits for a team, and why. */
export interface Wait {
  key: 'offDuty' | 'allOut' | 'awaitsCall';
  from: number;
  to: number;
  text: string;
}

/** What the waits at one field office are read from. */
export interface OfficeSeen {
  /** The rules of the office: teams and overtime. They hold always. */
  rules: Policy['agentArrival'];
  /** The teams' hours as written. */
  teamHours: HoursSpec[];
  /** Every trip of the office's teams. */
  trips: TeamTrip[];
  clock: Clock;
  /** A simulated person in words: `person 7`. */
  nameOf(person: number): string;
}

/** The most trips that a wait names one by one. */
const MOST_NAMED = 6;

/** Cuts a wait [from, to) into stretches by their cause. */
export function waitsWithin(from: number, to: number, office: OfficeSeen): Wait[] {
  if (from >= to) return [];
  const trips = office.trips.filter(({ setOutAt, backAt }) => setOutAt < to && backAt > from);
  const states: { key: Wait['key']; from: number; to: number }[] = [];
  const cuts = cutsWithin(from, to, trips, office);
  for (const [i, start] of cuts.entries()) {
    const key = causeAt(start, trips, office);
    const end = cuts[i + 1] ?? to;
    const last = states.at(-1);
    if (last?.key === key) last.to = end;
    else states.push({ key, from: start, to: end });
  }
  return states.map((state) => ({ ...state, text: inWords(state, trips, office) }));
}

/** Every instant of [from, to) at which the cause may change, beginning with `from`. */
function cutsWithin(from: number, to: number, trips: readonly TeamTrip[], { rules }: OfficeSeen): number[] {
  const cuts = new Set([from]);
  const add = (at: number) => {
    if (at > from && at < to) cuts.add(at);
  };
  for (const { setOutAt, backAt } of trips) {
    add(setOutAt);
    add(backAt);
  }
  for (const { count, hours } of rules.teams) {
    if (count === 0 || hours.always) continue;
    for (const { open, close } of hours.openSpans(from, to)) {
      add(open);
      add(close);
    }
  }
  return [...cuts].sort((a, b) => a - b);
}

function causeAt(at: number, trips: readonly TeamTrip[], { rules }: OfficeSeen): Wait['key'] {
  const onDuty = teamsOnDuty(at, rules);
  if (onDuty.length === 0) return 'offDuty';
  return onDuty.every((team) => trips.some((trip) => trip.team === team && isOutAt(trip, at)))
    ? 'allOut'
    : 'awaitsCall';
}

function isOutAt({ setOutAt, backAt }: TeamTrip, at: number): boolean {
  return setOutAt <= at && at < backAt;
}

/** The numbers of the teams on duty, out or not. */
function teamsOnDuty(at: number, { teams }: OfficeSeen['rules']): number[] {
  let before = 0;
  return teams.flatMap(({ count, hours }) => {
    const first = before + 1;
    before += count;
    return hours.isOpen(at) ? Array.from({ length: count }, (_, i) => first + i) : [];
  });
}

function inWords({ key, from, to }: Omit<Wait, 'text'>, trips: readonly TeamTrip[], office: OfficeSeen): string {
  const { rules, clock } = office;
  const during = trips.filter(({ setOutAt, backAt }) => setOutAt < to && backAt > from);
  switch (key) {
    case 'awaitsCall':
      return `a team is free; the on-site office is called to the door at ${clock.near(to, from)}`;
    case 'offDuty':
      return `${offDuty(from, office)}${overtimeOut(during, rules)}`;
    case 'allOut':
      return allOut(from, during, office);
  }
}

function offDuty(from: number, { rules, teamHours, clock }: OfficeSeen): string {
  const openings = rules.teams.flatMap(({ count, hours }) => (count === 0 ? [] : (hours.nextOpen(from) ?? [])));
  if (openings.length === 0) return 'no team is ever on duty';
  const hours = [...new Set(teamHours.map(hoursInWords))].join('; ');
  return `no team on duty until ${clock.near(Math.min(...openings), from)} (hours: ${hours})`;
}

function overtimeOut(during: readonly TeamTrip[], { overtime }: OfficeSeen['rules']): string {
  const isFull = overtime.rule !== 'none' && during.filter(({ onOvertime }) => onOvertime).length >= overtime.teams;
  return isFull && overtime.teams > 0 ? '; as many teams as may be called in were out' : '';
}

function allOut(from: number, during: readonly TeamTrip[], office: OfficeSeen): string {
  const onDuty = teamsOnDuty(from, office.rules);
  const total = office.rules.teams.reduce((sum, { count }) => sum + count, 0);
  const own = during.filter(({ team }) => onDuty.includes(team));
  const head = headOf(onDuty.length, total);
  if (own.length > MOST_NAMED) {
    const next = own.filter((trip) => isOutAt(trip, from)).toSorted((a, b) => a.backAt - b.backAt)[0];
    return `${head}: ${own.length} trips; the first back is team ${next.team}, ${forWhom(next, from, office)}`;
  }
  const byTeam = onDuty.map((team) => {
    const turns = own.filter((trip) => trip.team === team).map((trip) => forWhom(trip, from, office));
    return `${total === 1 ? '' : `team ${team} `}${turns.join(', then ')}`;
  });
  return `${head}: ${listed(byTeam)}`;
}

function headOf(onDuty: number, total: number): string {
  if (total === 1) return 'the only team is out';
  if (onDuty === total) return total === 2 ? 'both teams out' : `all ${total} teams out`;
  return onDuty === 1 ? `the only team on duty out` : `all ${onDuty} teams on duty out`;
}

function forWhom({ person, backAt }: TeamTrip, from: number, { clock, nameOf }: OfficeSeen): string {
  return `for ${nameOf(person)} until ${clock.near(backAt, from)}`;
}
