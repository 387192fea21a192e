import { dateOfEpochDay, epochDayOf } from '../../calendar/dates.ts';
import { LocalDays } from '../../calendar/local-days.ts';
import type { Arrivals, RunInDays } from '../../resolved/scenario.ts';

interface Time {
  zone: string;
  start: string;
  length: number;
}

/** How many days before and after the counted ones have bookings. Drawn bookings have them on any day. */
export function coveredDays(arrivals: Arrivals, { zone, start, length }: Time): RunInDays {
  const around = (first: number, end: number) => ({
    warmUpDays: Math.max(0, -first),
    coolDownDays: Math.max(0, end - length),
  });
  switch (arrivals.kind) {
    case 'rate':
      return { warmUpDays: Number.POSITIVE_INFINITY, coolDownDays: Number.POSITIVE_INFINITY };
    case 'dailyCounts': {
      const first = epochDayOf(arrivals.first) - epochDayOf(start);
      return around(first, first + arrivals.counts.length);
    }
    case 'times': {
      const days = new LocalDays(zone, start);
      return around(days.dayOf(arrivals.seconds[0]), days.dayOf(arrivals.seconds.at(-1)!) + 1);
    }
  }
}

/** Leaves out bookings before the warm-up and after the cool-down. */
export function withinRun(arrivals: Arrivals, { zone, start, length }: Time, runIn: RunInDays): Arrivals {
  const from = -runIn.warmUpDays;
  const until = length + runIn.coolDownDays;
  switch (arrivals.kind) {
    case 'rate':
      return arrivals;
    case 'dailyCounts': {
      const first = epochDayOf(arrivals.first) - epochDayOf(start);
      const kept = Math.max(first, from);
      return {
        ...arrivals,
        first: dateOfEpochDay(epochDayOf(start) + kept),
        counts: arrivals.counts.slice(kept - first, until - first),
      };
    }
    case 'times': {
      const days = new LocalDays(zone, start);
      const { seconds, traits } = arrivals;
      const begin = seconds.findIndex((second) => second >= days.startOf(from));
      const end = seconds.findLastIndex((second) => second < days.startOf(until)) + 1;
      return { ...arrivals, seconds: seconds.slice(begin, end), ...(traits && { traits: traits.slice(begin, end) }) };
    }
  }
}
