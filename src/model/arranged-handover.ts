import { chance, type Draws } from './chance.ts';
import { RELEASE_DRAW as DRAW } from './draw-order.ts';
import { wholeInstant } from './instant.ts';
import { type Policy, type ReleaseNoticeRules, rulesAt } from './policy.ts';

/** A person who is cleared at `clearedAt`, and of whose release the agency hears before that. */
export interface HeardInTime {
  facility: number;
  receivedAt: number;
  clearedAt: number;
}

/**
 * The time that the jail and the agency set for a handover: the first in its hours at which the person is cleared and,
 * if a team has to come, one can be there by the usual travel time and margin.
 */
export function arrangedAt(
  { facility, receivedAt, clearedAt }: HeardInTime,
  { hours, usesTeam }: ReleaseNoticeRules['handover'],
  policy: Policy,
): number {
  const { travel, marginSeconds } = rulesAt(policy, facility, receivedAt).agentArrival;
  const ready = usesTeam ? receivedAt + travel[facility].medianSeconds + marginSeconds : receivedAt;
  const time = hours.nextOpen(Math.max(clearedAt, ready));
  if (time === null) throw new Error('Handovers are arranged, and there are no hours for them.');
  return wholeInstant(time);
}

/** Whether an arranged handover falls through. */
export function fallsThrough({ fallsThrough: chanceOfIt }: ReleaseNoticeRules['handover'], draws: Draws): boolean {
  return chance(chanceOfIt, draws, DRAW.fallsThrough);
}
