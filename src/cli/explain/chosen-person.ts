import { OUTCOME_ENTRIES, type Outcome } from '../../../events/outcome.ts';
import type { Plan } from '../../engine/plan/plan.ts';
import { PersonNumbers } from '../../engine/run/person-numbers.ts';
import { type Ended, findOutcomes } from '../../lanes/outcomes-found.ts';
import { counted } from '../../report/format.ts';
import { choosePerson } from '../terminal/choose-person.ts';
import { UsageError } from '../terminal/failure.ts';
import type { Asked } from './asked.ts';

/** A person to follow: the key, and in words which one it is. */
export interface Chosen {
  person: number;
  words: string;
}

type AskedPerson = Extract<Asked, { what: 'person' | 'ended' | 'moved' }>;

/** @throws UsageError if there is no such person. */
export function chosenPerson(asked: AskedPerson, plan: Plan, replication: number): Chosen {
  switch (asked.what) {
    case 'person': {
      const { person, people } = choosePerson(plan, replication, asked.number, '--person');
      return { person, words: `simulated person ${asked.number} of ${people}` };
    }
    case 'ended':
      return firstEnded(asked.outcome, plan, replication);
    case 'moved':
      return firstMoved(asked, plan, replication);
  }
}

function firstEnded(outcome: Outcome, plan: Plan, replication: number): Chosen {
  const { name } = plan.scenario.policies[plan.baseline];
  const { ended } = findOutcomes(plan, replication);
  const found = ended.find((one) => one.outcome === outcome);
  if (found !== undefined) {
    const words = `the first of ${counted(found.people, 'person', 'people')} who ended as "${nameOf(outcome)}" under ${name}`;
    return chosen(found.first, words, plan, replication);
  }
  throw new UsageError(
    `Under ${name}, nobody in replication ${replication + 1} ended as "${nameOf(outcome)}". ` +
      `Use another --replication, --policy or outcome. There are: ${ended.map(endedInWords).join(', ') || 'none'}.`,
  );
}

function firstMoved({ from, to }: { from: Outcome | null; to: Outcome | null }, plan: Plan, replication: number) {
  const { policies, baseline } = plan.scenario;
  if (policies.length < 2) {
    throw new UsageError(
      `--moved compares a policy with the baseline, and only ${baseline} is left. Name two policies with --policy.`,
    );
  }
  const { moved } = findOutcomes(plan, replication);
  const fitting = moved.filter((one) => (from ?? one.from) === one.from && (to ?? one.to) === one.to);
  if (fitting.length === 0) {
    const what = from === null && to === null ? '' : ` from ${orAny(from)} to ${orAny(to)}`;
    throw new UsageError(
      `Nobody in replication ${replication + 1} moved${what} between ${baseline} and another policy. ` +
        `Use another --replication, or see all moves with --list --moved.`,
    );
  }
  const least = fitting.reduce((best, one) => (one.first < best.first ? one : best));
  const people = fitting.filter(({ policy }) => policy === least.policy).reduce((sum, one) => sum + one.people, 0);
  const which =
    from === null && to === null
      ? `who end differently under ${least.policy} than under ${baseline}`
      : 'with such a move';
  const ends = `"${nameOf(least.from)}" under ${baseline}, "${nameOf(least.to)}" under ${least.policy}`;
  const words = `the first of ${counted(people, 'person', 'people')} ${which}: ${ends}`;
  return chosen(least.first, words, plan, replication);
}

function chosen(number: number, words: string, plan: Plan, replication: number): Chosen {
  const numbers = new PersonNumbers(plan, replication);
  return { person: numbers.keyOf(number)!, words: `simulated person ${number} of ${numbers.people}, ${words}` };
}

function nameOf(outcome: Outcome): string {
  return OUTCOME_ENTRIES[outcome].name;
}

function orAny(outcome: Outcome | null): string {
  return outcome === null ? 'one outcome' : `"${nameOf(outcome)}"`;
}

function endedInWords({ outcome, people }: Ended): string {
  return `${outcome} ${people}`;
}
