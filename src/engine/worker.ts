import { parentPort, workerData } from 'node:worker_threads';
import type { ResolvedScenario } from '../scenario/resolved.ts';
import { makePlan } from './plan.ts';
import { Runner } from './run-replications.ts';
import type { WorkerReply, WorkerRequest } from './worker-messages.ts';

/** A worker thread: runs the blocks of replications that it is sent and hands over its tally when asked. */
const port = parentPort;
if (port === null) throw new Error('worker.ts runs as a worker thread only.');
const runner = new Runner(makePlan(workerData as ResolvedScenario));

port.on('message', (request: WorkerRequest) => {
  if (request.kind === 'run') runner.run(request.first, request.count);
  const reply: WorkerReply =
    request.kind === 'run' ? { kind: 'ran', count: request.count } : { kind: 'tally', tally: runner.takeTally() };
  port.postMessage(reply);
});
