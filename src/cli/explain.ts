import { countPeople, followPerson, nthPerson, peopleWithNotices } from '../engine/follow-person.ts';
import { makePlan } from '../engine/plan.ts';
import { renderPerson, renderTimeline } from '../report/timeline.ts';
import { loadScenario } from '../scenario/load.ts';
import { choosePolicies } from './choose-policies.ts';
import { UsageError } from './failure.ts';

interface Options {
  person?: number;
  replication: number;
  seed?: number;
  policy?: string[];
}

const SUGGESTED = 10;

export async function explain(file: string, options: Options): Promise<void> {
  const { resolved } = await loadScenario(file);
  const chosen = options.policy === undefined ? resolved : choosePolicies(resolved, options.policy);
  const scenario = { ...chosen, seed: options.seed ?? resolved.seed };
  const plan = makePlan(scenario);
  const replication = options.replication - 1;
  const people = countPeople(plan, replication);
  if (options.person === undefined) {
    const numbers = peopleWithNotices(plan, replication, SUGGESTED);
    throw new UsageError(
      `Which person? Give --person N, from 1 to ${people}. The first with a detainer lodged in time: ${numbers.join(', ') || 'none'}.`,
    );
  }
  const key = nthPerson(plan, replication, options.person);
  if (key === null) {
    throw new UsageError(
      `Replication ${options.replication} books ${people} people; person ${options.person} is not among them. Give one from 1 to ${people}.`,
    );
  }
  const { booking, cases } = followPerson(plan, replication, key);
  const label = (t: number) => plan.days.label(t);
  const head = `${scenario.title}: person ${options.person} of ${people}, replication ${options.replication}, seed ${scenario.seed}.`;
  const timelines = cases.map(({ found, arrival }, p) =>
    renderTimeline(booking, found, arrival, scenario.policies[p], label),
  );
  const columns = 'Local time, hours:minutes before (−) or after the exit, what happens.';
  process.stdout.write(
    `${[`${head}\n${renderPerson(booking, scenario, label)}\n${columns}`, ...timelines].join('\n\n')}\n`,
  );
}
