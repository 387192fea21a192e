/** The stage of a case in which it ends. */
export type OutcomeStage = 'detainer' | 'notice' | 'agents' | 'pickup';

interface OutcomeEntry {
  stage: OutcomeStage;
  /** Its name in tables. */
  name: string;
  /** Why a case ended in this way, printed after its name and a colon. */
  reason: string;
  /** Why a lodged detainer did not end in a pickup, as part of a sentence; null if it did, or if none was lodged. */
  missed: string | null;
}

/**
 * What becomes of a person: exactly one of these, exhaustive and exclusive; the counts sum to the bookings.
 * The order is the order of the stages in which a case can end, and the order of every report.
 */
const ENTRIES = {
  /** Never identified, or only at or after the exit. */
  notIdentified: {
    stage: 'detainer',
    name: 'not identified',
    reason: 'the agency did not learn of the person before the exit',
    missed: null,
  },
  /** Identified before the exit; no detainer was issued. */
  noDetainer: {
    stage: 'detainer',
    name: 'no detainer',
    reason: 'the agency learned of the person but lodged no detainer',
    missed: null,
  },
  /** The detainer came at or after the exit. */
  detainerTooLate: {
    stage: 'detainer',
    name: 'detainer too late',
    reason: 'the detainer was lodged after the person had left',
    missed: null,
  },
  /** A detainer was lodged in time; no notice of the release was sent. */
  noNotice: {
    stage: 'notice',
    name: 'no notice',
    reason: 'no notice was sent',
    missed: 'no notice is sent',
  },
  /** The notice was read or heard after the person had left, or never. */
  noticeUnheard: {
    stage: 'notice',
    name: 'read or heard too late',
    reason: 'the notice was read or heard after the person had left, or never',
    missed: 'the notice is read or heard too late',
  },
  /** The agency heard the notice and declined to come. */
  declined: {
    stage: 'agents',
    name: 'declined',
    reason: 'the agency declined to come',
    missed: 'the agency declines',
  },
  /** No team was on duty at any time from when one had to set out until the person left. */
  afterHours: {
    stage: 'agents',
    name: 'after hours',
    reason: 'no team was on duty before the person left',
    missed: 'no team is on duty',
  },
  /** Teams were on duty, but all of them were busy until the person left. */
  noTeamFree: {
    stage: 'agents',
    name: 'no team free',
    reason: 'all teams on duty were busy until the person left',
    missed: 'no team is free',
  },
  /** No team set out, because none could arrive before the person left. */
  outOfReach: {
    stage: 'agents',
    name: 'out of reach',
    reason: 'no team could have arrived before the person left',
    missed: 'no team could arrive in time',
  },
  /** A team was sent and did not arrive. */
  noShow: {
    stage: 'agents',
    name: 'no show',
    reason: 'a team was sent and did not arrive',
    missed: 'the team sent does not arrive',
  },
  /** The team arrived after the person had left. */
  late: {
    stage: 'agents',
    name: 'late',
    reason: 'the team arrived after the person had left',
    missed: 'the team arrives late',
  },
  /** The team was at the door; the person left by another exit. */
  lostByAnotherExit: {
    stage: 'agents',
    name: 'lost by another exit',
    reason: 'the team waited at one exit and the person left by another',
    missed: 'the person leaves by another exit',
  },
  /** The team was at the door, but its patience ended before the release. */
  teamLeft: {
    stage: 'agents',
    name: 'team left',
    reason: 'the team gave up waiting and left before the release',
    missed: 'the team leaves before the release',
  },
  pickedUpAtRelease: {
    stage: 'pickup',
    name: 'picked up at release',
    reason: 'the team was at the door at the release',
    missed: null,
  },
  pickedUpFromHold: {
    stage: 'pickup',
    name: 'picked up from hold',
    reason: 'the person was held until the team arrived',
    missed: null,
  },
} as const satisfies Record<string, OutcomeEntry>;

export type Outcome = keyof typeof ENTRIES;

/** Each outcome's stage and words; reports take them only from here. */
export const OUTCOME_ENTRIES: Readonly<Record<Outcome, OutcomeEntry>> = ENTRIES;

export const OUTCOMES = Object.keys(ENTRIES) as [Outcome, ...Outcome[]];

/** The outcomes of cases in which no detainer was lodged before the exit. */
export const NOT_LODGED: readonly Outcome[] = OUTCOMES.filter((key) => ENTRIES[key].stage === 'detainer');

/** Position in OUTCOMES, for columns of numbers. */
export const OUTCOME_INDEX = Object.fromEntries(OUTCOMES.map((key, index) => [key, index])) as Record<Outcome, number>;
