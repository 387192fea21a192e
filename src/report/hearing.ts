import { NOT_LODGED } from '../../events/outcome.ts';
import type { PolicyResult } from '../measures/result.ts';
import { inWords } from './format.ts';
import { inHundred } from './people.ts';

const HOUR = 60;
const DAY = 24 * HOUR;

/**
 * When the agency hears the notices that a policy sends, as the end of a sentence. It uses only what a result knows
 * exactly: the counts of outcomes, and quantiles to the whole minute. null if no notice is sent, or none is ever heard.
 */
export function hearing({ bookings, outcomes, measures }: PolicyResult): string | null {
  const lodged = NOT_LODGED.reduce((left, key) => left - outcomes[key].count, bookings);
  const sent = lodged - outcomes.noNotice.count;
  const { quantiles } = measures.heardWindow;
  if (sent === 0 || quantiles === null) return null;
  const inTime = inHundred(1 - outcomes.noticeUnheard.count / sent);
  const middle = quantiles['50'];
  return (
    `${inTime} of 100 notices are heard before the person leaves. ` +
    `Of the notices that are heard at all, the middle one is heard ${beforeOrAfter(middle)} the exit, and ` +
    `${late(quantiles['5'])}.`
  );
}

/**
 * A quantile is rounded down to the whole minute: −2 means 1 to 2 minutes after the exit. So one minute is subtracted
 * after the exit, which rounds that time down.
 */
function beforeOrAfter(minutes: number): string {
  if (minutes >= 0) return `${inWords(minutes)} before`;
  return `${inWords(-minutes - 1)} after`;
}

/** What is certain about the 5 % heard latest. The time after the exit is rounded down. */
function late(minutes: number): string {
  if (minutes >= 0) return 'fewer than 5 of 100 are heard after it';
  const after = -minutes - 1;
  if (after === 0) return 'at least 5 of 100 are heard after it';
  return `at least 5 of 100 are heard more than ${roundedDown(after)} after it`;
}

function roundedDown(minutes: number): string {
  if (minutes >= 2 * DAY) return `${Math.floor(minutes / DAY)} days`;
  if (minutes >= 2 * HOUR) return `${Math.floor(minutes / HOUR)} h`;
  return `${minutes} min`;
}
