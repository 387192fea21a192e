import type { ResolvedScenario } from '../../resolved/scenario.ts';
import type { Settings } from './resolve.ts';
import { type FoundRunIn, MOST_DAYS, MOST_LEFT, type PolicyRunIn } from './run-in.ts';
import { bookingsEnd, type Concerned, leavingLate, missingAtFirst } from './run-in-shares.ts';
import type { BookingsFile } from './span.ts';

interface About {
  /** What the scenario sets. */
  settings: Pick<Settings, 'warmUp' | 'coolDown'>;
  resolved: ResolvedScenario;
  /** Where bookings are read from; undefined where they are drawn. */
  file: BookingsFile | undefined;
}

/** Bookings of a file that the run does not reach. */
export function leftOutNotes({ resolved, file }: Pick<About, 'resolved' | 'file'>): string[] {
  const { arrivals } = resolved.booking;
  if (arrivals.kind !== 'times' || file?.bookings === undefined) return [];
  const outside = file.bookings - arrivals.seconds.length;
  if (outside === 0) return [];
  return [
    `${file.name}: ${outside} of ${file.bookings} bookings lie outside the run, ` +
      'its warm-up and cool-down and are left out',
  ];
}

/** A note, and the names of the policies that it is about. */
export interface NoteOnPolicies {
  note: string;
  policies: string[];
}

/**
 * Under which policies custody is cut by a setting, by the longest run-in or by a file, and how many people that
 * concerns. One note is about all policies of which it says the same.
 */
export function runInNotes({ byPolicy }: FoundRunIn, about: About): NoteOnPolicies[] {
  const { policies } = about.resolved;
  return [warmUpNote, coolDownNote].flatMap((noteOn) => {
    const bySaying = new Map<string, { found: PolicyRunIn; names: string[] }>();
    for (const [p, found] of byPolicy.entries()) {
      const said = noteOn(found, { ...about, under: '' });
      if (said === '') continue;
      const known = bySaying.get(said) ?? { found, names: [] };
      known.names.push(policies[p].name);
      bySaying.set(said, known);
    }
    return [...bySaying.values()].map(({ found, names }): NoteOnPolicies => {
      const under = names.length === policies.length ? '' : ` under ${listed(names.map((name) => `"${name}"`))}`;
      return { note: noteOn(found, { ...about, under }), policies: names };
    });
  });
}

/** `under` names the policies, if the note is not about all of them. */
type AboutPolicies = About & { under: string };

function warmUpNote(found: PolicyRunIn, { settings, resolved, file: from, under }: AboutPolicies): string {
  const { warmUpDays, wanted } = found;
  const file = from?.name;
  if (warmUpDays >= wanted.warmUpDays) return '';
  const missing = missingAtFirst(found, resolved);
  if (file === undefined && missing.share === 0) return '';
  const none = `${file} has no bookings before ${resolved.start}, so the run has no warm-up: `;
  const some = `${file} begins ${counted(warmUpDays)} before the run: `;
  const beginning = file === undefined ? '' : warmUpDays === 0 ? none : some;
  const before = file === undefined ? `before the warm-up of ${counted(warmUpDays)}` : 'earlier';
  const who = `${ofHundred(missing.share)} of 100 people who would leave during the run were booked ${before}`;
  const effect = 'They are missing, so fewer people compete for the teams.';
  const advice =
    file === undefined
      ? adviceOn('warmUp', settings)
      : `Start the run later, or use a file that begins ${counted(Math.min(MOST_DAYS, wanted.warmUpDays))} before it.`;
  return warned(`${beginning}${who}${under}${where(missing, resolved)}. ${effect}`, missing, advice);
}

function coolDownNote(found: PolicyRunIn, { settings, resolved, file: from, under }: AboutPolicies): string {
  const { coolDownDays, wanted } = found;
  const file = from?.name;
  const ends = bookingsEnd(found);
  if (ends >= wanted.coolDownDays && coolDownDays >= wanted.warmUpDays) return '';
  const late = leavingLate(found, resolved);
  if (late.share === 0) return '';
  const none = `${file} has no bookings after the run, so there is no cool-down: `;
  const some = `${file} ends ${counted(ends)} after the run: `;
  const ending = file === undefined ? '' : ends === 0 ? none : some;
  const after = file === undefined ? `the cool-down of ${counted(ends)}` : 'that';
  const who = `${ofHundred(late.share)} of 100 counted people leave after ${after}, into an emptying system`;
  const effect = 'Fewer people compete with them for the teams.';
  const advice = file === undefined ? adviceOn('coolDown', settings) : 'End the run earlier, or use a longer file.';
  return warned(`${ending}${who}${under}${where(late, resolved)}. ${effect}`, late, advice);
}

/** The facility where the share is largest, if it is much larger there than in all of them. */
function where({ facility, share, shareThere }: Concerned, { facilities }: ResolvedScenario): string {
  const there = `, and ${ofHundred(shareThere)} of 100 in ${facilities[facility]}`;
  return facilities.length > 1 && shareThere > Math.max(MOST_LEFT, share) ? there : '';
}

function listed(names: readonly string[]): string {
  return new Intl.ListFormat('en-GB').format(names);
}

function adviceOn(key: 'warmUp' | 'coolDown', settings: About['settings']): string {
  if (settings[key] !== undefined) return `Leave out \`${key}\`, and custody sets it.`;
  return (
    `It is never longer than ${counted(MOST_DAYS)}. Where releases are planned ahead, let a booking be the day of ` +
    'the plan, and custody the time from then on.'
  );
}

function warned(note: string, { share, shareThere }: Concerned, advice: string): string {
  if (Math.max(share, shareThere) <= MOST_LEFT) return note;
  return `Warning: ${note} That makes pickup rates too high. ${advice}`;
}

function counted(days: number): string {
  return days === 1 ? '1 day' : `${days.toLocaleString('en-US')} days`;
}

function ofHundred(share: number): string {
  const of = share * 100;
  if (of < 0.05) return of === 0 ? '0' : 'fewer than 0.1';
  return of >= 9.95 ? of.toFixed(0) : of.toFixed(1);
}
