import { enclose } from '../../../events/envelope.ts';
import { eventReader } from '../../../functions/shared/read-event.ts';
import { whyNotOfRun } from '../../../src/pipeline/steps/fits-run.ts';
import { rangesOf } from '../../../src/pipeline/steps/ranges.ts';
import { loadScenario } from '../../../src/scenario/load.ts';
import type { Part, Row, Shown } from '../row.ts';

const CHUNK = 1000;

/** A body that the queue `booking` delivers, for a run of scenarios/first-look.yaml. */
function body(given: (range: object) => string, accepted: (range: object) => string, cause: string): Row {
  return {
    given: given({}).slice(0, 300),
    cause,
    accepted: accepted({}).slice(0, 300),
    provoke: () => refused(given),
    accept: async () => {
      const [refusal] = await refused(accepted);
      if (refusal !== undefined) throw new Error(refusal.message);
    },
  };
}

async function refused(text: (range: object) => string): Promise<Shown[]> {
  const { resolved: scenario } = await loadScenario('scenarios/first-look.yaml');
  const [range] = rangesOf(scenario, CHUNK);
  const read = eventReader('booking')(text(range));
  const reason = 'reason' in read ? read.reason : whyNotOfRun(read.event.data, { scenario, chunk: CHUNK });
  return reason === null ? [] : [{ message: reason, exit: 'dead-letter queue' }];
}

const request = (more: object) => (range: object) =>
  JSON.stringify(enclose('booking', { run: '3f2a', replication: 0, range: { ...range, ...more } } as never));
const replication = (n: number) => (range: object) =>
  JSON.stringify(enclose('booking', { run: '3f2a', replication: n, range } as never));

export const MESSAGES: Part = {
  title: 'Messages to the functions',
  about:
    'A message on the queue `booking`. One that is refused goes to the dead-letter queue with the reason: ' +
    '[what to do with it](../guides/dead-letters.md).',
  rows: [
    body(() => 'next, please', request({}), 'The body is not JSON.'),
    body(
      replication(1_000_000),
      replication(0),
      'The run has fewer replications, policies, chunks, facilities or classes of priority.',
    ),
    body(
      (range) => request({})(range).replaceAll('.requested.v1', '.requested.v2'),
      request({}),
      'The event’s type has another version than the function reads.',
    ),
    body(request({ toDay: 5000 }), request({}), 'The range of days is not one of the run’s ranges.'),
  ],
};
