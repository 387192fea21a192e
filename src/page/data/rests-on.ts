import type { Lock } from '../../../events/outcome.ts';
import type { PolicyResult, Result } from '../../measures/result.ts';
import { spaced } from '../../report/format.ts';
import { lodgedCount } from '../../report/whole-hundred.ts';
import { pathInWords } from './path-words.ts';

/** How many assumptions the first sheet names. */
const NAMED = 5;

/** Values that decide what happens at each lock, the most telling first. */
const DECIDES: Record<Lock, readonly string[]> = {
  told: ['releaseNotice.notice.compliance'],
  heardInTime: [
    'releaseNotice.channel.phone.hours',
    'releaseNotice.channel.phone.answered',
    'releaseNotice.channel.phone.voiceMailDelay',
    'releaseNotice.channel.email.hours',
    'releaseNotice.channel.email.delay',
  ],
  agencyComes: ['agentArrival.decline', 'agentArrival.dispatch'],
  teamOnDuty: ['agentArrival.teams', 'agentArrival.overtime.rule'],
  teamFreeAndInReach: ['agentArrival.teams', 'agentArrival.margin'],
  teamArrives: ['agentArrival.noShow'],
  arrivesInTime: ['travel', 'agentArrival.margin'],
  met: ['agentArrival.otherExit', 'agentArrival.patience'],
};

/** Some of the values as a reader would name them; others have their path in words. */
const NAMES: Readonly<Record<string, string>> = {
  'releaseNotice.notice.compliance': 'of the notices that its rule requires, the jail sends',
  'releaseNotice.channel.phone.hours': 'hours in which the agency’s phone is staffed',
  'releaseNotice.channel.phone.answered': 'calls that the agency answers at once',
  'releaseNotice.channel.phone.voiceMailDelay': 'time until a voice mail is heard',
  'releaseNotice.channel.email.hours': 'hours in which the agency reads e-mail',
  'releaseNotice.channel.email.delay': 'time until an e-mail is read',
  'releaseNotice.discretion.week': 'notices that the jail sends, week by week',
  'releaseNotice.discretion.person': 'notices that the jail sends, person by person',
  'agentArrival.decline': 'notices that the agency declines',
  'agentArrival.dispatch': 'notices not declined for which a team sets out',
  'agentArrival.teams': 'the agency’s teams',
  'agentArrival.teams.count': 'the agency’s teams',
  'agentArrival.overtime.rule': 'teams outside their duty hours',
  'agentArrival.margin': 'slack that a team adds to its travel time',
  'agentArrival.travelFactor': 'factor on all travel times',
  'agentArrival.noShow': 'teams sent that do not arrive',
  'agentArrival.otherExit': 'people who leave by another exit',
  'agentArrival.patience': 'how long a team waits at the door',
};

export function nameOfValue(path: string): string {
  if (TRAVEL.test(path)) return 'travel time to the jail';
  return NAMES[path] ?? pathInWords(path);
}

export interface RestsOn {
  name: string;
  value: string;
}

/**
 * Assumptions that decide at the locks where the most detainers are lost, over all policies: one of each lock, the
 * largest loss first, then further ones. Those that no source supports come before those that one does.
 */
export function restsOn({ policies, assumptions }: Result): RestsOn[] {
  const shared = assumptions.filter(({ policy }) => policy === undefined);
  const channel = shared.find(({ path }) => path === 'releaseNotice.channel.kind')?.value;
  const isUsed = (path: string) => !path.includes('.channel.') || path.includes(`.channel.${channel}.`);
  const guesses = shared.filter(({ path, basis }) => basis === 'assumption' && isUsed(path));
  const byLock = lockLosses(policies).map((lock) =>
    DECIDES[lock].flatMap((path) => {
      const found = guesses.filter((guess) => (path === 'travel' ? TRAVEL.test(guess.path) : guess.path === path));
      return found.length === 0 ? [] : [{ ...found[0], many: found.length }];
    }),
  );
  const inTurn = [0, 1, 2].flatMap((turn) => byLock.flatMap((values) => values.slice(turn, turn + 1)));
  const ordered = [...inTurn.filter(({ source }) => source === ''), ...inTurn.filter(({ source }) => source !== '')];
  const once = ordered.filter(({ path }, i) => ordered.findIndex((one) => one.path === path) === i);
  return once.slice(0, NAMED).map(({ path, value, many }) => ({
    name: many > 1 ? `travel time to each of ${many} jails` : nameOfValue(path),
    value: many > 1 ? 'listed at the end' : valueInWords(value),
  }));
}

const TRAVEL = /^facilities\..*\.travel$/s;

/** Locks at which somebody is lost, by the share of detainers lost there, added up over policies. */
function lockLosses(policies: readonly PolicyResult[]): Lock[] {
  const sums = new Map<Lock, number>();
  for (const { locks, outcomes } of policies) {
    const lodged = Object.values(outcomes).reduce((sum, outcome) => sum + lodgedCount(outcome), 0);
    for (const { lock, lost } of locks) {
      if (lost > 0) sums.set(lock, (sums.get(lock) ?? 0) + lost / lodged);
    }
  }
  return [...sums].sort(([, a], [, b]) => b - a).map(([lock]) => lock);
}

/** Without the signs of YAML where the value is one of the usual kinds. */
export function valueInWords(value: string): string {
  return spaced(value)
    .replace(/^\{lognormal: \{median: ([^,}]+), q90: ([^,}]+)\}\}$/, 'median $1, 9 of 10 up to $2')
    .replace(/^\{count: ([^,}]+), hours: ([^}]+)\}$/, '$1, $2')
    .replace(/^\{([^{}]+)\}$/, '$1');
}
