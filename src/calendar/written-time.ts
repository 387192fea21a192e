import { DateTime } from 'luxon';
import { type DateFormat, inIsoForm } from './date-format.ts';

// RFC 3339 allows lower-case letters and a space. Here offsets may also lack their minutes or colon, and seconds may be
// missing, as is common in tables.
const TIME =
  /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?(?: ?(Z|[+-]\d{2}(?::?\d{2})?))?$/i;
const MOST_OFFSET_SECONDS = 14 * 3600;

/** How a file's times are written: the zone of those without an offset, and the form of dates unless 2018-01-31. */
export interface TimeForm {
  zone: string;
  dateFormat?: DateFormat | undefined;
}

/** Seconds since 1970-01-01 UTC, or why a text is not a time. */
export type WrittenTime = { seconds: number; isTwofold: boolean } | { seconds: undefined; why: string };

/**
 * The time that a text in a log or table means. Without an offset, it is local in `zone`. When the clock is set back it
 * shows some times twice; such a time means the earlier instant, whatever the season in which it is read.
 * `format` is how its dates are written, if not as 2018-01-31.
 */
export function readTime(text: string, zone: string, format?: DateFormat): WrittenTime {
  const found = TIME.exec(format === undefined ? text : inIsoForm(text, format));
  if (found === null) return notATime('is not a time');
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map((part) => Number(part ?? 0));
  if (!isOnCalendar(year, month, day)) return notATime('is a day that no calendar has');
  // 24:00 is the end of a day in ISO 8601.
  if (hour > 24 || minute > 59 || second > 59 || (hour === 24 && minute + second > 0))
    return notATime('is an hour that no clock shows');
  const local = Date.UTC(year, month - 1, day, hour, minute, second) / 1000;
  const [offset] = found.slice(7);
  if (offset !== undefined) {
    const ahead = offsetSeconds(offset);
    return ahead === undefined
      ? notATime('has an offset that no time zone has')
      : { seconds: local - ahead, isTwofold: false };
  }
  return inZone(local, zone);
}

/** Without an offset the zone's clock decides. It skips an hour in spring and shows one twice in autumn. */
function inZone(local: number, zone: string): WrittenTime {
  const shown = new Date(local * 1000);
  const time = DateTime.fromObject(
    {
      year: shown.getUTCFullYear(),
      month: shown.getUTCMonth() + 1,
      day: shown.getUTCDate(),
      hour: shown.getUTCHours(),
      minute: shown.getUTCMinutes(),
      second: shown.getUTCSeconds(),
    },
    { zone },
  );
  if (time.toSeconds() + time.offset * 60 !== local)
    return notATime(`did not exist: in ${zone} the clock was set ahead over it`);
  // Luxon's choice of the two depends on the season in which it is asked, so choose here.
  const both = time.getPossibleOffsets().map((one) => one.toSeconds());
  return { seconds: Math.min(...both), isTwofold: both.length > 1 };
}

function isOnCalendar(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function offsetSeconds(offset: string): number | undefined {
  if (/^z$/i.test(offset)) return 0;
  const [hours, minutes] = [Number(offset.slice(1, 3)), Number(offset.slice(3).replace(':', ''))];
  const seconds = hours * 3600 + minutes * 60;
  if (minutes > 59 || seconds > MOST_OFFSET_SECONDS) return undefined;
  return offset.startsWith('-') ? -seconds : seconds;
}

function notATime(why: string): WrittenTime {
  return { seconds: undefined, why };
}

/** The times that a log or table may contain, for a message. */
export function timeIn(zone: string): string {
  return `a time such as 2018-01-01T14:05 (local in ${zone}) or with an offset`;
}
