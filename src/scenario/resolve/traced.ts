import { LocalDays } from '../../calendar/local-days.ts';
import type { Arrivals, Traits } from '../../resolved/scenario.ts';
import { mostBookings, type ResolvedArrivals, type Span, tooMany } from './span.ts';

/** Bookings at given times, each with what is known of the person. `path` and `file` say where they come from. */
export function traced(
  booked: readonly { unixSeconds: number; traits?: Traits }[],
  path: 'times' | 'log',
  file: string,
  span: Span,
): ResolvedArrivals {
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
  return { arrivals, findings: [], problems: [], notes: [], file: { name: file, bookings: booked.length } };
}
