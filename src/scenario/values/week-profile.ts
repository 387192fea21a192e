import * as z from 'zod';
import type { HoursSpec } from '../../calendar/weekly-hours.ts';
import { weightOf } from '../../calendar/weighted-time.ts';
import { kind } from './entry.ts';
import { factor, OF_TEXT_OR_LIST, section } from './kinds.ts';

/** As many weights from 0 to a million, not all of them 0. Only their ratios count. */
export const weights = (length: number) =>
  z
    .array(factor(0, 1e6))
    .length(length, OF_TEXT_OR_LIST)
    .refine((list) => list.some((weight) => weight > 0), { error: 'expected at least one weight above 0' });

const byHourAndDay = section({ hourOfDay: weights(24), weekday: weights(7) });

const written = z.union([z.literal('flat'), byHourAndDay, weights(168)]);

/** 168 weights, Monday 00:00 first, the greatest of them 1; empty where all hours are alike. */
function weekWeights(given: z.output<typeof written>): number[] {
  if (given === 'flat') return [];
  if (Array.isArray(given)) return relative(given);
  const hours = relative(given.hourOfDay);
  return relative(given.weekday).flatMap((day) => hours.map((hour) => day * hour));
}

/** Weights under a millionth of the greatest become 0: no simulated order would come in such an hour. */
function relative(list: readonly number[]): number[] {
  const greatest = Math.max(...list);
  return list.map((weight) => (weight < greatest / 1e6 ? 0 : weight / greatest));
}

/** How likely each hour of the week is: `flat`; {hourOfDay, weekday}, of which products are made; or 168 weights. */
export const weekProfile = kind(written, weekWeights);

/** Whether some hour has a weight while it is open, so that an order can come. */
export function hasOpenWeight(hours: HoursSpec, given: z.output<typeof written>): boolean {
  return weightOf(hours, weekWeights(given)) > 0;
}

/**
 * Seven weights, Monday first, or `flat`. In the resolved scenario they are scaled to a mean of 1; empty where all days
 * are alike.
 */
export const weekdayFactors = kind(z.union([z.literal('flat'), weights(7)]), (given): number[] => {
  if (given === 'flat') return [];
  const sum = given.reduce((total, weight) => total + weight, 0);
  return given.map((weight) => (7 * weight) / sum);
});
