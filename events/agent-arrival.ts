import * as z from 'zod/mini';
import { OUTCOMES } from './outcome.ts';
import { instant, person, seconds } from './person.ts';

/** What the agency did about a notice that it heard in time. */
export const agentArrivalSchema = z.strictObject({
  person,
  dueAt: z.nullable(instant).check(z.describe('when a team has to set out; null: the notice was declined')),
  dispatchedAt: z.nullable(instant).check(z.describe('the last team sent set out; null: none was sent')),
  arrivedAt: z
    .nullable(instant)
    .check(z.describe('when the last team sent arrived; null: none was sent, or it did not arrive')),
  leftAt: instant.check(z.describe('when the person leaves the jail, with the team or alone')),
  outcome: z.enum(OUTCOMES),
  dispatches: z.int().check(z.nonnegative()),
  drivingSeconds: seconds.check(z.describe('both ways, over all dispatches')),
  waitingSeconds: seconds.check(z.describe('at the door before the release')),
  doorSeconds: seconds.check(z.describe('the handover at the door')),
});

export type AgentArrival = z.infer<typeof agentArrivalSchema>;
