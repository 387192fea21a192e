import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import type {
  EnvironmentData,
  ErrorDescription,
  InvocationBegun,
  InvocationReply,
  InvocationRequest,
} from './function-messages.ts';

/** One execution environment: loads a function's bundle once and answers one invocation at a time. */
const port = parentPort;
if (port === null) throw new Error('function-worker.ts runs as a worker thread only.');
const { module, exported, context } = workerData as EnvironmentData;

type Handler = (event: unknown, context: object) => unknown;
const namespace = (await import(pathToFileURL(module).href)) as Record<string, unknown>;
// All exports of a CommonJS module are in its default export; Node finds only some of them by name.
const exports = (module.endsWith('.mjs') ? namespace : namespace.default) as Record<string, unknown>;
const handler = exports[exported] as Handler | undefined;
if (typeof handler !== 'function') {
  throw new Error(
    `${module} exports ${Object.keys(exports).join(', ') || 'nothing'}; expected a function ${exported}.`,
  );
}
if (handler.length > 2)
  throw new Error(`${exported} takes a callback, which Lambda's Node 24 does not pass; return a promise.`);

port.on('message', async ({ awsRequestId, event, milliseconds }: InvocationRequest) => {
  port.postMessage({ kind: 'begun' } satisfies InvocationBegun);
  port.postMessage(await answer(event, awsRequestId, Date.now() + milliseconds));
});

async function answer(event: unknown, awsRequestId: string, deadline: number): Promise<InvocationReply> {
  try {
    const value = await handler!(event, {
      ...context,
      functionVersion: '$LATEST',
      callbackWaitsForEmptyEventLoop: true,
      awsRequestId,
      getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
    });
    return { kind: 'returned', value: JSON.stringify(value) };
  } catch (error) {
    return { kind: 'failed', error: described(error) };
  }
}

function described(error: unknown): ErrorDescription {
  if (!(error instanceof Error)) return { name: typeof error, message: String(error), stack: '' };
  return { name: error.name, message: error.message, stack: error.stack ?? '' };
}
