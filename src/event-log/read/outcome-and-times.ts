import type { Outcome } from '../../../events/outcome.ts';
import type { Problem } from '../../refusals/input-error.ts';
import { COLUMNS, type ColumnKey, type InstantKey, type LoggedCase } from '../logged-case.ts';
import type { RawCase, RawLog } from './raw-case.ts';

/** Times that a value requires, if the log has such times at all. */
const NEEDS: readonly [key: ColumnKey, needed: InstantKey][] = [
  ['channel', 'identifiedAt'],
  ['receivedAt', 'sentAt'],
  ['earlierArrivedAt', 'dispatchedAt'],
  ['arrivedAt', 'dispatchedAt'],
  ['pickedUpAt', 'arrivedAt'],
  ['pickedUpAt', 'dispatchedAt'],
  ['backAt', 'dispatchedAt'],
];

interface Course {
  /** Times that this outcome requires; checked only if some case in the log has such a time. */
  needs?: readonly InstantKey[];
  /** Times that this outcome rules out. */
  excludes?: readonly InstantKey[];
  /** Pairs of which the first cannot come before the second. */
  notBefore?: readonly (readonly [InstantKey, InstantKey])[];
}

/** A release that the agency found out about by itself needs no notice. */
const OTHERWISE: Partial<Record<InstantKey, InstantKey>> = { receivedAt: 'foundAt' };

const UNHEARD = { excludes: ['dispatchedAt', 'arrivedAt', 'pickedUpAt', 'backAt'] } as const;
const NO_TEAM = { ...UNHEARD, needs: ['receivedAt'] } as const;
const MET = { needs: ['arrivedAt'], excludes: ['pickedUpAt'], notBefore: [['leftAt', 'arrivedAt']] } as const;

/** What each outcome says about a case's times: `events/outcome.ts` in the log's columns. */
const COURSES: Record<Outcome, Course> = {
  notIdentified: {
    excludes: ['pickedUpAt'],
    notBefore: [
      ['identifiedAt', 'undelayedExitAt'],
      ['lodgedAt', 'undelayedExitAt'],
    ],
  },
  noDetainer: { excludes: ['lodgedAt', 'pickedUpAt'] },
  detainerTooLate: { needs: ['lodgedAt'], excludes: ['pickedUpAt'], notBefore: [['lodgedAt', 'undelayedExitAt']] },
  noNotice: { excludes: ['sentAt', 'receivedAt', 'pickedUpAt'] },
  noticeUnheard: { needs: ['sentAt'], ...UNHEARD, notBefore: [['receivedAt', 'leftAt']] },
  declined: NO_TEAM,
  afterHours: NO_TEAM,
  noTeamFree: NO_TEAM,
  outOfReach: NO_TEAM,
  noShow: { needs: ['dispatchedAt'], excludes: ['arrivedAt', 'pickedUpAt'] },
  late: { needs: ['arrivedAt'], excludes: ['pickedUpAt'], notBefore: [['arrivedAt', 'leftAt']] },
  lostByAnotherExit: MET,
  teamLeft: MET,
  handoverFellThrough: NO_TEAM,
  pickedUpAtRelease: { needs: ['arrivedAt', 'pickedUpAt'] },
  pickedUpFromHold: { needs: ['arrivedAt', 'pickedUpAt'], notBefore: [['pickedUpAt', 'exitAt']] },
  handedOverAsArranged: { needs: ['receivedAt', 'pickedUpAt'], notBefore: [['pickedUpAt', 'exitAt']] },
};

const LABELS = new Map(COLUMNS.map(({ key, label }) => [key, label]));

/**
 * Contradictions in a log whose times are all present and in order: times that a case lacks and others have, and
 * outcomes that the times rule out. At most about `most`.
 */
export function contradictions(raw: RawLog, cases: readonly LoggedCase[], most: number): Problem[] {
  const known = new Set(COLUMNS.flatMap(({ key }) => (cases.some((logged) => logged[key] !== null) ? [key] : [])));
  const isKnown = (key: InstantKey) => known.has(key);
  const problems: Problem[] = [];
  for (let i = 0; i < cases.length && problems.length < most; i++) {
    const logged = cases[i];
    const said = [
      ...lacking(logged, isKnown),
      ...againstCount(logged),
      ...tooLong(logged),
      ...againstOutcome(logged, isKnown),
    ];
    if (said.length === 0) continue;
    const one = raw.caseAt(i);
    problems.push(...said.map((say) => say(one)));
  }
  return problems;
}

