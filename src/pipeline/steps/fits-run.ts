import type { Message } from '../../../events/messages.ts';
import type { QueueName } from '../../../events/queues.ts';
import type { ResolvedScenario } from '../../resolved/scenario.ts';
import { rangesOf } from './ranges.ts';

/**
 * Why an event that is well formed by itself cannot belong to its run: a place, the value there and what the run has.
 * null if it can. Without this check, a chunk that claims to be the only one would pass for a finished replication.
 */
export function whyNotOfRun(
  message: Message<QueueName>,
  { scenario, chunk }: { scenario: ResolvedScenario; chunk: number },
): string | null {
  const { replications, policies, facilities, priorities } = scenario;
  if ('first' in message) {
    const last = message.first + message.count - 1;
    return last < replications ? null : beyond('first + count − 1', last, 'replications', replications);
  }
  if (message.replication >= replications)
    return beyond('replication', message.replication, 'replications', replications);
  if ('policy' in message && message.policy >= policies.length) {
    return beyond('policy', message.policy, 'policies', policies.length);
  }
  if ('range' in message) {
    const wanted = rangesOf(scenario, chunk)[message.range.index];
    const [came, has] = [message.range, wanted].map(
      (range) => range && `${range.index} of ${range.of}, days ${range.fromDay} to ${range.toDay}`,
    );
    if (came !== has) return `data.range is ${came}, but the run has ${has ?? 'no such range'}.`;
  }
  if ('chunk' in message && message.chunk.index >= message.chunk.of) {
    return beyond('chunk.index', message.chunk.index, 'chunks', message.chunk.of);
  }
  for (const { person, facility, priority } of peopleOf(message)) {
    if (facility >= facilities.length)
      return beyond(`facility of ${person}`, facility, 'facilities', facilities.length);
    if (priority >= priorities.length)
      return beyond(`priority of ${person}`, priority, 'priority classes', priorities.length);
  }
  return null;
}

function beyond(place: string, came: number, what: string, count: number): string {
  return `data.${place} is ${came}, but the run has ${count} ${what}, numbered from 0.`;
}

function peopleOf(message: Message<QueueName>) {
  if ('bookings' in message) return message.bookings;
  return 'cases' in message ? message.cases.map(({ booking }) => booking) : [];
}
