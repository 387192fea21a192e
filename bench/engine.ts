import { readFileSync } from 'node:fs';
import { OUTCOME_INDEX } from '../events/outcome.ts';
import { makePlan } from '../src/engine/plan/plan.ts';
import { inlineMore } from '../src/engine/run/inlining.ts';
import { Runner } from '../src/engine/run/run-replications.ts';
import type { ResolvedScenario } from '../src/resolved/scenario.ts';
import { loadScenario } from '../src/scenario/load.ts';
import { median } from './median.ts';
import { threadSeconds } from './thread-seconds.ts';

/**
 * `engine SCENARIO [first|stepByStep|POLICY]`: runs a scenario on this thread, or one of its policies alone. The
 * scenario is a file as users write it, or a resolved one in JSON. Prints people per second of processor time, and what
 * a replication takes and counts: of a long run after its first replication, or, with `first`, of the first replication
 * as a run of nothing else has it.
 */
const [file, form] = process.argv.slice(2);
/** The later replications are timed in blocks, since the clock of a thread may have ticks of 4 ms. */
const BLOCKS = 5;
const BLOCK_SECONDS = 0.4;

const resolved: ResolvedScenario = file.endsWith('.json')
  ? JSON.parse(readFileSync(file, 'utf8'))
  : (await loadScenario(file)).resolved;
const isStepByStep = form === 'stepByStep';
const isFirst = form === 'first';
const policies =
  form === undefined || isStepByStep || isFirst
    ? resolved.policies
    : resolved.policies.filter(({ name }) => name === form);
// For the numbers, almost certain is as good as certain, but it takes the general path through the stages.
if (isStepByStep) for (const { releaseNotice } of policies) releaseNotice.channel.phone.answered = 1 - 1e-12;
// A run of one replication leaves V8 as it is, as `run` does.
if (!isFirst) inlineMore(Number.POSITIVE_INFINITY);
const runner = new Runner(makePlan({ ...resolved, policies, baseline: policies[0].name }));

interface Block {
  seconds: number;
  replications: number;
  bookings: number;
  detainers: number;
}

let replication = 0;

/** Runs replications for so many seconds, and at least one. */
function block(atLeast: number): Block {
  const first = replication;
  const started = threadSeconds();
  let seconds = 0;
  do {
    runner.run(replication++, 1);
    seconds = threadSeconds() - started;
  } while (seconds < atLeast);
  const [{ bookings, outcomes }] = runner.takeTally().policies;
  const detainers = outcomes.slice(OUTCOME_INDEX.detainerTooLate + 1).reduce((sum, people) => sum + people, 0);
  return { seconds, replications: replication - first, bookings, detainers };
}

// What is compiled later than in the first replication of a long run is not counted either.
if (!isFirst) block(BLOCK_SECONDS);
const blocks = isFirst ? [block(0)] : Array.from({ length: BLOCKS }, () => block(BLOCK_SECONDS));
const middle = (of: (one: Block) => number) => median(blocks.map(of));
const result = {
  rate: middle(({ bookings, seconds }) => bookings / seconds),
  secondsPerReplication: middle(({ seconds, replications }) => seconds / replications),
  bookings: middle(({ bookings, replications }) => bookings / replications),
  detainers: middle(({ detainers, replications }) => detainers / replications),
};
process.stdout.write(`${JSON.stringify(result)}\n`);
