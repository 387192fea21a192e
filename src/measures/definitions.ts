import { LEGAL_BASES } from '../../events/legal-basis.ts';
import { OUTCOME_INDEX } from '../../events/outcome.ts';
import type { ResolvedCosts, ResolvedPolicy } from '../scenario/resolved.ts';
import type { Counters, Duration } from './counters.ts';

export type Unit = 'min' | 'h' | 'share' | 'people' | 'notices' | 'calls' | '$';

/** One measure of a replication under a policy. Definitions follow model.md, "Measures". */
export interface Measure {
  key: string;
  label: string;
  unit: Unit;
  /** What it says, for the reference page and the reader of a report. */
  meaning: string;
  /** null where the replication has no case to measure. */
  of(counters: Counters, costs: ResolvedCosts): number | null;
  /** It is a sum of people's costs, so that facilities with costs of their own can be added up. */
  readsCosts?: true;
  /** The duration whose quantiles over people go with it. */
  quantilesOf?: Duration;
}

/** A measure that is a share of people or notices. */
interface Share extends Measure {
  /** The two counts that it is the ratio of. */
  countsOf(counters: Counters): [part: number, whole: number];
}

const HOUR = 3600;

/** What the county's staff does, and the seconds that it takes. */
const STAFF_TASKS: readonly {
  task: 'calls' | 'notices' | 'handovers' | 'training';
  meaning: string;
  secondsOf(counters: Counters, costs: ResolvedCosts): number;
}[] = [
  { task: 'calls', meaning: 'booking calls', secondsOf: (c, k) => c.calls * k.callSeconds },
  { task: 'notices', meaning: 'release notices', secondsOf: (c, k) => c.noticesSent * k.noticeSeconds },
  { task: 'handovers', meaning: 'pickups', secondsOf: (c, k) => pickups(c) * k.handoverSeconds },
  {
    task: 'training',
    meaning: 'officers trained',
    secondsOf: (_, { training }) => training.officers * training.secondsEach,
  },
];

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
  count('agentHours', 'agent hours', 'h', 'driving, waiting and at the door', (c) => agentSeconds(c) / HOUR),
  count('agentHoursDriving', 'agent hours driving', 'h', 'both ways', (c) => c.drivingSeconds / HOUR),
  count(
    'agentHoursWaiting',
    'agent hours waiting',
    'h',
    'at the door before a release',
    (c) => c.waitingSeconds / HOUR,
  ),
  count('agentHoursAtDoor', 'agent hours at the door', 'h', 'handing over', (c) => c.doorSeconds / HOUR),
  count(
    'agentHoursWithoutPickup',
    'agent hours without pickup',
    'h',
    'on trips without a pickup',
    (c) => c.fruitlessSeconds / HOUR,
  ),
  cost(
    'countyStaffHours',
    'county staff hours',
    'h',
    'calls, notices, handovers, training',
    (c, k) => staffSeconds(c, k) / HOUR,
  ),
  ...STAFF_TASKS.map(({ task, meaning, secondsOf }) =>
    cost(
      `countyStaffHours${task[0].toUpperCase()}${task.slice(1)}`,
      `county staff hours: ${task}`,
      'h',
      meaning,
      (c, k) => secondsOf(c, k) / HOUR,
    ),
  ),
  count(
    'countyBedHours',
    'county bed-hours: holds',
    'h',
    'hours held, each in a bed of the county',
    (c) => sum(c.heldSeconds) / HOUR,
  ),
  cost(
    'countyCost',
    'county cost',
    '$',
    'staff hours and bed-hours of holds',
    (c, k) => staffCost(c, k) + bedCost(c, k),
  ),
  cost('countyCostStaff', 'county cost: staff', '$', 'staff hours × dollars an hour', staffCost),
  ...STAFF_TASKS.map(({ task, secondsOf }) =>
    cost(
      `countyCost${task[0].toUpperCase()}${task.slice(1)}`,
      `county cost: ${task}`,
      '$',
      `staff hours of ${task} × dollars an hour`,
      (c, k) => pay(secondsOf(c, k), k),
    ),
  ),
  cost('countyCostHolds', 'county cost: holds', '$', 'hours held ÷ 24 × dollars a bed-day', bedCost),
  cost(
    'exposure',
    'exposure',
    '$',
    "hours held without a judge's order or 287(g) warrant × the scenario's figure",
    (c, k) => (unwarrantedSeconds(c) / HOUR) * k.exposurePerHour,
  ),
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

function mean(key: Duration, label: string, meaning: string): Measure {
  return {
    key,
    label,
    unit: 'min',
    meaning,
    of: ({ durations }) => ratio(durations[key].seconds / 60, durations[key].cases),
    quantilesOf: key,
  };
}

function share(key: string, label: string, meaning: string, countsOf: Share['countsOf']): Share {
  return { key, label, unit: 'share', meaning, countsOf, of: (counters) => ratio(...countsOf(counters)) };
}

function isShare(measure: Measure): measure is Share {
  return 'countsOf' in measure;
}

function count(key: string, label: string, unit: Unit, meaning: string, of: Measure['of']): Measure {
  return { key, label, unit, meaning, of };
}

function cost(key: string, label: string, unit: Unit, meaning: string, of: Measure['of']): Measure {
  return { ...count(key, label, unit, meaning, of), readsCosts: true };
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}

function pickups({ outcomes }: Counters): number {
  return outcomes[OUTCOME_INDEX.pickedUpAtRelease] + outcomes[OUTCOME_INDEX.pickedUpFromHold];
}

function agentSeconds(c: Counters): number {
  return c.drivingSeconds + c.waitingSeconds + c.doorSeconds;
}

function staffSeconds(c: Counters, k: ResolvedCosts): number {
  return STAFF_TASKS.reduce((total, { secondsOf }) => total + secondsOf(c, k), 0);
}

function staffCost(c: Counters, k: ResolvedCosts): number {
  return pay(staffSeconds(c, k), k);
}

function pay(seconds: number, { staffPerHour }: ResolvedCosts): number {
  return (seconds / HOUR) * staffPerHour;
}

function bedCost(c: Counters, k: ResolvedCosts): number {
  return (sum(c.heldSeconds) / HOUR / 24) * k.bedDay;
}

function unwarrantedSeconds({ heldSeconds }: Counters): number {
  return heldSeconds[LEGAL_BASES.indexOf('none')] + heldSeconds[LEGAL_BASES.indexOf('administrativeRequest')];
}

/** bookingCall -> booking call; warrant287g -> 287(g) warrant. */
function spaced(key: string): string {
  if (key === 'warrant287g') return '287(g) warrant';
  if (key === 'judgesOrder') return "judge's order";
  return key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
