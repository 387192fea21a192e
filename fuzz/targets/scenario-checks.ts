import { join } from 'node:path';
import { makePlan, type Plan } from '../../src/engine/plan/plan.ts';
import { countedPeople, peopleADay } from '../../src/engine/plan/size.ts';
import { Replicator } from '../../src/engine/run/replicate.ts';
import { Runner } from '../../src/engine/run/run-replications.ts';
import { addReplication, countersFor, emptyTally, mergeTally, type Tally } from '../../src/measures/tally.ts';
import { simulatedLog } from '../../src/overlay/simulated-cases.ts';
import { InputError } from '../../src/refusals/input-error.ts';
import type { ResolvedScenario, RunIn } from '../../src/resolved/scenario.ts';
import { type LoadedScenario, loadScenarioText } from '../../src/scenario/load.ts';
import { Histogram } from '../../src/sums/histogram.ts';
import type { Draws } from '../frame/draws.ts';
import { ensure } from '../frame/target.ts';
import { OUTSIDE } from '../seeds/scenarios.ts';
import { checkNumbers } from './plain-numbers.ts';
import { checkReadBack } from './read-back.ts';
import { checkResult, resultOf } from './result-checks.ts';

/** One in this many accepted scenarios is run, exported, or loaded with its unknowns at other places. */
const RUN_ONE_IN = 16;
const EXPORT_ONE_IN = 100;
const PLACES_ONE_IN = 10;
/** A replication of more people under all policies together is left out. */
const MOST_PEOPLE = 3000;
const DAYS = 7;
const DAYS_AROUND = 2;

interface About {
  draws: Draws;
  room: string;
  bytes: Uint8Array;
}

/** What holds for every scenario that is accepted. */
export async function checkScenario(loaded: LoadedScenario, { draws, room, bytes }: About): Promise<string[]> {
  const { resolved, unknowns } = loaded;
  checkNumbers(resolved, 'resolved');
  ensure(!loaded.inputs.some(({ file }) => file.includes(OUTSIDE)), () => 'a file outside the folder was read');
  const checks: string[] = [];
  if (unknowns.length > 0 && draws.oneIn(PLACES_ONE_IN)) {
    await checkPlaces(loaded, { draws, room, bytes });
    checks.push('unknowns at other places');
  }
  const [runs, exports] = [draws.oneIn(RUN_ONE_IN), draws.oneIn(EXPORT_ONE_IN)];
  if (!runs && !exports) return checks;
  const small = shortened(resolved);
  const people = peopleADay(small) * (small.days + small.warmUpDays + small.coolDownDays) * small.policies.length;
  if (!(people <= MOST_PEOPLE)) return [...checks, 'not run: too many people'];
  if (runs) {
    checkRun(loaded, small);
    checks.push('run');
  }
  if (exports && countedPeople(small) > 0) {
    const [policy] = small.policies;
    const log = simulatedLog({ ...small, policies: [policy], baseline: policy.name }, 0);
    if (log.cases.length > 0) {
      await checkReadBack(log, { room: join(room), zone: small.zone });
      checks.push('export read back');
    }
  }
  return checks;
}

/** A figure from its range may break a rule between values, which is refused. */
async function checkPlaces({ unknowns }: LoadedScenario, { draws, room, bytes }: About): Promise<void> {
  const places = unknowns.map(() => (draws.below(1000) + 0.5) / 1000);
  try {
    const { resolved } = await loadScenarioText(bytes, join(room, 'scenario.yaml'), { places });
    checkNumbers(resolved, 'resolved at other places');
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
  }
}

/** The same scenario over few days, since a run's time is proportional to them. */
function shortened(scenario: ResolvedScenario): ResolvedScenario {
  const { booking, warmUpDays, coolDownDays, runIn, policies, ...rest } = scenario;
  const { arrivals } = booking;
  const days = Math.min(DAYS, scenario.days);
  return {
    ...rest,
    days,
    warmUpDays: Math.min(DAYS_AROUND, warmUpDays),
    coolDownDays: Math.min(DAYS_AROUND, coolDownDays),
    ...(runIn && { runIn: shortRunIn(runIn) }),
    booking: {
      ...booking,
      arrivals: arrivals.kind === 'rate' ? { ...arrivals, perDay: Math.min(arrivals.perDay, 20) } : arrivals,
    },
    policies: policies.map((policy) => (policy.runIn ? { ...policy, runIn: shortRunIn(policy.runIn) } : policy)),
  };
}

function shortRunIn({ tables, tableOf }: RunIn): RunIn {
  const short = (table: RunIn['tables'][number]) =>
    Object.fromEntries(
      Object.entries(table).map(([reason, { warmUpDays, coolDownDays }]) => [
        reason,
        { warmUpDays: Math.min(DAYS_AROUND, warmUpDays), coolDownDays: Math.min(DAYS_AROUND, coolDownDays) },
      ]),
    );
  return { tables: tables.map(short), tableOf };
}

function checkRun(loaded: LoadedScenario, scenario: ResolvedScenario): void {
  const plan = makePlan(scenario);
  const together = tallyOf(plan, [[0, 2]]);
  ensure(
    shown(together) ===
      shown(
        tallyOf(plan, [
          [1, 1],
          [0, 1],
        ]),
      ),
    () => 'two workers count what one does not',
  );
  const inColumns = tallyOf(plan, [[0, 1]]);
  // A replication that is observed counts no flows.
  for (const { flows } of inColumns.policies) flows.fill(0);
  ensure(shown(inColumns) === shown(stepByStep(plan)), () => 'step by step counts what columns do not');
  checkResult(resultOf(loaded, scenario, together));
}

function tallyOf(plan: Plan, runs: readonly (readonly [first: number, count: number])[]): Tally {
  const { scenario, parts } = plan;
  const all = emptyTally(scenario.policies.length, parts);
  for (const [first, count] of runs) {
    const runner = new Runner(plan);
    runner.run(first, count);
    mergeTally(all, runner.takeTally());
  }
  return all;
}

/** With an observer the engine follows everybody step by step. */
function stepByStep(plan: Plan): Tally {
  const { scenario, baseline } = plan;
  const tally = emptyTally(scenario.policies.length, plan.parts);
  const counters = countersFor(tally, plan.parts);
  new Replicator(plan).run(0, counters, { booked() {}, followed() {}, served() {} });
  addReplication(tally, 0, { counters, costs: scenario.policies.map(({ costs }) => costs), baseline });
  return tally;
}

function shown(tally: Tally): string {
  return JSON.stringify(tally, (_, value) => {
    if (typeof value === 'bigint') return String(value);
    if (value instanceof Histogram) return value.entries();
    if (value instanceof Map)
      return [...value].toSorted(([a], [b]) => a - b).map(([key, row]) => [key, [...row].join()]);
    return value;
  });
}
