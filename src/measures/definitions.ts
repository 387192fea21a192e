import { LEGAL_BASES } from '../../events/legal-basis.ts';
import type { ResolvedPolicy } from '../resolved/scenario.ts';
import { AGENCY_MEASURES, COUNTY_MEASURES } from './cost-definitions.ts';
import type { Counters } from './counters.ts';
import { count, HOUR, type Measure, mean, pickups, type Share, share, sum } from './measure.ts';

/** Definitions follow model.md, "Measures". */
export const MEASURES: readonly Measure[] = [
  mean('noticeWindow', 'notice window', 'exit − notice sent'),
  mean('heardWindow', 'heard window', 'exit − notice heard; negative: heard after the exit'),
  mean('shortfall', 'shortfall', 'requested lead − notice window, at least 0'),
  mean('responseTime', 'response time', 'team arrived − notice heard'),
  mean('pickupGap', 'pickup gap', 'team arrived − exit; negative: there before the release'),
  mean('lateBy', 'late by', 'team arrived − person left, of those late'),
  share('pickupRate', 'pickup rate', 'picked up ÷ detainers lodged before the exit', (c) => [
    pickups(c),
    c.detainersLodged,
  ]),
  share('pickupRatePerNotice', 'pickup rate per notice', 'picked up ÷ notices sent', (c) => [
    pickups(c),
    c.noticesSent,
  ]),
  count('detainersLodged', 'detainers lodged', 'people', 'detainers lodged before the exit', (c) => c.detainersLodged),
  count('noticesSent', 'notices sent', 'notices', 'notices sent to the agency', (c) => c.noticesSent),
  count('pickups', 'pickups', 'people', 'picked up at the release or from a hold', pickups),
  ...(['fingerprint', 'bookingCall', 'courtRecords'] as const).map((channel) =>
    share(
      `identifiedBy${channel[0].toUpperCase()}${channel.slice(1)}`,
      `identified by ${spaced(channel)}`,
      'share of the people identified before the exit whose earliest channel this was',
      ({ identifiedBy: by }) => [by[channel], by.fingerprint + by.bookingCall + by.courtRecords],
    ),
  ),
  {
    ...count(
      'hoursHeld',
      'hours held',
      'h',
      'person left − undelayed exit, all people',
      (c) => sum(c.heldSeconds) / HOUR,
    ),
    quantilesOf: 'hoursHeld',
  },
  ...LEGAL_BASES.map((basis, index) =>
    count(
      `hoursHeld${basis[0].toUpperCase()}${basis.slice(1)}`,
      `hours held: ${basis === 'none' ? 'no legal basis' : spaced(basis)}`,
      'h',
      'hours held under this legal basis',
      (c) => c.heldSeconds[index] / HOUR,
    ),
  ),
  count(
    'peopleHeld',
    'people held',
    'people',
    'left later than the undelayed exit',
    (c) => c.durations.hoursHeld.cases,
  ),
  count(
    'peopleHeldPast48h',
    'people held past 48 h',
    'people',
    'held over 48 hours of elapsed time',
    (c) => c.heldPast48h,
  ),
  count('heldToLimit', 'held to the limit', 'people', 'held to the limit without a pickup', (c) => c.heldToLimit),
  ...AGENCY_MEASURES,
  ...COUNTY_MEASURES,
  count('askedBeforeCall', 'asked before a call', 'people', 'asked whether they wanted the call', (c) => c.asked),
  count(
    'calledWithoutAsking',
    'called without asking',
    'calls',
    'calls made without asking the person',
    (c) => c.callsWithoutAsking,
  ),
  count(
    'callsAgainstRefusal',
    'calls against a refusal',
    'calls',
    'calls made although the person, asked, refused',
    (c) => c.callsAgainstRefusal,
  ),
];

/** What a report shows of each facility and of each month. */
export const PART_MEASURES: readonly Measure[] = MEASURES.filter(({ key }) =>
  ['detainersLodged', 'noticesSent', 'pickups', 'pickupRate', 'hoursHeld'].includes(key),
);
/** Of those the ones that are shares: a part may have few cases a replication, and a share of them is taken over all replications. */
export const PART_SHARES: readonly Share[] = PART_MEASURES.filter(isShare);
export const PART_COUNTS: readonly Measure[] = PART_MEASURES.filter((measure) => !isShare(measure));

/** A measure of one replication; where facilities have costs of their own, of each with its costs, added up. */
export function measured(measure: Measure, counters: Counters, costs: ResolvedPolicy['costs']): number | null {
  const { byFacility } = costs;
  if (byFacility === undefined || !measure.readsCosts) return measure.of(counters, costs);
  const { facility } = counters.parts;
  if (facility.length !== byFacility.length) throw new Error('Costs by facility, and no counters by facility.');
  return facility.reduce((sum, counted, f) => sum + (measure.of(counted, byFacility[f]) ?? 0), 0);
}

function isShare(measure: Measure): measure is Share {
  return 'countsOf' in measure;
}

/** bookingCall -> booking call; warrant287g -> 287(g) warrant. */
function spaced(key: string): string {
  if (key === 'warrant287g') return '287(g) warrant';
  if (key === 'judgesOrder') return "judge's order";
  return key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
