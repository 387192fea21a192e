import type { ResolvedScenario } from '../../resolved/scenario.ts';
import type { Settings } from './resolve.ts';
import { type FoundRunIn, MOST_DAYS, MOST_LEFT } from './run-in.ts';
import { type Concerned, leavingLate, missingAtFirst } from './run-in-shares.ts';
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

/** Where custody is cut by a setting, by the longest run-in or by a file: how many people that concerns. */
export function runInNotes(found: FoundRunIn, about: About): string[] {
  return [warmUpNote(found, about), coolDownNote(found, about)].filter((note) => note !== '');
}

function warmUpNote(found: FoundRunIn, { settings, resolved, file: from }: About): string {
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
  return warned(`${beginning}${who}${where(missing, resolved)}. ${effect}`, missing, advice);
}

function coolDownNote(found: FoundRunIn, { settings, resolved, file: from }: About): string {
  const { coolDownDays, wanted } = found;
  const file = from?.name;
  const late = leavingLate(found, resolved);
  if (late.ends >= wanted.coolDownDays && coolDownDays >= wanted.warmUpDays) return '';
  if (late.share === 0) return '';
  const none = `${file} has no bookings after the run, so there is no cool-down: `;
  const some = `${file} ends ${counted(late.ends)} after the run: `;
  const ending = file === undefined ? '' : late.ends === 0 ? none : some;
  const after = file === undefined ? `the cool-down of ${counted(late.ends)}` : 'that';
  const who = `${ofHundred(late.share)} of 100 counted people leave after ${after}, into an emptying system`;
  const effect = 'Fewer people compete with them for the teams.';
  const advice = file === undefined ? adviceOn('coolDown', settings) : 'End the run earlier, or use a longer file.';
  return warned(`${ending}${who}${where(late, resolved)}. ${effect}`, late, advice);
}

/** The policy where the share is largest, and the facility if it is much larger there than in all of them. */
function where(concerned: Concerned, { policies, facilities }: ResolvedScenario): string {
  const { policy, facility, share, shareThere } = concerned;
  const under = policies.length === 1 ? '' : ` under "${policies[policy].name}"`;
  const there = `, and ${ofHundred(shareThere)} of 100 in ${facilities[facility]}`;
  return under + (facilities.length > 1 && shareThere > Math.max(MOST_LEFT, share) ? there : '');
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
