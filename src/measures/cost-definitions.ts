import { LEGAL_BASES } from '../../events/legal-basis.ts';
import type { ResolvedCosts } from '../resolved/scenario.ts';
import type { Counters } from './counters.ts';
import { compared, cost, count, HOUR, notCompared, pickups, sum, type WithoutParty } from './measure.ts';

// Who bears what: hours and dollars by task, for each payer. What the agency pays back to the county counts as the
// agency's cost and not as the county's, so it is counted once.

type CountyTask = keyof ResolvedCosts['reimbursed'];

/** A task of the county and its whole cost; for staff work also the seconds that it takes. */
interface CountyWork {
  task: CountyTask;
  meaning: string;
  dollarsOf(counters: Counters, costs: ResolvedCosts): number;
}

interface StaffWork extends CountyWork {
  secondsOf(counters: Counters, costs: ResolvedCosts): number;
}

const STAFF_WORK: readonly StaffWork[] = [
  staff('calls', 'hours of county staff for booking calls', (c, k) => c.calls * k.callSeconds),
  staff('notices', 'hours of county staff for release notices', (c, k) => c.noticesSent * k.noticeSeconds),
  staff('handovers', 'hours of county staff for handovers', (c, k) => pickups(c) * k.handoverSeconds),
  staff(
    'training',
    'hours in which county officers are trained',
    (_, { training }) => training.officers * training.eachSeconds,
  ),
];

const HOLDS: CountyWork = {
  task: 'holds',
  meaning: 'hours held ÷ 24 × dollars per bed-day',
  dollarsOf: (c, k) => (sum(c.heldSeconds) / HOUR / 24) * k.bedDay,
};

const COUNTY_WORK: readonly CountyWork[] = [...STAFF_WORK, HOLDS];

const AGENT_WORK = [
  { task: 'driving', secondsOf: (c: Counters) => c.drivingSeconds },
  { task: 'waiting', secondsOf: (c: Counters) => c.waitingSeconds },
  { task: 'at the door', secondsOf: (c: Counters) => c.doorSeconds },
] as const;

/** The agency's hours, and what it pays for its agents and back to the county. */
export const AGENCY_MEASURES: readonly WithoutParty[] = [
  ...compared(
    count(
      'agentHours',
      'agent hours',
      'h',
      'hours in which agents drive, wait or are at the door; each agent of a team counts',
      (c) => agentSeconds(c) / HOUR,
    ),
  ),
  ...notCompared(
    count(
      'agentHoursDriving',
      'agent hours driving',
      'h',
      'hours in which agents drive, both ways',
      (c) => c.drivingSeconds / HOUR,
    ),
    count(
      'agentHoursWaiting',
      'agent hours waiting',
      'h',
      'hours in which agents wait at the door before a release',
      (c) => c.waitingSeconds / HOUR,
    ),
    count(
      'agentHoursAtDoor',
      'agent hours at the door',
      'h',
      'hours of agents in handovers at the door',
      (c) => c.doorSeconds / HOUR,
    ),
  ),
  ...compared(
    count(
      'agentHoursWithoutPickup',
      'agent hours without pickup',
      'h',
      'agent hours on trips without a pickup',
      (c) => c.fruitlessSeconds / HOUR,
    ),
    cost(
      'agencyCost',
      'agency cost',
      '$',
      'agent hours × dollars per hour, plus what the agency pays back to the county',
      (c, k) => (agentSeconds(c) / HOUR) * k.agentPerHour + total(COUNTY_WORK, (work) => paidBack(work, c, k)),
    ),
  ),
  ...notCompared(
    ...AGENT_WORK.map(({ task, secondsOf }) =>
      cost(
        `agencyCost${camel(task)}`,
        `agency cost: ${task}`,
        '$',
        `agent hours ${task} × dollars per hour`,
        (c, k) => (secondsOf(c) / HOUR) * k.agentPerHour,
      ),
    ),
    cost(
      'agencyCostPaidBack',
      'agency cost: paid back',
      '$',
      'what the agency pays back to the county for its tasks',
      (c, k) => total(COUNTY_WORK, (work) => paidBack(work, c, k)),
    ),
  ),
];

/** The county's hours, what it pays in the end, and its possible liability for holds. */
export const COUNTY_MEASURES: readonly WithoutParty[] = [
  ...compared(
    cost(
      'countyStaffHours',
      'county staff hours',
      'h',
      'hours of county staff for calls, notices, handovers and training',
      (c, k) => total(STAFF_WORK, ({ secondsOf }) => secondsOf(c, k)) / HOUR,
    ),
  ),
  ...notCompared(
    ...STAFF_WORK.map(({ task, meaning, secondsOf }) =>
      cost(
        `countyStaffHours${camel(task)}`,
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
      'hours held; each takes a bed of the county',
      (c) => sum(c.heldSeconds) / HOUR,
    ),
  ),
  ...compared(
    cost(
      'countyCost',
      'county cost',
      '$',
      'cost of staff hours and of bed-hours, less what the agency pays back',
      (c, k) => total(COUNTY_WORK, (work) => leftOf(work, c, k)),
    ),
  ),
  ...notCompared(
    {
      ...cost(
        'countyCostStaff',
        'county cost: staff',
        '$',
        'staff hours × dollars per hour, less what the agency pays back',
        (c, k) => total(STAFF_WORK, (work) => leftOf(work, c, k)),
      ),
      unlisted: true,
    },
    ...STAFF_WORK.map((work) =>
      cost(
        `countyCost${camel(work.task)}`,
        `county cost: ${work.task}`,
        '$',
        `staff hours for ${work.task} × dollars per hour, less what the agency pays back`,
        (c, k) => leftOf(work, c, k),
      ),
    ),
    cost('countyCostHolds', 'county cost: holds', '$', `${HOLDS.meaning}, less what the agency pays back`, (c, k) =>
      leftOf(HOLDS, c, k),
    ),
  ),
  ...compared(
    cost(
      'exposure',
      'possible liability',
      '$',
      "hours held without a judge's order or 287(g) warrant × the scenario's figure per hour",
      (c, k) => (unwarrantedSeconds(c) / HOUR) * k.exposurePerHour,
    ),
  ),
];

function staff(task: CountyTask, meaning: string, secondsOf: StaffWork['secondsOf']): StaffWork {
  return { task, meaning, secondsOf, dollarsOf: (c, k) => (secondsOf(c, k) / HOUR) * k.staffPerHour };
}

function paidBack({ task, dollarsOf }: CountyWork, c: Counters, k: ResolvedCosts): number {
  return dollarsOf(c, k) * k.reimbursed[task];
}

function leftOf({ task, dollarsOf }: CountyWork, c: Counters, k: ResolvedCosts): number {
  return dollarsOf(c, k) * (1 - k.reimbursed[task]);
}

function total<T>(all: readonly T[], of: (one: T) => number): number {
  return all.reduce((so, one) => so + of(one), 0);
}

function agentSeconds(c: Counters): number {
  return c.drivingSeconds + c.waitingSeconds + c.doorSeconds;
}

function unwarrantedSeconds({ heldSeconds }: Counters): number {
  return heldSeconds[LEGAL_BASES.indexOf('none')] + heldSeconds[LEGAL_BASES.indexOf('administrativeRequest')];
}

/** at the door -> AtDoor */
function camel(task: string): string {
  const words = task.split(' ').filter((word) => word !== 'the');
  return words.map((word) => word[0].toUpperCase() + word.slice(1)).join('');
}
