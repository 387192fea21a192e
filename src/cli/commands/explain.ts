import { makePlan, type Plan } from '../../engine/plan/plan.ts';
import { renderDay } from '../../explain/day-text.ts';
import type { ExplainResult } from '../../explain/explain-result.ts';
import { endedTable, movedTable } from '../../explain/outcomes-text.ts';
import { sideBySide, TABLE_NOTE } from '../../explain/side-by-side.ts';
import { renderPerson, renderTimeline, TIMELINE_COLUMNS } from '../../explain/timeline.ts';
import { findOutcomes } from '../../lanes/outcomes-found.ts';
import { personLanes } from '../../lanes/person-lanes.ts';
import { only, recordReplication } from '../../lanes/recording.ts';
import { manifestLine, manifestOf } from '../../manifest/manifest.ts';
import { counted, wrapped } from '../../report/format.ts';
import { jsonText } from '../../safe-text/json.ts';
import { terminalSections } from '../../safe-text/terminal.ts';
import { loadWarm } from '../cache/warm-scenario.ts';
import { type Asked, type Options, whatIsAsked } from '../explain/asked.ts';
import { chosenDays } from '../explain/chosen-days.ts';
import { chosenPerson } from '../explain/chosen-person.ts';
import { choosePolicies } from '../terminal/choose-policies.ts';
import { print } from '../terminal/print.ts';

/** What is shown: as JSON, and as text in sections. */
interface Shown {
  /** Which person or day this is, in words. */
  chosen: string;
  result: Pick<ExplainResult, 'person' | 'days' | 'busiest' | 'outcomes'>;
  sections: string[][];
}

/** One person's hours under each policy, one day's, or who could be followed. */
export async function explain(file: string, options: Options): Promise<void> {
  const asked = whatIsAsked(options);
  const loaded = await loadWarm(file, options);
  const { resolved, sha256 } = loaded;
  // A day has as many lanes as there are people, so it is shown under one policy unless several are named.
  const names = options.policy ?? (asked.what === 'day' ? [resolved.baseline] : undefined);
  const chosen = names === undefined ? resolved : choosePolicies(resolved, names);
  const scenario = { ...chosen, seed: options.seed ?? resolved.seed };
  const { seed, baseline, title } = scenario;
  const shown = show(asked, makePlan(scenario), options.replication - 1);
  const manifest = manifestOf({ scenario: loaded, seed, replications: 1, complete: true });
  const { replication } = options;
  if (options.json === true) {
    const head = { manifest, scenario: { title, sha256 }, seed, replication, baseline, chosen: shown.chosen };
    const result: ExplainResult = { ...head, ...shown.result };
    print(jsonText(result));
    return;
  }
  const head = `${title}: ${shown.chosen}, replication ${replication}, seed ${seed}.`;
  const [first, ...others] = shown.sections;
  print(terminalSections([[...wrapped(head), ...first], ...others, wrapped(manifestLine(manifest))]));
}

function show(asked: Asked, plan: Plan, replication: number): Shown {
  switch (asked.what) {
    case 'day':
      return showDay(asked.date, plan, replication);
    case 'list':
      return showList(asked.moves, plan, replication);
    default: {
      const { person, words } = chosenPerson(asked, plan, replication);
      return showPerson(person, words, plan, replication);
    }
  }
}

function showPerson(key: number, chosen: string, plan: Plan, replication: number): Shown {
  const recording = recordReplication(plan, replication, only(key));
  const person = personLanes(plan, replication, key, recording);
  const head = renderPerson(recording.bookings.get(key)!, plan.scenario, (t) => plan.days.label(t));
  const columns = person.policies.length > 1 ? sideBySide(person.policies) : null;
  const sections =
    columns === null
      ? [[...head, ...wrapped(TIMELINE_COLUMNS)], ...person.policies.map(renderTimeline)]
      : [[...head, ...wrapped(TABLE_NOTE)], columns];
  return { chosen, result: { person }, sections };
}

function showDay(date: string, plan: Plan, replication: number): Shown {
  const { days, busiest } = chosenDays(date, plan, replication);
  const sections = days.flatMap((lanes, p) => {
    const { name, title } = plan.scenario.policies[p];
    const most = busiest[p];
    const sent = lanes.people
      .flatMap(({ moments }) => moments)
      .filter((moment) => {
        return moment.key === 'sendsNotice' && moment.at >= lanes.from && moment.at < lanes.to;
      }).length;
    const words =
      most === null
        ? 'Nobody needs a team on any day.'
        : `Busiest day: ${most.date}, when up to ${counted(most.peak, 'person', 'people')} needed a team at once.`;
    const head = [`${name}: ${title}`, `${lanes.date}: ${counted(sent, 'notice')} sent. ${words}`];
    return [head.flatMap((line) => wrapped(line)), ...renderDay(lanes)];
  });
  const chosen = date === days[0].date ? `the day ${date}` : `the busiest day under ${plan.scenario.baseline}`;
  return { chosen, result: { days, busiest }, sections: [[], ...sections] };
}

function showList(moves: boolean, plan: Plan, replication: number): Shown {
  const outcomes = findOutcomes(plan, replication);
  const { baseline } = plan.scenario;
  const text = moves ? movedTable(outcomes, baseline) : endedTable(outcomes, baseline);
  return { chosen: 'how everybody ended', result: { outcomes }, sections: [[], text] };
}
