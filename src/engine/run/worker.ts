import { parentPort } from 'node:worker_threads';
import { makePlan } from '../plan/plan.ts';
import { Runner } from './run-replications.ts';
import { takeBlock } from './shared-blocks.ts';
import type { WorkerReply, WorkerRequest, WorkerTask } from './worker-messages.ts';

/** A worker thread. It takes blocks of replications until none is left, and returns its tally. */
const port = parentPort;
if (port === null) throw new Error('worker.ts runs as a worker thread only.');
const send = (reply: WorkerReply) => port.postMessage(reply);
let runner: Runner | undefined;

port.on('message', (request: WorkerRequest) => {
  if (request.kind === 'task') {
    runner = request.task === null ? undefined : runnerOf(request.task);
    return;
  }
  if (runner === undefined) throw new Error('A worker without a task was asked to run.');
  const { first, blocks } = request;
  for (let block = first; block !== undefined; block = takeBlock(blocks)) {
    runner.run(block.first, block.count);
    send({ kind: 'ran', count: block.count });
  }
  send({ kind: 'tally', tally: runner.takeTally() });
});

function runnerOf({ scenario, by, isDetailed }: WorkerTask): Runner {
  return new Runner(makePlan(scenario, by), isDetailed);
}
