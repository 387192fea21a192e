import { QUEUE_NAMES } from '../../events/queues.ts';
import type { ResolvedScenario } from '../resolved/scenario.ts';
import { bulkRunRequests } from './bulk-run.ts';
import { eventRunRequests } from './event-run.ts';
import { MEASURED, PROCESSOR_MIB } from './measured.ts';
import { PRICES, type Price, type PriceKey } from './prices.ts';
import type { Requests } from './requests.ts';

/** How a run travels: event by event in chunks of `chunk` people, or in blocks of `block` replications. */
export type Way = { chunk: number } | { block: number };

export interface CostLine {
  service: Price['service'];
  /** What the line pays for, for example "messages received". */
  what: string;
  unit: string;
  count: number;
  dollarsPerMillion: number;
  dollars: number;
}

export interface Estimate {
  title: string;
  replications: number;
  policies: number;
  way: Way;
  lines: CostLine[];
  dollars: number;
  prices: Price[];
  assumptions: string[];
}

const LINES: [keyof Requests, what: string, PriceKey][] = [
  ['sent', 'messages sent', 'sqsRequest'],
  ['received', 'messages received', 'sqsRequest'],
  ['deleted', 'messages deleted', 'sqsRequest'],
  ['written', 'items written', 'writeUnit'],
  ['readByFunctions', 'items read by the functions', 'readUnit'],
  ['readByDriver', 'results read by the driver', 'readUnit'],
  ['invocations', 'invocations', 'lambdaRequest'],
  ['gbSeconds', 'time and memory', 'lambdaSecond'],
  ['storedMb', 'items kept for 30 days', 'stored'],
];
/** Only a stack deployed with --keep-data has it. */
const RECOVERY: (typeof LINES)[number] = ['storedMb', 'point-in-time recovery of them', 'recovery'];

export interface EstimateOptions {
  /** The most copies of one function at once; unlimited if left out. */
  environments?: number;
  /** Whether the stack was deployed with --keep-data. */
  keepData?: boolean;
}

/** Estimates what a run on AWS uses and costs, and what its results cost until the table forgets them. */
export function estimateCost(
  scenario: ResolvedScenario,
  way: Way,
  { environments = Number.POSITIVE_INFINITY, keepData = false }: EstimateOptions = {},
): Estimate {
  const { requests, walked } =
    'chunk' in way
      ? eventRunRequests(scenario, way.chunk, environments)
      : bulkRunRequests(scenario, way.block, environments);
  const lines = [...LINES, ...(keepData ? [RECOVERY] : [])].map(([key, what, priceKey]): CostLine => {
    const { service, unit, dollarsPerMillion } = PRICES[priceKey];
    const count = requests[key];
    return { service, what, unit, count, dollarsPerMillion, dollars: (count * dollarsPerMillion) / 1e6 };
  });
  return {
    title: scenario.title,
    replications: scenario.replications,
    policies: scenario.policies.length,
    way,
    lines,
    dollars: lines.reduce((sum, { dollars }) => sum + dollars, 0),
    prices: Object.values(PRICES),
    assumptions: [...basis(way, walked, scenario.replications), ...BEYOND],
  };
}

function basis(way: Way, walked: number, replications: number): string[] {
  const { date, where } = MEASURED;
  const counted =
    'chunk' in way
      ? "run through the pipeline's own steps on this machine, so messages and items have their real size."
      : "simulated in blocks on this machine; the other blocks' results are assumed to be as large.";
  const { region, date: noted } = PRICES.sqsRequest;
  return [
    `Prices: list prices of ${region} without free tiers, noted in ${noted}; check that they still hold.`,
    `Requests and units: ${walked} of ${replications} replications ${counted}`,
    'Every message is delivered once, in batches as full as the queue allows. ' +
      'SQS bills each request by 64 KB of its JSON.',
    `Seconds: measured ${date} on ${where}. ` +
      `A function with less than ${PROCESSOR_MIB} MiB is assumed to be slower in proportion.`,
  ];
}

const POLLERS = 5;
const LONG_POLL_SECONDS = 20;
const DAY_SECONDS = 86_400;
const idleRequestsADay = (QUEUE_NAMES.length * POLLERS * DAY_SECONDS) / LONG_POLL_SECONDS;
const idleDollarsADay = (idleRequestsADay * PRICES.sqsRequest.dollarsPerMillion) / 1e6;

/** What the total leaves out. */
const BEYOND = [
  'Not included: the polling of this command while it waits ' +
    '(once per second, at most 100 read units, at most $0.05 per hour); ' +
    'results sent again after a fault; logs, alarms and the dashboard.',
  'Not included: the idle stack. ' +
    `Lambda polls each of ${QUEUE_NAMES.length} queues with ${POLLERS} pollers every ${LONG_POLL_SECONDS} s: ` +
    `${idleRequestsADay.toLocaleString('en-US')} requests, $${idleDollarsADay.toFixed(2)} per day.`,
];
