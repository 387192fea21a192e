import type { Plan } from '../../engine/plan/plan.ts';
import { type DayLanes, dayLanes } from '../../lanes/day-lanes.ts';
import { busiestDay, type DaySeen } from '../../lanes/day-seen.ts';
import { type Keeps, recordReplication } from '../../lanes/recording.ts';
import { UsageError } from '../terminal/failure.ts';

export interface ChosenDays {
  /** By policy of the plan. */
  days: DayLanes[];
  busiest: (DaySeen | null)[];
}

/** What to write for the busiest day. */
const BUSIEST = 'busiest';

/**
 * The lanes of a local date, or of the busiest day, under each policy of a plan.
 * @throws UsageError if the run does not count the date, or nobody needs a team.
 */
export function chosenDays(date: string, plan: Plan, replication: number): ChosenDays {
  const recording = recordReplication(plan, replication, withNotice);
  const busiest = plan.policies.map((_, policy) => busiestDay(plan, { replication, policy }, recording));
  const days = plan.policies.map((_, policy) => {
    const day = date === BUSIEST ? busiestNumber(busiest[policy], plan, replication) : dayNumber(date, plan);
    return dayLanes(plan, { replication, day, policy }, recording);
  });
  return { days, busiest };
}

/** Only people of whose release the agency is told, or whom it has a detainer for, need a team or a notice. */
const withNotice: Keeps = (_, { notice }) => notice !== null;

function busiestNumber(busiest: DaySeen | null, plan: Plan, replication: number): number {
  if (busiest !== null) return busiest.day;
  throw new UsageError(
    `Nobody needs a team on any day of replication ${replication + 1}, so none is the busiest. ` +
      `Use --day with a date, such as ${plan.scenario.start}.`,
  );
}

function dayNumber(date: string, { days, scenario }: Plan): number {
  const last = days.dateOf(scenario.days - 1);
  const allowed = `Use --day with a date from ${scenario.start} to ${last}, or --day busiest.`;
  if (!isDate(date)) throw new UsageError(`"${date}" is not a date such as ${scenario.start}. ${allowed}`);
  const day = days.dayOfDate(date);
  if (day < 0 || day >= scenario.days) throw new UsageError(`The run does not count ${date}. ${allowed}`);
  return day;
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
