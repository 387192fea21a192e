import type { AgentArrival } from '../../events/agent-arrival.ts';
import type { Outcome } from '../../events/outcome.ts';
import type { Case } from '../model/case.ts';
import { leftWithoutTeam } from '../model/case.ts';
import type { ResolvedPolicy } from '../resolved/scenario.ts';
import { hoursAndMinutes } from './format.ts';
import { spaced } from './labels.ts';

const WHY: Record<Outcome, string> = {
  notIdentified: 'the agency did not learn of the person before the exit',
  noDetainer: 'the agency learned of the person and lodged no detainer',
  detainerTooLate: 'the detainer came when the person had left',
  noNotice: 'no notice was sent',
  noticeUnheard: 'the notice was heard when the person had left, or never',
  declined: 'the agency declined to come',
  afterHours: 'no team was on duty before the person left',
  noTeamFree: 'teams were on duty, all busy until the person left',
  outOfReach: 'no team could have arrived before the person left',
  noShow: 'a team was sent and did not arrive',
  late: 'the team came after the person had left',
  lostByAnotherExit: 'the person left by another exit than the one at which the team stood',
  teamLeft: 'the team waited as long as it would, and left before the release',
  pickedUpAtRelease: 'the team was there at the release',
  pickedUpFromHold: 'the person was held until the team came',
};

/** When the person left, to whomever; null where no detainer was lodged in time, and the case was not followed. */
export function leftAt({ notice, outcome }: Case, arrival: AgentArrival | null): number | null {
  if (arrival !== null) return arrival.leftAt;
  return notice === null || outcome === null ? null : leftWithoutTeam(notice, outcome);
}

/** How a case ended and why, then by how much, a line each. */
export function conclusion(found: Case, arrival: AgentArrival | null, policy: ResolvedPolicy): string[] {
  const outcome = arrival?.outcome ?? found.outcome;
  if (outcome === null) throw new Error('A case without an outcome cannot be concluded.');
  const parts = [`${spaced(outcome)}: ${WHY[outcome]}`];
  const { notice } = found;
  if (notice !== null) {
    const { exitAt, undelayedExitAt, sentAt } = notice;
    const asked = hoursAndMinutes(policy.releaseNotice.requestedLeadSeconds / 60);
    if (sentAt !== null) parts.push(`notice window ${hoursAndMinutes((exitAt - sentAt) / 60)} of ${asked} asked for`);
    if (arrival !== null && arrival.arrivedAt !== null) {
      parts.push(`pickup gap ${hoursAndMinutes((arrival.arrivedAt - exitAt) / 60)}`);
    }
    const held = leftAt(found, arrival)! - undelayedExitAt;
    if (held > 0) parts.push(`held ${hoursAndMinutes(held / 60)} past the ordinary exit`);
  }
  return parts;
}