type Say = (raw: RawCase) => Problem;

function lacking(logged: LoggedCase, isKnown: (key: InstantKey) => boolean): Say[] {
  return NEEDS.flatMap(([key, needed]): Say[] => {
    if (!isKnown(needed) || logged[key] === null || logged[needed] !== null) return [];
    // In the jail's own building nobody has to arrive.
    if ((needed === 'arrivedAt' || needed === 'dispatchedAt') && logged.outcome === 'handedOverAsArranged') return [];
    return [
      ({ cells, problem }) => {
        const message = `"${LABELS.get(needed)}" is missing, though "${LABELS.get(key)}" is there (${cells.get(key)})`;
        const allowed = `a time in ${needed} wherever ${key} is given, or no ${needed} in the whole log`;
        return problem(needed, { message, allowed });
      },
    ];
  });
}

/** More times of dispatch than dispatches. */
function againstCount({ dispatches, dispatchedAt, earlierDispatchedAt }: LoggedCase): Say[] {
  const times = (earlierDispatchedAt?.length ?? 0) + (dispatchedAt === null ? 0 : 1);
  if (dispatches === null || times <= dispatches) return [];
  const message = `expected at least ${times} dispatches for ${times} times, got ${dispatches}`;
  return [
    ({ problem }) =>
      problem('dispatches', {
        message,
        allowed: 'at least as many dispatches as times in dispatchedAt and earlierDispatchedAt',
      }),
  ];
}

/** Seconds that one team can take for one person: a year is far more than any trip lasts. */
const MOST_SECONDS = 366 * 86_400;
const SECONDS = ['drivingSeconds', 'waitingSeconds', 'doorSeconds'] as const;

function tooLong(logged: LoggedCase): Say[] {
  const teams = Math.max(1, logged.dispatches ?? 1, (logged.earlierDispatchedAt?.length ?? 0) + 1);
  return SECONDS.flatMap((key): Say[] => {
    const value = logged[key];
    if (value === null || value <= MOST_SECONDS * teams) return [];
    const message = `${value} seconds are more than any trip takes`;
    return [({ problem }) => problem(key, { message, allowed: `at most ${MOST_SECONDS} seconds per team sent` })];
  });
}

function againstOutcome(logged: LoggedCase, isKnown: (key: InstantKey) => boolean): Say[] {
  const outcome = logged.outcome as Outcome | null;
  if (outcome === null) return [];
  const { needs = [], excludes = [], notBefore = [] } = COURSES[outcome];
  const say = (message: string, allowed: string): Say => {
    const rest = { message: `the outcome is ${outcome}, but ${message}`, allowed: `${allowed}, or another outcome` };
    return ({ problem }) => problem('outcome', rest);
  };
  const missing = needs.filter((key) => {
    const other = OTHERWISE[key];
    return isKnown(key) && logged[key] === null && (other === undefined || logged[other] === null);
  });
  const present = excludes.filter((key) => logged[key] !== null);
  const disordered = notBefore.filter(([later, earlier]) => {
    const [first, second] = [timeOf(logged, earlier), timeOf(logged, later)];
    return first !== null && second !== null && second < first;
  });
  return [
    ...missing.map((key) => say(`"${LABELS.get(key)}" is missing`, `a time in ${key}`)),
    ...present.map((key) => say(`there is a time of "${LABELS.get(key)}"`, `no time in ${key}`)),
    ...disordered.map(([later, earlier]) => {
      const message = `"${LABELS.get(later)}" comes before "${LABELS.get(earlier)}"`;
      return say(message, `${later} not before ${earlier}`);
    }),
  ];
}

/** If the log mentions no delay, the exit is what it would have been without one. */
function timeOf(logged: LoggedCase, key: InstantKey): number | null {
  return key === 'undelayedExitAt' ? (logged.undelayedExitAt ?? logged.exitAt) : logged[key];
}
