import './jitless.ts';
import type { Plan } from '../engine/plan/plan.ts';
import { InputError } from '../refusals/input-error.ts';
import { DefinitionCounts } from '../weekly/definitions.ts';
import { definitionsShown } from '../weekly/definitions-shown.ts';
import { ComparedStates } from './compared-states.ts';
import { digestOf } from './digest.ts';
import { EmbeddedScenario } from './edited-run.ts';
import { editedYaml } from './edited-yaml.ts';
import { Followed } from './follow.ts';
import { ladder } from './ladder.ts';
import type { Answer, Asked } from './messages.ts';

/** What a dedicated worker has; the types of a window do not fit it. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<Asked>) => void) | null;
  postMessage(answer: Answer): void;
}
const scope = globalThis as unknown as WorkerScope;

type Question = Exclude<Asked, { kind: 'start' }>;
type Run = Extract<Asked, { kind: 'run' }>;
type Define = Extract<Asked, { kind: 'definitions' }>;
type Compare = Extract<Asked, { kind: 'compare' }>;

/** What runs many replications. */
const LONG: readonly Question['kind'][] = ['run', 'compare', 'definitions'];

const nextTurn = new MessageChannel();
let scenario: EmbeddedScenario | undefined;
/** In the order in which they came. Of each kind, only the latest is kept. */
let waiting: Question[] = [];
let isBusy = false;
let followed: { edits: string; people: Followed } | undefined;

scope.onmessage = ({ data }) => {
  if (data.kind === 'start') {
    scenario = new EmbeddedScenario(data.embedded);
    scope.postMessage({ kind: 'ready' });
    return;
  }
  waiting = [...waiting.filter(({ kind }) => kind !== data.kind), data];
  if (!isBusy) void answerAll();
};

async function answerAll(): Promise<void> {
  isBusy = true;
  for (let asked = waiting.shift(); asked !== undefined; asked = waiting.shift()) await answerOrRefuse(asked);
  isBusy = false;
}

/** Between two replications of something long. */
async function answerShort(): Promise<void> {
  const short = waiting.filter(({ kind }) => !LONG.includes(kind));
  waiting = waiting.filter(({ kind }) => LONG.includes(kind));
  for (const asked of short) await answerOrRefuse(asked);
}

async function answerOrRefuse(asked: Question): Promise<void> {
  try {
    if (scenario === undefined) throw new Error('The page asked before it sent the scenario.');
    await answer(asked, scenario);
  } catch (error) {
    scope.postMessage(refusalOf(asked.change, error));
  }
}

async function answer(asked: Question, of: EmbeddedScenario): Promise<void> {
  const { change, edits } = asked;
  if (asked.kind === 'run') return run(asked, of);
  if (asked.kind === 'compare') return compare(asked, of);
  if (asked.kind === 'definitions') return define(asked, of);
  if (asked.kind === 'digest') return scope.postMessage({ kind: 'digest', change, digest: await digestOf(of) });
  if (asked.kind === 'yaml') {
    // What the loader refuses is not worth copying.
    await of.edited(edits);
    return scope.postMessage({ kind: 'yaml', change, text: editedYaml(of.text, of.written, edits) });
  }
  const key = JSON.stringify(edits);
  if (followed?.edits !== key) followed = { edits: key, people: new Followed((await of.edited(edits)).plan) };
  const { people } = followed;
  const found = asked.kind === 'person' ? people.person(asked.person) : people.day(asked.day, asked.policy);
  scope.postMessage({ ...found, change });
}

async function run({ kind, change, edits }: Run, of: EmbeddedScenario): Promise<void> {
  const running = await of.edited(edits);
  await climb(kind, running.plan, {
    runOne: () => running.runOne(),
    show: (isLast) => scope.postMessage({ kind: 'figures', change, ...running.figures(), isLast }),
  });
}

async function compare({ kind, change, edits, pinned }: Compare, of: EmbeddedScenario): Promise<void> {
  const now = (await of.edited(edits)).plan;
  const states = new ComparedStates((await of.edited(pinned)).plan, now);
  await climb(kind, now, {
    runOne: () => states.runOne(),
    show: (isLast) => scope.postMessage({ kind: 'compared', change, isLast, compared: states.found() }),
  });
}

async function define({ kind, change, edits }: Define, of: EmbeddedScenario): Promise<void> {
  const { plan } = await of.edited(edits);
  const counts = new DefinitionCounts(plan);
  await climb(kind, plan, {
    runOne: () => counts.add(counts.replications),
    show: () => scope.postMessage({ kind: 'definitions', change, shown: definitionsShown(plan, counts) }),
  });
}

interface Climbing {
  runOne(): void;
  show(isLast: boolean): void;
}

/** Runs until the last number of replications, or until the first are shown and another of this kind is asked. */
async function climb(kind: Question['kind'], plan: Plan, { runOne, show }: Climbing): Promise<void> {
  const rungs = ladder(plan.scenario.replications);
  let finished = 0;
  for (const [i, rung] of rungs.entries()) {
    for (; finished < rung; finished++) {
      if (i > 0 && waiting.some((asked) => asked.kind === kind)) return;
      runOne();
      await turn();
      await answerShort();
    }
    show(i === rungs.length - 1);
    await turn();
  }
}

function refusalOf(change: number, error: unknown): Answer {
  if (error instanceof InputError) return { kind: 'refused', change, problems: error.problems };
  return { kind: 'failed', change, message: error instanceof Error ? error.message : String(error) };
}

/** Lets messages in. A timer would wait for 4 ms each time. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    nextTurn.port1.onmessage = () => resolve();
    nextTurn.port2.postMessage(null);
  });
}
