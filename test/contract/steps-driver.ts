import { enclose, envelopeSchema } from '../../events/envelope.ts';
import type { Message } from '../../events/messages.ts';
import type { QueueName } from '../../events/queues.ts';
import { keptParts } from '../../src/engine/plan/parts-of-run.ts';
import { makePlan } from '../../src/engine/plan/plan.ts';
import { addFlows } from '../../src/measures/flows.ts';
import { addReplication, countersFor, emptyTally, startReplication, type Tally } from '../../src/measures/tally.ts';
import { bookPeople } from '../../src/pipeline/steps/book-people.ts';
import { decideDetainers } from '../../src/pipeline/steps/decide-detainers.ts';
import { decideNotices } from '../../src/pipeline/steps/decide-notices.ts';
import { rangesOf } from '../../src/pipeline/steps/ranges.ts';
import { serveNotices } from '../../src/pipeline/steps/serve-notices.ts';
import { chunkKey, partitionOf } from '../../src/pipeline/store/addresses.ts';
import { addCounts } from '../../src/pipeline/store/counts.ts';
import { casesToBytes, countsFromBytes, noticesIn, outcomesFromBytes } from '../../src/pipeline/store/counts-bytes.ts';
import { noticesFromBytes, noticesToBytes } from '../../src/pipeline/store/packed-notices.ts';
import { personOutcomesFromBytes, personOutcomesToBytes } from '../../src/pipeline/store/person-outcomes.ts';
import type { ResolvedScenario } from '../../src/resolved/scenario.ts';

/** Passes messages on like a queue: through JSON and the contract, each message twice, the last first. */
function delivered<Name extends QueueName>(queue: Name, messages: Message<Name>[]): Message<Name>[] {
  const read = messages.map((message) => {
    const body = JSON.parse(JSON.stringify(enclose(queue, message)));
    return (envelopeSchema(queue).parse(body) as { data: Message<Name> }).data;
  });
  return [...read, ...read].reverse();
}

/** Runs a scenario with the steps that the functions consist of, with maps in place of the table. */
export function runBySteps(scenario: ResolvedScenario, chunk: number): Tally {
  const plan = makePlan(scenario);
  const partitions = new Map<string, Map<string, Uint8Array>>();
  const requests = Array.from({ length: scenario.replications }, (_, replication) =>
    rangesOf(scenario, chunk).map((range) => ({ run: 'steps', replication, range })),
  ).flat();
  const booked = delivered('booking', requests).flatMap((request) => bookPeople(request, plan, chunk));
  const decided = delivered('detainer', booked).flatMap((people) => decideDetainers(people, plan));
  for (const message of delivered('release-notice', decided)) {
    const key = partitionOf(message.run, message.policy, message.replication);
    const chunks = partitions.get(key) ?? new Map<string, Uint8Array>();
    partitions.set(key, chunks);
    const { counts, notices, ended } = decideNotices(message, plan);
    const bytes = casesToBytes({
      counts,
      outcomes: personOutcomesToBytes(ended),
      notices: noticesToBytes(notices),
    });
    chunks.set(chunkKey(message.range.index, message.chunk.index), bytes);
  }

  const tally = emptyTally(scenario.policies.length);
  const counters = countersFor(tally, keptParts(scenario, null));
  const costs = scenario.policies.map((policy) => policy.costs);
  const baseline = scenario.policies.findIndex(({ name }) => name === scenario.baseline);
  for (let replication = 0; replication < scenario.replications; replication++) {
    startReplication(tally, replication, counters);
    const outcomes = scenario.policies.map((_, policy) => {
      const chunks = partitions.get(partitionOf('steps', policy, replication));
      if (chunks === undefined) throw new Error(`Nothing came of replication ${replication} under policy ${policy}.`);
      const decided = [...chunks.values()].map((bytes) => ({
        notices: noticesFromBytes(noticesIn(bytes)),
        counts: countsFromBytes(bytes),
        ended: personOutcomesFromBytes(outcomesFromBytes(bytes)),
      }));
      const result = serveNotices(decided, plan, policy, replication);
      counters[policy].reset();
      addCounts(counters[policy], result.counts);
      return result.outcomes;
    });
    addFlows(
      tally.policies.map(({ flows }) => flows),
      outcomes,
      baseline,
    );
    addReplication(tally, replication, { counters, costs, baseline });
  }
  return tally;
}
