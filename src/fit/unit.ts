import { secondsInUnit } from '../scenario/values/units.ts';

/** Units of a column of durations, spelled as in a scenario, with their length in seconds. */
export const UNIT_SECONDS = { s: 1, min: 60, h: 3600, days: 86_400, weeks: 604_800 } as const;
export type Unit = keyof typeof UNIT_SECONDS;

/** Only plurals and abbreviations: `bail_hour` is an hour of the day, not a duration. */
const WORDS = new Set('seconds secs minutes mins hours hrs days weeks'.split(' '));

/**
 * The unit that a column's name contains as a word (`minutes_waited`, `waitHours`), or null if it contains none or
 * several.
 */
export function unitInName(column: string): Unit | null {
  const words = column
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/);
  const found = new Set(words.filter((word) => WORDS.has(word)).map(unitNamed));
  return found.size === 1 ? [...found][0]! : null;
}

/** The unit of a text such as "min", "minutes" or "h". Throws NotAValue. */
export function unitNamed(text: string): Unit {
  const length = secondsInUnit(text);
  return (Object.keys(UNIT_SECONDS) as Unit[]).find((unit) => UNIT_SECONDS[unit] === length)!;
}
