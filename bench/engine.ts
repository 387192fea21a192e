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
 * `engine SCENARIO REPLICATIONS [stepByStep|POLICY]`: runs a scenario on this thread, or one of its policies alone. The
 * scenario is a file as users write it, or a resolved one in JSON. Prints people per second of processor time, for the
 * first replication and for the median of the later ones, and what a later replication takes and counts.
 */
const [file, replications, form] = process.argv.slice(2);
const resolved: ResolvedScenario = file.endsWith('.json')
  ? JSON.parse(readFileSync(file, 'utf8'))
  : (await loadScenario(file)).resolved;
const isStepByStep = form === 'stepByStep';
const policies =
  form === undefined || isStepByStep ? resolved.policies : resolved.policies.filter(({ name }) => name === form);
// For the numbers, almost certain is as good as certain, but it takes the general path through the stages.
if (isStepByStep) for (const { releaseNotice } of policies) releaseNotice.channel.phone.answered = 1 - 1e-12;
// The rates are those of a long run.
inlineMore(Number.POSITIVE_INFINITY);
const runner = new Runner(makePlan({ ...resolved, policies, baseline: policies[0].name }));
const seconds: number[] = [];
const bookings: number[] = [];
const detainers: number[] = [];
for (let replication = 0; replication < Number(replications); replication++) {
  const started = threadSeconds();
  runner.run(replication, 1);
  seconds.push(threadSeconds() - started);
  const [tally] = runner.takeTally().policies;
  bookings.push(tally.bookings);
  detainers.push(tally.outcomes.slice(OUTCOME_INDEX.detainerTooLate + 1).reduce((sum, people) => sum + people, 0));
}
const rates = seconds.map((one, i) => bookings[i] / one);
const result = {
  cold: rates[0],
  warm: median(rates.slice(1)),
  secondsPerReplication: median(seconds.slice(1)),
  bookings: median(bookings),
  detainers: median(detainers),
};
process.stdout.write(`${JSON.stringify(result)}\n`);
