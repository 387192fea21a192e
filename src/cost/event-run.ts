import { QUEUES } from '../../events/queues.ts';
import { makePlan } from '../engine/plan/plan.ts';
import { byPolicy } from '../pipeline/store/batches.ts';
import type { ResolvedScenario } from '../resolved/scenario.ts';
import { bookedAndFollowed } from './followed.ts';
import { MEASURED } from './measured.ts';
import { gbSeconds, inTurns, noRequests, type Requests, receive, sendUnits, storedMb } from './requests.ts';
import { recordUnits } from './run-record-units.ts';
import { readUnits, writeUnits } from './units.ts';
import { type WalkedMessage, type WalkedOffice, type WalkedReplication, walkReplication } from './walk.ts';
import { writeChunks } from './write-chunks.ts';

/**
 * Replications whose messages fill the batches together. Some of them, up to this many people under a policy, are
 * walked and represent the others.
 */
const GROUPED = 10;
const WALKED_PEOPLE = 300_000;
const FEW_ITEMS = 4;
const PAGE_BYTES = 1_048_576;

/**
 * The requests of a run event by event. Some of its replications go through the pipeline's steps, grouped as the queues
 * would group them, and represent the others. `environments` is the most environments of one function at once, below
 * its own limit.
 */
export function eventRunRequests(scenario: ResolvedScenario, chunk: number, environments: number) {
  const { replications, policies } = scenario;
  const plan = makePlan(scenario);
  const { followed } = bookedAndFollowed(plan);
  const affordable = Math.max(1, Math.floor(WALKED_PEOPLE / Math.max(1, followed)));
  const grouped = Math.min(replications, GROUPED);
  const walked = Math.min(grouped, affordable);
  const once = Array.from({ length: walked }, (_, replication) => walkReplication(plan, chunk, replication));
  const all = Array.from({ length: grouped }, (_, i) => (i < walked ? once[i] : asAnother(once[i % walked], i)));
  const requests = noRequests();
  const booking = all.flatMap((one) => one.requests);
  const detainer = booking.flatMap((message) => message.next);
  const releaseNotice = inTurns(detainer, QUEUES.detainer.batchSize).flatMap(sentOn);
  const offices = all.flatMap((one) => one.offices);
  const sums: [keyof typeof MEASURED.seconds, readonly WalkedMessage[], people: number][] = [
    ['booking', booking, peopleIn(booking)],
    ['detainer', detainer, peopleIn(releaseNotice)],
    ['release-notice', releaseNotice, peopleIn(releaseNotice)],
    ['agent-arrival', offices.map(({ message }) => message), offices.reduce((sum, { notices }) => sum + notices, 0)],
  ];
  requests.sent += sendUnits(booking);
  for (const [queue, messages, people] of sums) {
    const batches = receive(queue, messages, requests);
    for (const batch of batches) requests.sent += sendUnits(sentOn(batch));
    if (queue === 'release-notice') writeChunks(batches, requests);
    const { message, person } = MEASURED.seconds[queue];
    requests.gbSeconds += gbSeconds(queue, messages.length * message + people * person);
  }
  for (const office of offices) answerOffice(office, requests);
  const whole = times(requests, replications / grouped);

  const record = recordUnits(scenario, chunk);
  whole.written += record.write;
  whole.storedMb += record.mb;
  // Absent keys are asked for once at the start; the looks during the wait cannot be predicted.
  whole.readByDriver += replications * policies.length;
  for (const [queue, messages] of sums) {
    const count = Math.ceil((messages.length * replications) / grouped);
    const started = Math.min(environments, QUEUES[queue].concurrency, Math.ceil(count / QUEUES[queue].batchSize));
    // Each environment reads the run once.
    whole.readByFunctions += started * record.read;
    whole.gbSeconds += gbSeconds(queue, started * MEASURED.firstSeconds);
  }
  return { requests: whole, walked };
}

/** The messages that a function sends on for a batch, in the outbox's order. */
function sentOn(batch: readonly WalkedMessage[]): WalkedMessage[] {
  return byPolicy(batch.flatMap((message) => message.next));
}

/** The same messages under another replication's number, so that it has its own sets. */
function asAnother({ requests, offices }: WalkedReplication, replication: number): WalkedReplication {
  const renumbered = (message: WalkedMessage): WalkedMessage => ({
    ...message,
    next: message.next.map(renumbered),
    written: message.written && { ...message.written, decided: { ...message.written.decided, replication } },
  });
  return { requests: requests.map(renumbered), offices };
}

/** A field office reads its chunks in pages of up to 1 MB, and writes a result, which the driver reads once. */
function answerOffice({ chunks, chunkBytes, resultBytes }: WalkedOffice, into: Requests): void {
  // Beside its chunks: a result, and the sets of what is done, which are few.
  into.storedMb += storedMb(chunkBytes + resultBytes, chunks + FEW_ITEMS);
  const whole = Math.floor(chunkBytes / PAGE_BYTES);
  into.readByFunctions += whole * readUnits(PAGE_BYTES) + readUnits(chunkBytes - whole * PAGE_BYTES);
  into.written += writeUnits(resultBytes);
  into.readByDriver += readUnits(resultBytes);
}

function peopleIn(messages: readonly WalkedMessage[]): number {
  return messages.reduce((sum, { people }) => sum + people, 0);
}

function times(requests: Requests, factor: number): Requests {
  return Object.fromEntries(
    Object.entries(requests).map(([key, count]) => [key, count * factor]),
  ) as unknown as Requests;
}
