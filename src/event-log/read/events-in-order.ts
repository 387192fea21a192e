import { readTime } from '../../calendar/written-time.ts';

/** Characters of "2018-03-05T10:00:00". */
const WITH_SECONDS = 19;

/**
 * Events in order of time, whatever the file's order and the machine's zone. Events of the same instant keep the file's
 * order, or the reverse if the file has the newest first. Times without an offset are local in `zone`. A time that is
 * none comes first; it is refused later, where its case is checked.
 */
export function inOrder<Event extends { time: string }>(events: readonly Event[], zone: string): readonly Event[] {
  if (events.every(({ time }, i) => i === 0 || isPlainlyLater(events[i - 1].time, time))) return events;
  const timed = events.map((event) => ({ event, at: instantOf(event.time, zone) }));
  if (timed.every(({ at }, i) => i === 0 || timed[i - 1].at >= at)) timed.reverse();
  return timed.sort((a, b) => a.at - b.at || 0).map(({ event }) => event);
}

/** Most files are in order and write all offsets alike, so that comparing texts is enough. */
function isPlainlyLater(earlier: string, later: string): boolean {
  return (
    earlier.length === later.length &&
    earlier.length >= WITH_SECONDS &&
    earlier <= later &&
    earlier.slice(WITH_SECONDS) === later.slice(WITH_SECONDS) &&
    earlier[10] === later[10]
  );
}

/** Seconds since 1970-01-01 UTC with their fraction, which tells apart events of the same second. */
export function instantOf(time: string, zone: string): number {
  const { seconds } = readTime(time, zone);
  if (seconds === undefined) return Number.NEGATIVE_INFINITY;
  const fraction = /[.,](\d+)/.exec(time.slice(WITH_SECONDS, WITH_SECONDS + 10));
  return fraction === null ? seconds : seconds + Number(`0.${fraction[1]}`);
}
