/** The stage of a case in which it ends. */
export type OutcomeStage = 'detainer' | 'notice' | 'agents' | 'pickup';

/**
 * What must happen, in this order, between a lodged detainer and a pickup: locks in series. A case that does not end in
 * a pickup ends at exactly one of them.
 */
export const LOCKS = {
  told: 'the agency is told',
  heardInTime: 'it hears of the release in time',
  agencyComes: 'it decides to come',
  teamOnDuty: 'a team is on duty',
  teamFreeAndInReach: 'a team is free and in reach',
  teamArrives: 'the team arrives at all',
  arrivesInTime: 'it arrives before the person leaves',
  met: 'the two meet',
} as const;

export type Lock = keyof typeof LOCKS;

interface OutcomeEntry {
  stage: OutcomeStage;
  /** The lock at which the case ends; null if no detainer was lodged, or if the person was picked up. */
  lock: Lock | null;
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
    lock: null,
    name: 'not identified',
    reason: 'the agency did not learn of the person before the exit',
    missed: null,
  },
  /** Identified before the exit; no detainer was issued. */
  noDetainer: {
    stage: 'detainer',
    lock: null,
    name: 'no detainer',
    reason: 'the agency learned of the person but lodged no detainer',
    missed: null,
  },
  /** The detainer came at or after the exit. */
  detainerTooLate: {
    stage: 'detainer',
    lock: null,
    name: 'detainer too late',
    reason: 'the detainer was lodged after the person had left',
    missed: null,
  },
  /** A detainer was lodged in time; no notice of the release was sent, and the agency did not meet the person. */
  noNotice: {
    stage: 'notice',
    lock: 'told',
    name: 'no notice',
    reason: 'no notice was sent',
    missed: 'no notice is sent',
  },
  /** The notice was read or heard after the person had left, or never. */
  noticeUnheard: {
    stage: 'notice',
    lock: 'heardInTime',
    name: 'read or heard too late',
    reason: 'the notice was read or heard after the person had left, or never',
    missed: 'the notice is read or heard too late',
  },
  /** The agency heard the notice and declined to come. */
  declined: {
    stage: 'agents',
    lock: 'agencyComes',
    name: 'declined',
    reason: 'the agency declined to come',
    missed: 'the agency declines',
  },
  /** No team was on duty at any time from when one had to set out until the person left. */
  afterHours: {
    stage: 'agents',
    lock: 'teamOnDuty',
    name: 'after hours',
    reason: 'no team was on duty before the person left',
    missed: 'no team is on duty',
  },
  /** Teams were on duty, but all of them were busy until the person left. */
  noTeamFree: {
    stage: 'agents',
    lock: 'teamFreeAndInReach',
    name: 'no team free',
    reason: 'all teams on duty were busy until the person left',
    missed: 'no team is free',
  },
  /** No team set out, because none could arrive before the person left. */
  outOfReach: {
    stage: 'agents',
    lock: 'teamFreeAndInReach',
    name: 'out of reach',
    reason: 'no team could have arrived before the person left',
    missed: 'no team could arrive in time',
  },
  /** A team was sent and did not arrive. */
  noShow: {
    stage: 'agents',
    lock: 'teamArrives',
    name: 'no show',
    reason: 'a team was sent and did not arrive',
    missed: 'the team sent does not arrive',
  },
  /** The team arrived after the person had left. */
  late: {
    stage: 'agents',
    lock: 'arrivesInTime',
    name: 'late',
    reason: 'the team arrived after the person had left',
    missed: 'the team arrives late',
  },
  /** The team was at the door; the person left by another exit. */
  lostByAnotherExit: {
    stage: 'agents',
    lock: 'met',
    name: 'lost by another exit',
    reason: 'the team waited at one exit and the person left by another',
    missed: 'the person leaves by another exit',
  },
  /** The team was at the door, but its patience ended before the release. */
  teamLeft: {
    stage: 'agents',
    lock: 'met',
    name: 'team left',
    reason: 'the team gave up waiting and left before the release',
    missed: 'the team leaves before the release',
  },
  /** The jail and the agency had arranged a time, and the person left when cleared. */
  handoverFellThrough: {
    stage: 'agents',
    lock: 'met',
    name: 'handover fell through',
    reason: 'a time for the handover was arranged, and the person left before it',
    missed: 'the arranged handover falls through',
  },
  pickedUpAtRelease: {
    stage: 'pickup',
    lock: null,
    name: 'picked up at release',
    reason: 'the team was at the door at the release',
    missed: null,
  },
  pickedUpFromHold: {
    stage: 'pickup',
    lock: null,
    name: 'picked up from hold',
    reason: 'the person was held until the team arrived',
    missed: null,
  },
  handedOverAsArranged: {
    stage: 'pickup',
    lock: null,
    name: 'handed over as arranged',
    reason: 'the person was handed over at the time that the jail and the agency had arranged',
    missed: null,
  },
} as const satisfies Record<string, OutcomeEntry>;

