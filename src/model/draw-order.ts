/**
 * The number of each stage and the place of each of its draws. A draw is found by its place, so a stage may leave some
 * draws unused and the others stay the same. That is why the people are the same under every policy. New draws go at
 * the end. Draws that a cheap case needs together are in pairs, because one block of the generator gives two.
 */
export const STAGE = {
  day: 0,
  booking: 1,
  detainer: 2,
  releaseNotice: 3,
  agentArrival: 4,
  week: 5,
  weeklyReport: 6,
  issueDay: 7,
  unknowns: 9,
} as const;

export const DAY_DRAW = { count: 0 } as const;

export const BOOKING_DRAW = {
  foreignBorn: 0,
  priorContact: 1,
  time: 2,
  facility: 3,
  priority: 4,
  convicted: 5,
  consents: 6,
  jointRow: 7,
  citizenship: 8,
} as const;

export const DETAINER_DRAW = {
  match: 0,
  matchDelay: 1,
  callDelay: 2,
  found: 3,
  foundDelay: 4,
  issued: 5,
  issueDelay: 6,
  askedAbout: 7,
  askDelay: 8,
} as const;

export const RELEASE_DRAW = {
  reason: 0,
  knownAhead: 1,
  custody: 2,
  clearing: 3,
  complies: 4,
  answered: 5,
  channelDelay: 6,
  ordered: 7,
  orderDelay: 8,
  cooperates: 9,
  found: 10,
  foundDelay: 11,
  fallsThrough: 12,
} as const;

export const ARRIVAL_DRAW = {
  declined: 0,
  noShow: 1,
  travel: 2,
  wayBack: 3,
  patience: 4,
  otherExit: 5,
  handover: 6,
  answerDelay: 7,
} as const;

/** Draws of a person whose detainer was declined. */
export const WEEKLY_DRAW = { leftOut: 0 } as const;

/** Draws of a facility's week (see `weekKey`). */
export const WEEK_DRAW = { cooperates: 0 } as const;

/** Draws of a field office's day of issuing detainers (see `issueDayKey`). */
export const ISSUE_DAY_DRAW = { swing: 0 } as const;

/** What takes the person's place in the draws of a field office's day. Days run from −32,768 to 32,767. */
export function issueDayKey(fieldOffice: number, day: number): number {
  return (fieldOffice << 16) | (day & 0xffff);
}

/** What takes the person's place in the draws of a facility's week. Weeks run from −32,768 to 32,767. */
export function weekKey(facility: number, week: number): number {
  return (facility << 16) | (week & 0xffff);
}

/** Draws reserved for each dispatch, so that a second one to the same person has its own. */
export const DRAWS_PER_DISPATCH = 8;
