import { LocalDays } from '../../calendar/local-days.ts';
import { countAtMidnight } from '../../calendar/midnights.ts';
import type { Arrivals, Traits } from '../../resolved/scenario.ts';
import type { Finding } from '../checks/findings.ts';
import { mostBookings, type ResolvedArrivals, type Span, tooMany } from './span.ts';

/** Times that are dates without an hour make a share of this size at midnight; chance makes one in 24 at most. */
const MANY_AT_MIDNIGHT = 0.2;
const SEVERAL = 5;
/** A stretch without bookings at either end of a run is a note if it is this many times the mean time between two. */
const LONG_STRETCH = 5;

/** Where bookings come from. */
interface From {
  path: 'times' | 'log';
  file: string;
  /** Whether people really were booked at midnight, where all bookings are. */
  atMidnight: boolean | undefined;
}

/** Bookings at given times, each with what is known of the person. */
export function traced(
  booked: readonly { unixSeconds: number; traits?: Traits }[],
  { path, file, atMidnight = false }: From,
  span: Span,
): ResolvedArrivals {
  const instants = booked.map(({ unixSeconds }) => unixSeconds);
  const midnights = atMidnight || booked.length < 2 ? 0 : countAtMidnight(instants, span.zone);
  if (midnights > 0 && midnights === booked.length)
    return { arrivals: undefined, findings: [datesWithoutHours(path, file, midnights)], problems: [], notes: [] };
  const days = new LocalDays(span.zone, span.start);
  const zero = days.unixSeconds(0);
  const [from, counted, until] = [-span.warmUpDays, span.days, span.days + span.coolDownDays].map((day) =>
    days.startOf(day),
  );
  const kept = booked
    .map(({ unixSeconds, traits = {} }) => ({ second: unixSeconds - zero, traits }))
    .filter(({ second }) => second >= from && second < until)
    .sort((a, b) => a.second - b.second);
  if (!kept.some(({ second }) => second >= 0 && second < counted)) {
    const finding = {
      path: [path],
      message: `${file} has no booking within the counted days`,
      allowed: 'at least one',
      hint: 'choose a start and a length that hold the bookings',
    };
    return { arrivals: undefined, findings: [finding], problems: [], notes: [] };
  }
  const covered = days.dayOf(kept.at(-1)!.second) - days.dayOf(kept[0].second) + 1;
  if (kept.length > mostBookings(Math.max(span.days, covered))) {
    return { arrivals: undefined, findings: [tooMany([path])], problems: [], notes: [] };
  }
  const arrivals: Arrivals = { kind: 'times', seconds: kept.map(({ second }) => second) };
  if (kept.some(({ traits }) => Object.keys(traits).length > 0)) arrivals.traits = kept.map(({ traits }) => traits);
  const notes = [
    ...(midnights >= MANY_AT_MIDNIGHT * booked.length && midnights >= SEVERAL
      ? [manyMidnights(file, midnights, booked.length)]
      : []),
    ...uncovered(kept, { file, days }, span),
  ];
  return { arrivals, findings: [], problems: [], notes, file: { name: file, bookings: booked.length } };
}

function datesWithoutHours(path: From['path'], file: string, count: number): Finding {
  return {
    path: [path],
    message: `${file}: all ${count} bookings are at midnight, as dates without an hour are`,
    allowed: 'times with their hour; for dates alone, dailyCounts, which spreads the bookings of a day over its hours',
    hint: 'if people really were booked at midnight, write atMidnight: yes in booking',
  };
}

function manyMidnights(file: string, midnights: number, all: number): string {
  return (
    `Warning: ${file}: ${midnights} of ${all} bookings are at midnight, as dates without an hour are. ` +
    'Correct their hours, or leave them out.'
  );
}

/** A note if the bookings begin long after the counted days do, or end long before. */
function uncovered(
  kept: readonly { second: number }[],
  { file, days }: { file: string; days: LocalDays },
  span: Span,
): string[] {
  const [first, last] = [days.dayOf(kept[0].second), days.dayOf(kept.at(-1)!.second)];
  const before = Math.max(0, first);
  const after = Math.max(0, span.days - 1 - last);
  const between = (last - first + 1) / kept.length;
  if (Math.max(before, after) <= LONG_STRETCH * Math.max(1, between)) return [];
  const from = days.dateOf(Math.max(0, first));
  const to = days.dateOf(Math.min(span.days - 1, last));
  return [
    `${file} has bookings from ${from} to ${to}, which is ${span.days - before - after} of the ${span.days} counted ` +
      'days; nobody is booked on the others',
  ];
}
