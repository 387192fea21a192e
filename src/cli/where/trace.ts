import { makePlan } from '../../engine/plan/plan.ts';
import { renderPerson } from '../../explain/timeline.ts';
import { eventsOfPerson, type Travelled } from '../../pipeline/drive/events-of-person.ts';
import type { ResolvedScenario } from '../../resolved/scenario.ts';
import type { Answered, ServiceCall } from '../../stack/servers/service-call.ts';
import { choosePerson } from '../terminal/choose-person.ts';
import { detainerWords } from './detainer-words.ts';

export interface Trace {
  /** Called with every request that a server has answered. */
  onRequest(call: ServiceCall, answer: Answered): void;
  end(): void;
}

/** Requests that can hold events about a person. */
const ACTIONS = ['SendMessageBatch', 'BatchWriteItem', 'PutItem'];
const QUEUE_WIDTH = 'release-notice'.length;

/**
 * Prints the events about the first replication's n-th person (counted as in `explain`) in the order in which they were
 * sent. Each line has the queue, the event's id and what it says about the person, whoever else the message carries.
 *
 * @throws UsageError if there is no such person.
 */
export function traceOf(scenario: ResolvedScenario, n: number, write: (line: string) => void): Trace {
  const plan = makePlan(scenario);
  const { person, people } = choosePerson(plan, 0, n, '--trace');
  const pick = eventsOfPerson(person, 0);
  const label = (t: number) => plan.days.label(t);
  let events = 0;
  let carried = false;

  function words(event: Travelled): string {
    const under = (policy: number) => `under ${scenario.policies[policy].name}: `;
    switch (event.on) {
      case 'booking': {
        const { fromDay, toDay } = event.range;
        return `the people of ${plan.days.dateOf(fromDay)} to ${plan.days.dateOf(toDay - 1)} will be booked`;
      }
      case 'detainer':
        return renderPerson(event.booking, scenario, label).join(' ');
      case 'release-notice':
        return under(event.policy) + detainerWords(event.detainer, label);
      case 'table':
        return (
          `${under(event.policy)}notice heard ${label(event.receivedAt)}, ` +
          `team due ${label(event.dueAt)}, leaves ${label(event.leavesAt)} at the latest`
        );
      case 'agent-arrival':
        return `${under(event.policy)}all notices are in the table; the field office starts`;
      case 'result':
        return `${under(event.policy)}the field office is done; the replication's counts are in the table`;
    }
  }

  write(`Person ${n} of ${people}, replication 1, seed ${scenario.seed}: events in the order in which they were sent.`);
  return {
    onRequest({ action, input }, { status }) {
      if (status !== 200) return;
      if (!ACTIONS.includes(action)) return;
      for (const event of pick(action, input())) {
        events += 1;
        carried ||= event.on === 'detainer';
        write(`${String(events).padStart(3)}  ${event.on.padEnd(QUEUE_WIDTH)}  ${event.id}  ${words(event)}`);
      }
    },
    end() {
      if (!carried && events > 0)
        write('     No policy can affect this person, who is counted with the day and not sent on.');
    },
  };
}