export type Outcome = keyof typeof ENTRIES;

/** Each outcome's stage and words; reports take them only from here. */
export const OUTCOME_ENTRIES: Readonly<Record<Outcome, OutcomeEntry>> = ENTRIES;

export const OUTCOMES = Object.keys(ENTRIES) as [Outcome, ...Outcome[]];

/** The outcomes of cases in which no detainer was lodged before the exit. */
export const NOT_LODGED: readonly Outcome[] = OUTCOMES.filter((key) => ENTRIES[key].stage === 'detainer');

/** The outcomes of cases in which one was lodged, or in which the agency asked about a person without one. */
export const LODGED: readonly Outcome[] = OUTCOMES.filter((key) => ENTRIES[key].stage !== 'detainer');

/** The outcomes of people whom the agency takes into its custody. */
export const PICKUPS: readonly Outcome[] = OUTCOMES.filter((key) => ENTRIES[key].stage === 'pickup');

/** Position in OUTCOMES, for columns of numbers. */
export const OUTCOME_INDEX = Object.fromEntries(OUTCOMES.map((key, index) => [key, index])) as Record<Outcome, number>;

/** The same as OUTCOME_INDEX[outcome], without the call that V8 makes for a lookup by a varying name. */
export function outcomeIndex(outcome: Outcome): number {
  switch (outcome) {
    case 'notIdentified':
      return OUTCOME_INDEX.notIdentified;
    case 'noDetainer':
      return OUTCOME_INDEX.noDetainer;
    case 'detainerTooLate':
      return OUTCOME_INDEX.detainerTooLate;
    case 'noNotice':
      return OUTCOME_INDEX.noNotice;
    case 'noticeUnheard':
      return OUTCOME_INDEX.noticeUnheard;
    case 'declined':
      return OUTCOME_INDEX.declined;
    case 'afterHours':
      return OUTCOME_INDEX.afterHours;
    case 'noTeamFree':
      return OUTCOME_INDEX.noTeamFree;
    case 'outOfReach':
      return OUTCOME_INDEX.outOfReach;
    case 'noShow':
      return OUTCOME_INDEX.noShow;
    case 'late':
      return OUTCOME_INDEX.late;
    case 'lostByAnotherExit':
      return OUTCOME_INDEX.lostByAnotherExit;
    case 'teamLeft':
      return OUTCOME_INDEX.teamLeft;
    case 'handoverFellThrough':
      return OUTCOME_INDEX.handoverFellThrough;
    case 'pickedUpAtRelease':
      return OUTCOME_INDEX.pickedUpAtRelease;
    case 'pickedUpFromHold':
      return OUTCOME_INDEX.pickedUpFromHold;
    case 'handedOverAsArranged':
      return OUTCOME_INDEX.handedOverAsArranged;
  }
}

/** Whether the outcome at this position is a pickup. */
export function isPickupAt(index: number): boolean {
  return (
    index === OUTCOME_INDEX.pickedUpAtRelease ||
    index === OUTCOME_INDEX.pickedUpFromHold ||
    index === OUTCOME_INDEX.handedOverAsArranged
  );
}
