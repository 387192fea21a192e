import { policyInForce } from '../../engine/plan/in-force.ts';
import { makePlan } from '../../engine/plan/plan.ts';
import { followPerson } from '../../engine/run/follow-person.ts';
import { manifestLine, manifestOf } from '../../manifest/manifest.ts';
import { wrapped } from '../../report/format.ts';
import { renderPerson, renderTimeline } from '../../report/timeline.ts';
import { terminalSections } from '../../safe-text/terminal.ts';
import { loadScenario } from '../../scenario/load.ts';
import { choosePerson } from '../terminal/choose-person.ts';
import { choosePolicies } from '../terminal/choose-policies.ts';
import { print } from '../terminal/print.ts';

interface Options {
  allowFiles?: string[];
  person?: number;
  replication: number;
  seed?: number;
  policy?: string[];
}

export async function explain(file: string, options: Options): Promise<void> {
  const loaded = await loadScenario(file, options);
  const { resolved } = loaded;
  const chosen = options.policy === undefined ? resolved : choosePolicies(resolved, options.policy);
  const scenario = { ...chosen, seed: options.seed ?? resolved.seed };
  const plan = makePlan(scenario);
  const replication = options.replication - 1;
  const { person: key, people } = choosePerson(plan, replication, options.person, '--person');
  const { booking, cases } = followPerson(plan, replication, key);
  const label = (t: number) => plan.days.label(t);
  const head =
    `${scenario.title}: simulated person ${options.person} of ${people}, ` +
    `replication ${options.replication}, seed ${scenario.seed}.`;
  const timelines = cases.map(({ found, arrival }, p) =>
    renderTimeline({ booking, found, arrival }, policyInForce(plan, p, booking, found), label),
  );
  const columns = 'Columns: local time; hours:minutes before (−) or after the exit; what happens.';
  const { seed } = scenario;
  const made = manifestLine(manifestOf({ scenario: loaded, seed, replications: 1, complete: true }));
  const person = [...wrapped(head), ...renderPerson(booking, scenario, label), columns];
  print(terminalSections([person, ...timelines, wrapped(made)]));
}
