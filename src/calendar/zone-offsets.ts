import { DAY_SECONDS } from './dates.ts';
import type { Zone } from './zone.ts';

/** A stretch of time in which a zone keeps one offset. */
export interface OffsetSpan {
  /** Unix seconds of its end, which is the next span's first instant; Infinity for the last span of a list. */
  to: number;
  /** Seconds that local time is ahead of UTC. */
  offset: number;
}

/**
 * From 1970 on, no zone has changed its offset twice within 6.9 days (Gaza, around Ramadan; Recife, 2000). So asking
 * this often finds every change. Asking costs about 2 µs, so it is not done more often.
 */
const PROBE_SECONDS = 6 * DAY_SECONDS;

/**
 * The zone's offsets from one instant to another (Unix seconds), in order. Times outside take the offset of the nearest
 * span.
 */
export function offsetSpans(zone: Zone, from: number, to: number): OffsetSpan[] {
  const spans: OffsetSpan[] = [];
  const known = stretchesOf(zone);
  let offset: number | undefined;
  for (let number = Math.floor(from / PROBE_SECONDS); number * PROBE_SECONDS < to; number++) {
    const { before, changesAt, after } = stretch(zone, number, known);
    offset ??= changesAt <= from ? after : before;
    if (changesAt <= from || changesAt > to) continue;
    spans.push({ to: changesAt, offset });
    offset = after;
  }
  spans.push({ to: Number.POSITIVE_INFINITY, offset: offset ?? zone.offsetAt(from) });
  return spans;
}

/** PROBE_SECONDS of a zone: its offset at their beginning, and where it changes within them. */
interface Stretch {
  before: number;
  /** Unix seconds of the first instant with the new offset; Infinity if there is no change. */
  changesAt: number;
  after: number;
}

/**
 * What was found in each zone, by the number of the stretch since 1970. A log or a scenario asks for the same years
 * many times, and each answer costs some microseconds.
 */
const STRETCHES = new Map<string, Map<number, Stretch>>();

function stretchesOf({ name }: Zone): Map<number, Stretch> {
  const known = STRETCHES.get(name) ?? new Map<number, Stretch>();
  STRETCHES.set(name, known);
  return known;
}

function stretch(zone: Zone, number: number, known: Map<number, Stretch>): Stretch {
  const found = known.get(number);
  if (found !== undefined) return found;
  const [from, to] = [number * PROBE_SECONDS, (number + 1) * PROBE_SECONDS];
  const before = known.get(number - 1)?.after ?? zone.offsetAt(from);
  const after = zone.offsetAt(to);
  const changesAt = after === before ? Number.POSITIVE_INFINITY : firstOtherOffset(zone, before, from, to);
  const made = { before, changesAt, after };
  known.set(number, made);
  return made;
}

/**
 * Unix seconds of the first instants of consecutive local days. The first day is `epochDay` days after 1970-01-01. The
 * spans must begin a day or more before and end a day or more after.
 */
export function localMidnights(spans: OffsetSpan[], epochDay: number, count: number): Float64Array {
  const midnights = new Float64Array(count);
  let span = 0;
  for (let i = 0; i < count; i += 1) {
    const wall = (epochDay + i) * DAY_SECONDS;
    while (wall - spans[span].offset >= spans[span].to) span += 1;
    // The second term decides if the clock jumped over midnight: the day begins as the jump ends.
    midnights[i] = Math.max(wall - spans[span].offset, spans[span - 1]?.to ?? Number.NEGATIVE_INFINITY);
  }
  return midnights;
}

/** The first second at which the offset is not `offset`. It must be `offset` at `low` and different at `high`. */
function firstOtherOffset(zone: Zone, offset: number, low: number, high: number): number {
  let [same, other] = [low, high];
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2);
    if (zone.offsetAt(middle) === offset) same = middle;
    else other = middle;
  }
  return other;
}
