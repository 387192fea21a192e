import { queueName } from '../assembly/local-names.ts';
import type { Answered, Service, ServiceCall } from './service-call.ts';

/** The totals of one kind of request at a server. */
export interface RequestCount {
  service: Service;
  /** For example SendMessageBatch. */
  action: string;
  requests: number;
  /** How many of them were answered with an error, for example a throttled write. */
  errors: number;
  /** Bytes of all requests and of all answers, without HTTP's headers. */
  requestBytes: number;
  answerBytes: number;
  /** What AWS bills: SQS requests of up to 64 KiB each, DynamoDB read or write units. */
  units: number;
}

/** SQS bills a request or an answer per 64 KiB or part of it. */
const SQS_UNIT_BYTES = 65_536;

/** Counts the requests and answers at the two servers. */
export class Traffic {
  private readonly byRequest = new Map<string, RequestCount>();
  private readonly sent = new Map<string, number>();

  add(call: ServiceCall, { status, body }: Answered): void {
    const { service, action, requestBytes } = call;
    const answerBytes = Buffer.byteLength(body);
    const count = this.count(service, action);
    count.requests += 1;
    count.requestBytes += requestBytes;
    count.answerBytes += answerBytes;
    if (status !== 200) count.errors += 1;
    count.units +=
      service === 'sqs' ? Math.max(1, Math.ceil(Math.max(requestBytes, answerBytes) / SQS_UNIT_BYTES)) : unitsOf(body);
    if (service === 'sqs' && status === 200 && action.startsWith('SendMessage')) {
      const { QueueUrl, Entries } = call.input() as { QueueUrl: string; Entries?: unknown[] };
      const queue = queueName(QueueUrl);
      const refused = Entries === undefined ? 0 : ((JSON.parse(body) as { Failed?: unknown[] }).Failed?.length ?? 0);
      this.sent.set(queue, this.sentTo(queue) + (Entries?.length ?? 1) - refused);
    }
  }

  /** Starts the counts again from 0, so that requests of the setup do not count. */
  clear(): void {
    this.byRequest.clear();
    this.sent.clear();
  }

  /** Messages that senders have put into a queue; redriven messages do not count. */
  sentTo(queue: string): number {
    return this.sent.get(queue) ?? 0;
  }

  /** A copy, ordered by service and action. */
  counts(): RequestCount[] {
    const key = ({ service, action }: RequestCount) => `${service} ${action}`;
    return [...this.byRequest.values()].map((count) => ({ ...count })).sort((a, b) => (key(a) < key(b) ? -1 : 1));
  }

  private count(service: Service, action: string): RequestCount {
    const key = `${service} ${action}`;
    let count = this.byRequest.get(key);
    if (count === undefined) {
      count = { service, action, requests: 0, errors: 0, requestBytes: 0, answerBytes: 0, units: 0 };
      this.byRequest.set(key, count);
    }
    return count;
  }
}

/** The capacity units that an answer reports; 0 if it reports none. */
function unitsOf(answer: string): number {
  const at = answer.lastIndexOf('"ConsumedCapacity":');
  if (at === -1) return 0;
  const units = answer.slice(at).matchAll(/"CapacityUnits":([0-9.]+)/g);
  return [...units].reduce((sum, [, number]) => sum + Number(number), 0);
}
