import { StageDraws } from '../../draws/stage-draws.ts';
import { STAGE } from '../../model/draw-order.ts';
import { dayOfPerson, numberWithinDay, personKey } from '../book/person-key.ts';
import type { Plan } from '../plan/plan.ts';

/** Numbers the people whom a replication (from 0) books in the counted time, from 1, in order of day. */
export class PersonNumbers {
  readonly people: number;
  /** By day: how many people the days before it book. */
  private readonly before: number[] = [0];

  constructor(plan: Plan, replication: number) {
    const draws = new StageDraws(STAGE.day);
    for (let day = 0; day < plan.scenario.days; day++) {
      draws.seek(plan.scenario.seed, replication, day);
      this.before.push(this.before[day] + plan.bookingDays.count(day, draws));
    }
    this.people = this.before[plan.scenario.days];
  }

  /** The key of the n-th person (n from 1); null if there are fewer. */
  keyOf(n: number): number | null {
    if (n < 1 || n > this.people) return null;
    const day = this.before.findLastIndex((before) => before < n);
    return personKey(day, n - 1 - this.before[day]);
  }

  /** The number of the person with this key; null if the person is booked outside the counted time. */
  numberOf(key: number): number | null {
    const day = dayOfPerson(key);
    const before = day < 0 ? undefined : this.before[day];
    return before === undefined || day >= this.before.length - 1 ? null : before + numberWithinDay(key) + 1;
  }
}
