import { areAllAtMidnight } from '../../calendar/midnights.ts';
import { ACTIVITIES, type LoggedCase } from '../logged-case.ts';

const FIRST_CASES = 100;

/** The kinds of time that seem to be dates without an hour: several, all of them at midnight. */
export function notesOnMidnights(cases: readonly LoggedCase[], zone: string): string[] {
  return ACTIVITIES.flatMap(({ key, label }) => {
    const instantsOf = (some: readonly LoggedCase[]) => some.flatMap((logged) => logged[key] ?? []);
    // Most kinds are done after a few cases.
    const few = instantsOf(cases.slice(0, FIRST_CASES));
    if (few.length > 1 && !areAllAtMidnight(few, zone)) return [];
    const instants = instantsOf(cases);
    if (!areAllAtMidnight(instants, zone)) return [];
    return [`all ${instants.length} times of "${label}" (${key}) are at midnight, as dates without an hour are`];
  });
}
