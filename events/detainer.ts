import * as z from 'zod/mini';
import { CHANNELS } from './channel.ts';
import { instant, person } from './person.ts';

/** The agency learned of a person, or did not, and lodged a detainer, or did not. */
export const detainerSchema = z.strictObject({
  person,
  asked: z.boolean().check(z.describe('the jail asked the person before calling')),
  calledAt: z.nullable(instant).check(z.describe('the jail calls the agency')),
  channel: z.nullable(z.enum(CHANNELS)).check(z.describe('the earliest to identify the person; null if none does')),
  identifiedAt: z.nullable(instant),
  capped: z.boolean().check(z.describe('the probability of a detainer, with all its factors, would have been over 1')),
  lodgedAt: z.nullable(instant).check(z.describe('null: no detainer was issued')),
  askedAboutAt: z
    .nullable(instant)
    .check(z.describe('the agency asks the jail about the person, which counts where no detainer is lodged in time')),
});

export type Detainer = z.infer<typeof detainerSchema>;
