import { buildApp } from 'fauxqs';
import type { DeclaredQueue } from '../assembly/declared.ts';
import { bodyInstead, callerOf, type Gate, type ServiceCall } from './service-call.ts';

/** Messages of a queue as the server counts them. */
export interface QueueDepth {
  waiting: number;
  inFlight: number;
}

export interface QueueServer {
  /** http://127.0.0.1:port */
  endpoint: string;
  create: (queue: DeclaredQueue) => Promise<void>;
  /** A request from this process, which passes the gate like all others. Throws on an error answer. */
  call: <T>(action: string, input: Record<string, unknown>) => Promise<T>;
  /** By queue name. */
  depths: () => Promise<Map<string, QueueDepth>>;
  close: () => Promise<void>;
}

const CLOSING = { status: 503, type: 'ServiceUnavailable', message: 'The local stack stops.' };

/** Starts fauxqs, in memory, on a free port of 127.0.0.1. By default it would listen on every address. */
export async function startQueueServer(gate: Gate): Promise<QueueServer> {
  const app = buildApp({ logger: false });
  const calls = new WeakMap<object, ServiceCall>();
  let closing = false;
  app.addHook('preHandler', (request, reply, done) => {
    const target = request.headers['x-amz-target'];
    if (typeof target !== 'string') return done();
    const call: ServiceCall = {
      service: 'sqs',
      action: target.slice(target.indexOf('.') + 1),
      caller: callerOf(request.headers.authorization),
      requestBytes: Number(request.headers['content-length'] ?? 0),
      input: () => request.body as Record<string, unknown>,
    };
    calls.set(request, call);
    // A long poll that starts after the others have been ended would delay the close until it is over.
    const refused = closing ? CLOSING : gate.before(call);
    if (refused === undefined) return done();
    reply.code(refused.status).header('content-type', 'application/x-amz-json-1.0');
    reply.send(bodyInstead('sqs', refused));
  });
  app.addHook('onSend', (request, reply, payload, done) => {
    const call = calls.get(request);
    if (call !== undefined) gate.after(call, { status: reply.statusCode, body: String(payload) });
    done();
  });
  const endpoint = await app.listen({ port: 0, host: '127.0.0.1' });

  const call = async <T>(action: string, input: Record<string, unknown>): Promise<T> => {
    const { statusCode, payload } = await app.inject({
      method: 'POST',
      url: '/',
      headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `AmazonSQS.${action}` },
      payload: JSON.stringify(input),
    });
    if (statusCode !== 200) throw new Error(`SQS answered ${action} with ${statusCode}: ${payload}`);
    return (payload === '' ? {} : JSON.parse(payload)) as T;
  };
  return {
    endpoint,
    call,
    create: async ({ name, attributes }) => {
      await call('CreateQueue', { QueueName: name, Attributes: attributes });
    },
    depths: async () => {
      const { payload } = await app.inject({ method: 'GET', url: '/_fauxqs/queues' });
      const queues = JSON.parse(payload) as Record<string, string & number>[];
      return new Map(
        queues.map((queue) => [
          queue.name!,
          {
            waiting: queue.approximateMessageCount! + queue.approximateDelayedCount!,
            inFlight: queue.approximateInflightCount!,
          },
        ]),
      );
    },
    close: async () => {
      closing = true;
      await app.close();
    },
  };
}
