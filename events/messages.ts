import * as z from 'zod/mini';
import { bookingSchema } from './booking.ts';
import { detainerSchema } from './detainer.ts';
import { LARGEST_CHUNK, type QueueName } from './queues.ts';

/**
 * What travels between the functions. A message carries a chunk of people. The days of a range are booked together;
 * those people whom a policy can affect continue in chunks of the run's size. Replications and policies are indices
 * from 0.
 */

const run = z.string().check(z.regex(/^[a-z0-9-]{1,64}$/), z.describe("the run's id"));
const index = z.int().check(z.nonnegative());
const range = z.strictObject({
  index: index.check(z.describe('which of the replication’s ranges of days')),
  of: z.int().check(z.positive()),
  fromDay: z.int().check(z.describe("first local day, counted from the run's start")),
  toDay: z.int().check(z.describe('the day after the last')),
});
const chunk = z.strictObject({
  index: index.check(z.describe('which of the range’s chunks')),
  of: z.int().check(z.positive()),
});
const uncarried = z
  .strictObject({ bookings: index, untouched: index })
  .check(
    z.describe(
      "counted people of the range, and those of them whom no policy can touch; on the range's first chunk, else 0",
    ),
  );

/** A request to book the days of a replication. */
export const bookingRequestedSchema = z.strictObject({ run, replication: index, range });
export type BookingRequested = z.infer<typeof bookingRequestedSchema>;

/** People were booked. */
export const peopleBookedSchema = z.strictObject({
  run,
  replication: index,
  range,
  chunk,
  uncarried,
  bookings: z.array(bookingSchema).check(z.maxLength(LARGEST_CHUNK)),
});
export type PeopleBooked = z.infer<typeof peopleBookedSchema>;

/** Whether and when detainers are lodged against these people, decided under one policy. */
export const detainersDecidedSchema = z.strictObject({
  run,
  replication: index,
  policy: index,
  range,
  chunk,
  uncarried,
  cases: z
    .array(z.strictObject({ booking: bookingSchema, detainer: detainerSchema }))
    .check(z.maxLength(LARGEST_CHUNK)),
});
export type DetainersDecided = z.infer<typeof detainersDecidedSchema>;

/** All notices of a replication under one policy are in the table. */
export const noticesCompleteSchema = z.strictObject({ run, replication: index, policy: index });
export type NoticesComplete = z.infer<typeof noticesCompleteSchema>;

/** A request to run a block of replications as a whole. */
export const replicationsRequestedSchema = z.strictObject({ run, first: index, count: z.int().check(z.positive()) });
export type ReplicationsRequested = z.infer<typeof replicationsRequestedSchema>;

/** Which data travels on which queue. */
export const MESSAGES = {
  booking: bookingRequestedSchema,
  detainer: peopleBookedSchema,
  'release-notice': detainersDecidedSchema,
  'agent-arrival': noticesCompleteSchema,
  replication: replicationsRequestedSchema,
} satisfies Record<QueueName, z.ZodMiniType>;

export type Message<Name extends QueueName> = z.infer<(typeof MESSAGES)[Name]>;
