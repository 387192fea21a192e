import type { Booking } from '../../events/booking.ts';
import type { LearnedBy } from '../../events/release-notice.ts';
import type { LaneKey, MomentKey } from '../lanes/lane.ts';
import type { PolicyLanes } from '../lanes/person-lanes.ts';
import { hoursAndMinutes, wrapped, wrappedBehind } from '../report/format.ts';
import type { ResolvedScenario } from '../resolved/scenario.ts';

/** A row of a timeline: something that happens, or a gap that begins. */
export interface Row {
  lane: LaneKey;
  /** Seconds since 1970-01-01 UTC. */
  at: number;
  local: string;
  key: string;
  text: string;
  isGap: boolean;
}

/** The spans in which everybody waits. The others follow from what happens at their ends. */
const GAPS: ReadonlySet<string> = new Set([
  'delayed',
  'awaitsHandover',
  'held',
  'officeClosed',
  'onVoiceMail',
  'unread',
  'onSiteClosed',
  'knows',
  'answers',
  'offDuty',
  'allOut',
  'awaitsCall',
]);

/** What happens at one second, in the order of cause and effect. */
const CAUSAL: readonly string[] = [
  'booked',
  'callsAgency',
  'identifies',
  'lodgesDetainer',
  'asksAbout',
  'ordered',
  'sendsNotice',
  'hears',
  'findsOut',
  'declines',
  'jailKnows',
  'cleared',
  'due',
  'setsOut',
  'doesNotArrive',
  'arrives',
  'mayLeave',
  'givesUp',
  'meets',
  'holdEnds',
  'leaves',
  'back',
] satisfies MomentKey[];

/** How the agency learned of a release, where it was not simply by the notice. */
const LEARNED: Record<LearnedBy, string | null> = {
  notice: null,
  nothing: null,
  otherwise: 'the agency learned of the release by itself, not by a notice',
  arranged: 'the jail and the agency set a time for the handover',
};

/** What the columns of a timeline are. */
export const TIMELINE_COLUMNS =
  'Columns: local time; hours:minutes before (−) or after the exit; who; what happens, or after … why nothing does.';

/** Who the person is. This names the agency, because every report about one person begins with it. */
export function renderPerson(booking: Booking, scenario: ResolvedScenario, label: (t: number) => string): string[] {
  const traits = [
    booking.foreignBorn ? 'foreign-born' : 'not foreign-born',
    booking.priorContact ? 'known to ICE (the agency)' : 'not known to ICE (the agency)',
    `priority ${scenario.priorities[booking.priority]}`,
    booking.convicted ? 'convicted' : 'charged',
    booking.consents ? 'would agree to a call' : 'would refuse a call',
  ];
  const place = scenario.facilities[booking.facility];
  return wrapped(`Booked ${label(booking.bookedAt)} at ${place}: ${traits.join(', ')}.`);
}

/** One person's timeline under one policy, below the policy's name. */
export function renderTimeline(policy: PolicyLanes): string[] {
  return [...wrapped(`${policy.name}: ${policy.title}`), ...timelineOf(policy)];
}

/**
 * One row per moment and per gap: local time, time before (−) or after the exit, who, and what happens. A row at the
 * same time as the one before leaves the time out. The last lines say how it ended, and why.
 */
export function timelineOf(policy: PolicyLanes): string[] {
  const rows = rowsOf(policy);
  const lines = rows.flatMap(({ lane, at, local, text, isGap }, i) => {
    const isSame = rows[i - 1]?.at === at;
    const { exitAt } = policy;
    const toExit = exitAt === null ? '' : at === exitAt ? 'exit' : hoursAndMinutes((at - exitAt) / 60);
    const time = isSame ? ' '.repeat(local.length + 9) : `${local} ${toExit.padStart(8)}`;
    return wrappedBehind(`  ${time}  ${lane.padEnd(6)}  `, `${isGap ? '… ' : ''}${text}`);
  });
  const [ending, ...facts] = conclusion(policy);
  return [...lines, ...wrappedBehind('  → ', ending), ...facts.flatMap((fact) => wrapped(fact, '    '))];
}

/** What happens under a policy, and the gaps, in order of time. At one time, what happens comes before a gap. */
export function rowsOf({ lanes }: PolicyLanes): Row[] {
  const rows = Object.values(lanes).flatMap(({ lane, moments, spans }): Row[] => [
    ...moments.map(({ key, at, local, text }) => ({ lane, at, local, key, text, isGap: false })),
    ...spans
      .filter(({ key }) => GAPS.has(key))
      .map(({ key, from, localFrom, text }) => ({ lane, at: from, local: localFrom, key, text, isGap: true })),
  ]);
  const rank = ({ key, isGap }: Row) => (isGap ? CAUSAL.length : CAUSAL.indexOf(key));
  return rows.sort((a, b) => a.at - b.at || rank(a) - rank(b));
}

/** How a case ended and why, then by how much, one line each. */
function conclusion(policy: PolicyLanes): string[] {
  const { ending, hasDetainer, learnedBy, noticeWindow, requestedLead, pickupGap, heldFor } = policy;
  const parts = [`${ending.name}: ${ending.reason}`, ending.byHowMuch];
  const isFollowed = policy.lanes.jail.moments.some(({ key }) => key === 'ordered');
  if (isFollowed && !hasDetainer) parts.push('no detainer was lodged in time; the agency had asked about the person');
  const learned = LEARNED[learnedBy];
  if (learned !== null) parts.push(learned);
  const asked = hoursAndMinutes(requestedLead / 60);
  if (noticeWindow !== null)
    parts.push(`notice window ${hoursAndMinutes(noticeWindow / 60)}; the agency asked for ${asked}`);
  if (pickupGap !== null) parts.push(`pickup gap ${hoursAndMinutes(pickupGap / 60)}`);
  if (heldFor > 0) parts.push(`held for ${hoursAndMinutes(heldFor / 60)} past the ordinary exit`);
  return parts;
}
