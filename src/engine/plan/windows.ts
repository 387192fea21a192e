import type { ResolvedPolicy, ResolvedScenario, RunInDays } from '../../resolved/scenario.ts';

/** How long before and after the counted days people are booked under one policy. */
export class Windows {
  /** The longest of all facilities and reasons. */
  readonly longest: RunInDays;
  /** By facility: the days by reason; null: everywhere and always the longest. */
  private readonly byFacility: Record<string, RunInDays>[] | null;

  constructor(scenario: ResolvedScenario, policy: ResolvedPolicy) {
    const { warmUpDays, coolDownDays } = scenario;
    const runIn = policy.runIn ?? scenario.runIn;
    this.byFacility = runIn === undefined ? null : runIn.tableOf.map((table) => runIn.tables[table]);
    const all = this.byFacility?.flatMap((table) => Object.values(table)) ?? [{ warmUpDays, coolDownDays }];
    this.longest = {
      warmUpDays: Math.max(...all.map((days) => days.warmUpDays)),
      coolDownDays: Math.max(...all.map((days) => days.coolDownDays)),
    };
  }

  of(facility: number, reason: string): RunInDays {
    // A reason of weight 0 is in no table. It is drawn only where the other shares sum to a little less than 1.
    return this.byFacility?.[facility][reason] ?? this.longest;
  }

  /** The shortest cool-down of a facility's reasons. */
  shortestCoolDown(facility: number): number {
    const all = this.byFacility === null ? [this.longest] : Object.values(this.byFacility[facility]);
    return Math.min(...all.map(({ coolDownDays }) => coolDownDays));
  }
}
