import * as z from 'zod/mini';
import { instant, person } from './person.ts';

/** A simulated person was booked into a jail. */
export const bookingSchema = z.strictObject({
  person,
  bookedAt: instant,
  facility: z.int().check(z.nonnegative(), z.describe("index into the scenario's facilities")),
  foreignBorn: z.boolean(),
  priorContact: z.boolean().check(z.describe('an earlier encounter with the agency is on record')),
  priority: z.int().check(z.nonnegative(), z.describe("index into the scenario's priority classes; 0 is served first")),
  convicted: z.boolean().check(z.describe('convicted; if false, charged')),
  consents: z.boolean().check(z.describe('agrees, or would agree if asked, to a call to the agency')),
});

export type Booking = z.infer<typeof bookingSchema>;
