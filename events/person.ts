import * as z from 'zod/mini';

/**
 * Who an event is about: a simulated person's key, never a name. It packs the local day of booking, counted from the
 * run's start and negative in the warm-up, and the person's number within that day. Any day's people can therefore be
 * generated without the days before it. The key is day × 2^18 + number, a signed 32-bit integer.
 */
export const person = z.int32().check(z.describe('day of booking × 2^18 + number within the day'));

/** Whole seconds since the run's start, which is a local midnight; negative in the warm-up. */
export const instant = z.int32().check(z.describe("whole seconds since the run's start"));

/** A length of time in whole seconds. */
export const seconds = z.int32().check(z.nonnegative(), z.describe('whole seconds'));
