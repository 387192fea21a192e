import { QUEUES } from '../../events/queues.ts';
import { blockOf } from '../pipeline/steps/blocks.ts';
import type { ResolvedScenario } from '../resolved/scenario.ts';
import { type Estimate, estimateCost } from './estimate.ts';
import { ORCHESTRATION_PRICES as PRICES } from './orchestration-prices.ts';

/** What one way to run many replications costs, in dollars, and how long it takes. */
export interface WayCost {
  /** The functions' time. */
  computing: number;
  /** Handing blocks to functions and hearing that they are done. */
  handingOut: number;
  /** Writing, keeping and reading results. */
  results: number;
  minutes: number;
}

export interface ThreeWays {
  blocks: number;
  machine: WayCost;
  bulk: WayCost;
  mapExpress: WayCost;
  mapStandard: WayCost;
}

const { memoryMiB, concurrency } = QUEUES.replication;
/** An Express workflow is billed for at least this much memory. */
const EXPRESS_GB = 64 / 1024;

const dollarsOf = ({ lines }: Estimate, ...whats: string[]) =>
  lines.reduce((sum, { what, dollars }) => sum + (whats.includes(what) ? dollars : 0), 0);

/**
 * One run in blocks in three ways: one processor of this machine, `--bulk`, and the same function behind a Distributed
 * Map of Step Functions that writes each block's tally into S3. A function has one processor, so seconds are the same
 * everywhere, and both ways on AWS have as many functions at once.
 */
export function threeWays(scenario: ResolvedScenario): ThreeWays {
  const block = blockOf(scenario, concurrency);
  const blocks = Math.ceil(scenario.replications / block);
  const estimate = estimateCost(scenario, { block });
  const seconds = estimate.lines.find(({ what }) => what === 'time and memory')!.count / (memoryMiB / 1024);
  const computing = dollarsOf(estimate, 'time and memory');
  const invocations = dollarsOf(estimate, 'invocations');
  const minutes = seconds / 60 / Math.min(concurrency, blocks);
  const perBlock = (...prices: (keyof typeof PRICES)[]) =>
    prices.reduce((sum, price) => sum + (blocks * PRICES[price].dollarsPerMillion) / 1e6, 0);
  const map = { computing, results: perBlock('s3Put', 's3Get'), minutes };
  const waiting = (seconds * EXPRESS_GB * PRICES.expressSecond.dollarsPerMillion) / 1e6;
  return {
    blocks,
    machine: { computing: 0, handingOut: 0, results: 0, minutes: seconds / 60 },
    bulk: {
      computing,
      handingOut: invocations + dollarsOf(estimate, 'messages sent', 'messages received', 'messages deleted'),
      results: dollarsOf(
        estimate,
        'items written',
        'items read by the functions',
        'results read by the driver',
        'items kept for 30 days',
      ),
      minutes,
    },
    mapExpress: { ...map, handingOut: invocations + perBlock('expressRequest') + waiting },
    mapStandard: { ...map, handingOut: invocations + perBlock('standardTransition') },
  };
}
