import { createHash } from 'node:crypto';
import { enclose } from '../events/envelope.ts';
import type { Message } from '../events/messages.ts';
import { QUEUE_NAMES, type QueueName } from '../events/queues.ts';
import { makePlan } from '../src/engine/plan/plan.ts';
import { bookPeople } from '../src/pipeline/steps/book-people.ts';
import { decideDetainers } from '../src/pipeline/steps/decide-detainers.ts';
import { rangesOf } from '../src/pipeline/steps/ranges.ts';
import type { ResolvedScenario } from '../src/resolved/scenario.ts';
import { loadScenario } from '../src/scenario/load.ts';
import { type Message as SqsMessage, sqsEvent } from '../src/stack/servers/sqs-event.ts';

const RUN = 'sample';
/** People per message: two messages carry the sample's three. */
export const SAMPLE_CHUNK = 2;
/** A replication that books three people. */
const REPLICATION = 0;

/** A day of the first look under its first policy, with nobody before or after: small enough to be read. */
export async function sampleScenario(): Promise<ResolvedScenario> {
  const { resolved } = await loadScenario('scenarios/first-look.yaml');
  const arrivals = { ...resolved.booking.arrivals, perDay: 2.5 } as ResolvedScenario['booking']['arrivals'];
  const [first] = resolved.policies;
  return {
    ...resolved,
    days: 1,
    warmUpDays: 0,
    coolDownDays: 0,
    replications: 4,
    booking: { ...resolved.booking, arrivals },
    policies: [first],
    baseline: first.name,
  };
}

/** The file with the samples' run, which a function reads from the table before it does anything. */
export const SAMPLE_RUN_FILE = 'events/samples/run.json';

/** What the table holds of the samples' run, without what depends on a stack: its build, and when it expires. */
export async function sampleRun() {
  return { id: RUN, chunk: SAMPLE_CHUNK, scenario: await sampleScenario() };
}

/** One batch per queue, as Lambda hands it to the queue's function: file from the project's root -> event. */
export async function sampleBatches(): Promise<Map<string, { Records: object[] }>> {
  const scenario = await sampleScenario();
  const plan = makePlan(scenario);
  const booking = rangesOf(scenario, SAMPLE_CHUNK).map((range) => ({ run: RUN, replication: REPLICATION, range }));
  const detainer = booking.flatMap((request) => bookPeople(request, plan, SAMPLE_CHUNK));
  const batches: { [Name in QueueName]: Message<Name>[] } = {
    booking,
    detainer,
    'release-notice': detainer.flatMap((booked) => decideDetainers(booked, plan)),
    'agent-arrival': [{ run: RUN, replication: REPLICATION, policy: 0 }],
    replication: [
      { run: RUN, first: 0, count: 2 },
      { run: RUN, first: 2, count: 2 },
    ],
  };
  return new Map(
    QUEUE_NAMES.map((queue) => {
      const messages = batches[queue].map((data) => received(JSON.stringify(enclose(queue, data as never))));
      return [`events/samples/${queue}.json`, sqsEvent(messages, `arn:aws:sqs:us-east-1:123456789012:${queue}`)];
    }),
  );
}

/** A body as SQS delivers it for the first time, on the scenario's first day. Its ids are computed from the body. */
function received(body: string): SqsMessage {
  const hash = createHash('sha256').update(body).digest('hex');
  const at = String(Date.UTC(2018, 0, 1));
  return {
    MessageId: hash.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
    ReceiptHandle: hash.slice(32),
    Body: body,
    MD5OfBody: createHash('md5').update(body).digest('hex'),
    Attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: at,
      SenderId: 'AIDAEXAMPLE',
      ApproximateFirstReceiveTimestamp: at,
    },
  };
}
