import type { Plan } from '../engine/plan/plan.ts';
import { dayLanes } from '../lanes/day-lanes.ts';
import { busiestDay } from '../lanes/day-seen.ts';
import { personLanes } from '../lanes/person-lanes.ts';
import { type Recording, recordReplication } from '../lanes/recording.ts';
import { storyOf } from '../lanes/story.ts';
import type { Answer } from './messages.ts';

const MOST_OTHERS = 200;

/** The people and days of a plan's first replication, which it runs once. */
export class Followed {
  private readonly plan: Plan;
  private readonly recording: Recording;

  constructor(plan: Plan) {
    this.plan = plan;
    this.recording = recordReplication(plan, 0);
  }

  /** The n-th person, or the one that the report shows; and the numbers of others with a detainer. */
  person(n: number | null): Omit<Extract<Answer, { kind: 'person' }>, 'change'> {
    const { plan, recording } = this;
    const others = this.worthFollowing();
    const number = n ?? storyOf(plan, 0, recording).person?.number ?? 1;
    const key = recording.numbers.keyOf(Math.min(Math.max(1, number), recording.numbers.people));
    if (key === null) throw new RangeError('Nobody is booked in the first replication.');
    return { kind: 'person', lanes: personLanes(plan, 0, key, recording), isChosen: n !== null, others };
  }

  /** A day under a policy; without one, the busiest. */
  day(day: number | null, policy: number): Omit<Extract<Answer, { kind: 'day' }>, 'change'> {
    const { plan, recording } = this;
    const busiest = busiestDay(plan, { replication: 0, policy }, recording)?.day ?? null;
    const shown = Math.min(Math.max(0, day ?? busiest ?? 0), plan.scenario.days - 1);
    return { kind: 'day', lanes: dayLanes(plan, { replication: 0, day: shown, policy }, recording), busiest };
  }

  /** The numbers of people with a detainer, those first whose case ends most differently under the policies. */
  private worthFollowing(): number[] {
    const { policies, numbers } = this.recording;
    const endings = new Map<number, Set<string>>();
    for (const { cases } of policies) {
      for (const [key, { found, arrival }] of cases) {
        if (found.notice?.hasDetainer !== true) continue;
        const outcome = arrival?.outcome ?? found.outcome ?? '';
        endings.set(key, (endings.get(key) ?? new Set()).add(outcome));
      }
    }
    const ordered = [...endings]
      .sort(([a, x], [b, y]) => y.size - x.size || a - b)
      .map(([key]) => numbers.numberOf(key));
    return ordered.filter((number) => number !== null).slice(0, MOST_OTHERS);
  }
}
