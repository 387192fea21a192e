import * as z from 'zod';
import { InputError } from '../refusals/input-error.ts';
import { EmbeddedScenario } from './edited-run.ts';
import { ladder } from './ladder.ts';
import type { Answer, Asked } from './messages.ts';

// The page's policy forbids the code that zod would otherwise make of texts.
z.config({ jitless: true });

/** What a dedicated worker has; the types of a window do not fit it. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<Asked>) => void) | null;
  postMessage(answer: Answer): void;
}
const scope = globalThis as unknown as WorkerScope;

const nextTurn = new MessageChannel();
let scenario: EmbeddedScenario | undefined;
type Run = Extract<Asked, { kind: 'run' }>;
let pending: Run | undefined;
let isBusy = false;

scope.onmessage = ({ data }) => {
  if (data.kind === 'start') {
    scenario = new EmbeddedScenario(data.embedded);
    scope.postMessage({ kind: 'ready' });
    return;
  }
  // Only the latest change is kept.
  pending = data;
  if (!isBusy) void runPending();
};

async function runPending(): Promise<void> {
  isBusy = true;
  while (pending !== undefined) {
    const asked: Run = pending;
    pending = undefined;
    try {
      await run(asked);
    } catch (error) {
      scope.postMessage(answerTo(asked.change, error));
    }
  }
  isBusy = false;
}

/** Runs until the last number of replications, or until the first numbers are shown and another change has come. */
async function run({ change, edits }: Run): Promise<void> {
  if (scenario === undefined) throw new Error('The page sent a change before the scenario.');
  const running = await scenario.edited(edits);
  const rungs = ladder(running.plan.scenario.replications);
  let finished = 0;
  for (const [i, rung] of rungs.entries()) {
    for (; finished < rung; finished++) {
      if (i > 0 && pending !== undefined) return;
      running.runOne();
      await turn();
    }
    scope.postMessage({ kind: 'result', change, result: running.result(), isLast: i === rungs.length - 1 });
    await turn();
  }
}

function answerTo(change: number, error: unknown): Answer {
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
