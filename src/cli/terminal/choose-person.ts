import type { Plan } from '../../engine/plan/plan.ts';
import { peopleWithDetainers } from '../../engine/run/people-with-detainers.ts';
import { PersonNumbers } from '../../engine/run/person-numbers.ts';
import { UsageError } from './failure.ts';

const SUGGESTED = 10;

/** The key of a replication's n-th person (from 0), and how many there are. Refusals name `option` to the user. */
export function choosePerson(
  plan: Plan,
  replication: number,
  n: number | undefined,
  option: string,
): { person: number; people: number } {
  const all = new PersonNumbers(plan, replication);
  const { people } = all;
  if (people === 0) {
    throw new UsageError(
      `Replication ${replication + 1} books nobody, so there is nobody to choose. ` +
        'Raise `booking.rate`, make `length` longer, or use another --replication.',
    );
  }
  if (n === undefined) {
    const numbers = peopleWithDetainers(plan, replication, SUGGESTED);
    throw new UsageError(
      `Which person? Use ${option} N, from 1 to ${people}. ` +
        `The first with a detainer lodged in time: ${numbers.join(', ') || 'none'}.`,
    );
  }
  const person = all.keyOf(n);
  if (person !== null) return { person, people };
  throw new UsageError(
    `Replication ${replication + 1} books ${people} people; person ${n} is not among them. ` +
      `Choose one from 1 to ${people}.`,
  );
}
