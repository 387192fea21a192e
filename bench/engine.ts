import { makePlan } from '../src/engine/plan/plan.ts';
import { inlineMore } from '../src/engine/run/inlining.ts';
import { Runner } from '../src/engine/run/run-replications.ts';
import { loadScenario } from '../src/scenario/load.ts';

/**
 * Runs a scenario on this thread and prints people per second, for its first replication and for the median of the
 * later ones.
 */
const [file, replications, stepByStep] = process.argv.slice(2);
const { resolved } = await loadScenario(file);
// For the numbers, almost certain is as good as certain, but it takes the general path through the stages.
if (stepByStep === 'stepByStep') {
  for (const policy of resolved.policies) policy.releaseNotice.channel.phone.answered = 1 - 1e-12;
}
// The rates are those of a long run.
inlineMore(Number.POSITIVE_INFINITY);
const runner = new Runner(makePlan(resolved));
const rates: number[] = [];
for (let replication = 0; replication < Number(replications); replication++) {
  const started = performance.now();
  runner.run(replication, 1);
  const seconds = (performance.now() - started) / 1000;
  const tally = runner.takeTally();
  rates.push(tally.policies[0].bookings / seconds);
}
const [cold, ...warm] = rates;
warm.sort((a, b) => a - b);
process.stdout.write(`${JSON.stringify({ cold, warm: warm[warm.length >> 1] })}\n`);
