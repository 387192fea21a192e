import { isDeepStrictEqual } from 'node:util';
import { SAMPLE_CHUNK, sampleScenario } from '../../docs/sample-batches.ts';
import type { Envelope } from '../../events/envelope.ts';
import { enclose } from '../../events/envelope.ts';
import type { Message } from '../../events/messages.ts';
import { QUEUE_NAMES, type QueueName } from '../../events/queues.ts';
import { eventReader } from '../../functions/shared/read-event.ts';
import { whyNotOfRun } from '../../src/pipeline/steps/fits-run.ts';
import type { Draws } from '../frame/draws.ts';
import { ensure, type Input, type OpenTarget, Refusal, type Target } from '../frame/target.ts';
import { mutatedText } from '../mutations/bytes.ts';
import { JSON_TOKENS, nastyJson } from '../mutations/nasty-json.ts';
import { asJson, type Tree, text, treeOf } from '../mutations/tree.ts';
import { donorsOf, mutated, type Vocabulary } from '../mutations/tree-mutations.ts';
import { projectText } from '../seeds/project.ts';

/** What SQS delivers at most. */
const MOST_BYTES = 1024 * 1024;
const LARGE_ONE_IN = 500;

type Read = { [Name in QueueName]: { queue: Name; event: Envelope<Message<Name>> } }[QueueName];

export const messages: Target = {
  name: 'messages',
  about: 'messages on the queues, as the functions read them',
  mostMilliseconds: 2000,
  async open(): Promise<OpenTarget<Read>> {
    const scenario = await sampleScenario();
    const trees = Object.fromEntries(QUEUE_NAMES.map((queue) => [queue, samplesOf(queue)])) as Record<
      QueueName,
      Tree[]
    >;
    const donors = donorsOf(Object.values(trees).flat());
    const vocabulary: Vocabulary = { donors, keys: [...donors.keys()].sort(), nasty: nastyJson, deepest: 100_000 };
    return {
      make(draws) {
        const queue = draws.pick(QUEUE_NAMES);
        const from = draws.oneIn(30) ? draws.pick(QUEUE_NAMES) : queue;
        return { name: `${queue}.json`, bytes: changed(draws.pick(trees[from]), draws, vocabulary) };
      },
      async read(input) {
        const queue = queueOf(input);
        const read = eventReader(queue)(Buffer.from(input.bytes).toString());
        if ('reason' in read) throw new Refusal(read.reason);
        const reason = whyNotOfRun(read.event.data, { scenario, chunk: SAMPLE_CHUNK });
        if (reason !== null) throw new Refusal(reason);
        return { queue, event: read.event } as Read;
      },
      async check({ queue, event }) {
        const again = eventReader(queue)(JSON.stringify(event));
        ensure(
          'event' in again && JSON.stringify(again.event) === JSON.stringify(event),
          () => 'read again, the event is another',
        );
        const enclosed = enclose(queue, event.data as never);
        ensure(isDeepStrictEqual(enclosed.data, event.data), () => 'enclosed again, the data are others');
        return ['read again'];
      },
    };
  },
};

function queueOf({ name }: Input): QueueName {
  // "release-notice" also ends in a name of its own only.
  return QUEUE_NAMES.find((queue) => name.endsWith(`${queue}.json`)) ?? 'booking';
}

function samplesOf(queue: QueueName): Tree[] {
  const { Records } = JSON.parse(projectText(`events/samples/${queue}.json`)) as { Records: { body: string }[] };
  return Records.map(({ body }) => treeOf(JSON.parse(body)));
}

function changed(tree: Tree, draws: Draws, vocabulary: Vocabulary): Buffer {
  if (draws.oneIn(LARGE_ONE_IN)) return large(tree, draws);
  if (draws.oneIn(5)) return mutatedText(asJson(tree), draws, JSON_TOKENS);
  return Buffer.from(asJson(mutated(tree, draws, vocabulary)));
}

/** A body of up to 1 MiB: one long text, many keys, or a long list. */
function large(tree: Tree, draws: Draws): Buffer {
  const bytes = draws.size(MOST_BYTES - 10_000);
  const many = Array.from({ length: Math.ceil(bytes / 12) }, (_, i) => i);
  const value = draws.pick<() => Tree>([
    () => text('x'.repeat(bytes)),
    () => ({ kind: 'list', items: many.map((i) => treeOf(i)) }),
    () => ({ kind: 'map', entries: many.map((i) => ({ key: `k${i}`, value: treeOf(1) })) }),
  ])();
  if (tree.kind !== 'map') return Buffer.from(asJson(value));
  const at = draws.below(tree.entries.length);
  const entries = tree.entries.map((entry, i) => (i === at ? { key: entry.key, value } : entry));
  if (value.kind === 'map' && draws.oneIn(2)) entries.push(...value.entries);
  return Buffer.from(asJson({ kind: 'map', entries })).subarray(0, MOST_BYTES);
}
