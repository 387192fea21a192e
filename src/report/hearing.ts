import type { PolicyResult } from '../measures/result.ts';
import { inWords } from './format.ts';
import { inHundred } from './people.ts';

const HOUR = 60;
const DAY = 24 * HOUR;

/**
 * When the agency hears the notices that a policy sends, as the end of a sentence. It uses only what a result knows
 * well: the numbers of notices and of those too late, and quantiles to the nearest minute. Where the agency learned of
 * a release by itself before it heard the notice, it knows of the release, and the notice is in no quantile. null if no
 * notice is sent, or none is ever heard.
 */
export function hearing({ outcomes, measures }: PolicyResult, replications: number): string | null {
  const sent = Math.round((measures.noticesSent.mean ?? 0) * replications);
  const { quantiles } = measures.heardWindow;
  if (sent === 0 || quantiles === null) return null;
  const inTime = inHundred(1 - outcomes.noticeUnheard.count / sent);
  const middle = quantiles['50'];
  return (
    `of 100 releases with a notice, the agency knows of ${inTime} before the person leaves. ` +
    `Of the notices that are heard at all, the middle one is heard ${beforeOrAfter(middle)}, and ` +
    `${late(quantiles['5'])}.`
  );
}

function beforeOrAfter(minutes: number): string {
  if (minutes === 0) return 'within a minute of the exit';
  return minutes > 0 ? `${inWords(minutes)} before the exit` : `${inWords(-minutes)} after the exit`;
}

/** What is certain about the 5 % heard latest. A quantile of −2 min may be 1.5 min: it is rounded down. */
function late(minutes: number): string {
  if (minutes > 0) return 'fewer than 5 of 100 are heard after it';
  if (minutes === 0) return 'at least 5 of 100 are heard within a minute of it or later';
  const after = -minutes - 0.5;
  if (after < 1) return 'at least 5 of 100 are heard after it';
  return `at least 5 of 100 are heard more than ${roundedDown(after)} after it`;
}

function roundedDown(minutes: number): string {
  if (minutes >= 2 * DAY) return `${Math.floor(minutes / DAY)} days`;
  if (minutes >= 2 * HOUR) return `${Math.floor(minutes / HOUR)} h`;
  return `${Math.floor(minutes)} min`;
}
