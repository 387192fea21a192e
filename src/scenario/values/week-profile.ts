import { z } from 'zod';
import { kind } from './entry.ts';
import { factor, section } from './kinds.ts';

/** As many weights from 0 to a million, not all of them 0. Only their ratios count. */
export const weights = (length: number) =>
  z
    .array(factor(0, 1e6))
    .length(length)
    .refine((list) => list.some((weight) => weight > 0), { error: 'expected at least one weight above 0' });

const byHourAndDay = section({ hourOfDay: weights(24), weekday: weights(7) });

/**
 * How likely each hour of the week is: `flat`, {hourOfDay, weekday}, whose products are the weights, or 168 weights.
 * In the resolved scenario 168 weights, Monday 00:00 first; empty where all hours are alike.
 */
export const weekProfile = kind(z.union([z.literal('flat'), byHourAndDay, weights(168)]), (given): number[] => {
  if (given === 'flat') return [];
  if (Array.isArray(given)) return given;
  return given.weekday.flatMap((day) => given.hourOfDay.map((hour) => day * hour));
});

/**
 * Seven weights, Monday first, or `flat`. In the resolved scenario they are scaled to a mean of 1; empty where all days
 * are alike.
 */
export const weekdayFactors = kind(z.union([z.literal('flat'), weights(7)]), (given): number[] => {
  if (given === 'flat') return [];
  const sum = given.reduce((total, weight) => total + weight, 0);
  return given.map((weight) => (7 * weight) / sum);
});
