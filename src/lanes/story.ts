import { isPickupAt, OUTCOME_INDEX, type Outcome } from '../../events/outcome.ts';
import type { Plan } from '../engine/plan/plan.ts';
import { type DayLanes, dayLanes } from './day-lanes.ts';
import { busiestDay } from './day-seen.ts';
import { type PersonLanes, personLanes } from './person-lanes.ts';
import { type RecordedCase, type Recording, recordReplication } from './recording.ts';

/** One person and one day that a reader sees without having asked for any. */
export interface Story {
  /** The counted days that were looked at, from the run's start. */
  days: number;
  /** The first person whose outcome changes; null: nobody is ever told of. */
  person: PersonLanes | null;
  /** The busiest day under the baseline; null: nobody ever needs a team. */
  day: DayLanes | null;
}

/**
 * Of a replication (from 0), the first counted person who is picked up under some policy and not under the baseline, or
 * the other way round; if there is none, the first whose outcome differs, or else the first with a detainer. And the
 * busiest day under the baseline. Without a recording it makes one.
 */
export function storyOf(
  plan: Plan,
  replication = 0,
  recording: Recording = recordReplication(plan, replication, () => true, false),
): Story {
  const { baseline } = plan;
  const person = chosen(recording, baseline);
  const busiest = busiestDay(plan, { replication, policy: baseline }, recording);
  return {
    days: plan.scenario.days,
    person: person === null ? null : personLanes(plan, replication, person, recording),
    day: busiest === null ? null : dayLanes(plan, { replication, day: busiest.day, policy: baseline }, recording),
  };
}

function chosen({ policies, numbers }: Recording, baseline: number): number | null {
  const best = { key: null as number | null, rank: 0 };
  for (const [key, { found }] of policies[baseline].cases) {
    if (found.notice === null || numbers.numberOf(key) === null) continue;
    const outcomes = policies.map(({ cases }) => outcomeOf(cases.get(key)));
    const base = outcomes[baseline];
    const isPickup = (outcome: Outcome) => isPickupAt(OUTCOME_INDEX[outcome]);
    const moves = outcomes.some((outcome) => isPickup(outcome) !== isPickup(base));
    const rank = moves ? 3 : outcomes.some((outcome) => outcome !== base) ? 2 : 1;
    if (rank > best.rank || (rank === best.rank && key < best.key!)) Object.assign(best, { key, rank });
  }
  return best.key;
}

function outcomeOf(recorded: RecordedCase | undefined): Outcome {
  return recorded?.arrival?.outcome ?? recorded?.found.outcome ?? 'notIdentified';
}
