import { dayOfPerson, numberWithinDay, personKey } from '../engine/book/person-key.ts';
import type { BookingDays } from '../engine/plan/booking-days.ts';
import type { Plan } from '../engine/plan/plan.ts';
import type { Draws } from '../model/chance.ts';
import type { Traits } from '../resolved/scenario.ts';
import { traitsOf } from '../scenario/resolve/arrivals-from-log.ts';
import type { KeyedCase } from './person-keys.ts';

/**
 * The plan with the log's people booked on the counted days. People of the warm-up and the cool-down, who compete for
 * the same teams, stay those of the scenario.
 */
export function planOfLog(plan: Plan, cases: readonly KeyedCase[]): Plan {
  return { ...plan, bookingDays: new LoggedDays(plan, cases) };
}

class LoggedDays implements BookingDays {
  private readonly others: BookingDays;
  private readonly countedDays: number;
  private readonly byDay: ReadonlyMap<number, Int32Array>;
  private readonly byKey: ReadonlyMap<number, { bookedAt: number; traits: Traits }>;

  constructor({ bookingDays, scenario }: Plan, cases: readonly KeyedCase[]) {
    this.others = bookingDays;
    this.countedDays = scenario.days;
    const days = Map.groupBy(cases, ({ key }) => dayOfPerson(key));
    this.byDay = new Map(
      [...days].map(([day, booked]) => [day, Int32Array.from(booked, ({ key }) => numberWithinDay(key))]),
    );
    this.byKey = new Map(
      cases.map(({ key, bookedAt, logged }) => [key, { bookedAt, traits: traitsOf(logged, scenario) }]),
    );
  }

  numbers(day: number): Int32Array | null {
    return this.isCounted(day) ? (this.byDay.get(day) ?? NOBODY) : null;
  }

  count(day: number, draws: Draws): number {
    return this.numbers(day)?.length ?? this.others.count(day, draws);
  }

  mean(day: number): number {
    return this.numbers(day)?.length ?? this.others.mean(day);
  }

  time(day: number, number: number, draws: Draws): number {
    if (!this.isCounted(day)) return this.others.time(day, number, draws);
    return this.byKey.get(personKey(day, number))!.bookedAt;
  }

  readonly traits = (day: number, number: number): Traits =>
    this.isCounted(day)
      ? this.byKey.get(personKey(day, number))!.traits
      : (this.others.traits?.(day, number) ?? UNKNOWN);

  private isCounted(day: number): boolean {
    return day >= 0 && day < this.countedDays;
  }
}

const NOBODY = new Int32Array(0);
const UNKNOWN: Traits = {};
