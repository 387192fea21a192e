import { parentPort } from 'node:worker_threads';
import { makePlan } from '../plan/plan.ts';
import { Runner } from './run-replications.ts';
import type { WorkerReply, WorkerRequest, WorkerTask } from './worker-messages.ts';

/** A worker thread. It runs the blocks of replications that it receives, and returns its tally when asked. */
const port = parentPort;
if (port === null) throw new Error('worker.ts runs as a worker thread only.');
let runner: Runner | undefined;

port.on('message', (request: WorkerRequest) => {
  if (request.kind === 'task') {
    runner = request.task === null ? undefined : runnerOf(request.task);
    return;
  }
  if (runner === undefined) throw new Error(`A worker without a task was asked to ${request.kind}.`);
  if (request.kind === 'run') runner.run(request.first, request.count);
  const reply: WorkerReply =
    request.kind === 'run' ? { kind: 'ran', count: request.count } : { kind: 'tally', tally: runner.takeTally() };
  port.postMessage(reply);
});

function runnerOf({ scenario, by, isDetailed }: WorkerTask): Runner {
  return new Runner(makePlan(scenario, by), isDetailed);
}
