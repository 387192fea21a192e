import * as z from 'zod';
import type { HoursSpec } from '../../calendar/weekly-hours.ts';
import type { WithMedian } from '../../draws/distribution.ts';
import { quantileOf } from '../../draws/sampler.ts';
import { type DistributionInput, written } from './distribution.ts';
import { kind, type Resolving } from './entry.ts';
import { OF_TEXT_OR_LIST, openingHours, section } from './kinds.ts';

/** A time from the order of release to the exit, with what the field office plans with. */
export interface ClearingTime extends WithMedian {
  /** The 5 % quantile in whole seconds: the earliest exit that the office reckons with. */
  earliestSeconds: number;
}

/** The clearing time of a facility. In hours that a row of `byHour` names, the first such row holds. */
export interface Clearing extends ClearingTime {
  byHour: (ClearingTime & { hours: HoursSpec })[];
}

const EARLIEST = 0.05;

const row = section({ hours: openingHours.optional(), time: written });

const rows = z
  .array(row)
  .min(1, OF_TEXT_OR_LIST)
  .max(100, OF_TEXT_OR_LIST)
  .superRefine((all, context) => {
    const last = all.length - 1;
    const [without] = all.flatMap(({ hours }, i) => (hours === undefined ? [i] : []));
    if (without === last) return;
    const allowed = 'hours in every row but the last, which holds at all other hours';
    const problem = without === undefined ? 'the last row has hours' : `row ${without + 1} has no hours`;
    const message = `${problem}, so some hours have no clearing time or several`;
    // Without `continue`, a union drops this finding for "unknown key byHour" of its other form.
    context.issues.push({ code: 'custom', message, input: undefined, params: { allowed }, continue: true });
  });

/** A clearing time: a distribution, or {byHour} with one for each of several hours of the order. */
export const clearing = kind(z.union([written, section({ byHour: rows })]), (given, context): Clearing => {
  if (!('byHour' in given)) return { ...clearingTime(given, context), byHour: [] };
  const named = given.byHour.flatMap(({ hours, time }) =>
    hours === undefined ? [] : [{ hours, ...clearingTime(time, context) }],
  );
  const { time } = given.byHour[given.byHour.length - 1];
  return { ...clearingTime(time, context), byHour: named };
});

function clearingTime(given: DistributionInput, context: Resolving): ClearingTime {
  const time = context.withMedian(given);
  return { ...time, earliestSeconds: Math.round(quantileOf(time.distribution, EARLIEST)) };
}
