import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { agentArrivalSchema } from '../../events/agent-arrival.ts';
import { bookingSchema } from '../../events/booking.ts';
import { detainerSchema } from '../../events/detainer.ts';
import { releaseNoticeSchema } from '../../events/release-notice.ts';
import { makePlan } from '../../src/engine/plan/plan.ts';
import { Replicator } from '../../src/engine/run/replicate.ts';
import { countersFor, emptyTally } from '../../src/measures/tally.ts';
import { randomPolicy, randomScenario } from '../engine/random-scenario.ts';

test('the records of the engine are the events of the contract, whatever the rules', () => {
  const seen = { booking: 0, detainer: 0, releaseNotice: 0, agentArrival: 0 };
  fc.assert(
    fc.property(randomScenario(fc.tuple(randomPolicy)), (scenario) => {
      new Replicator(makePlan(scenario)).run(0, countersFor(emptyTally(1)), {
        booked(booking) {
          bookingSchema.parse(booking);
          seen.booking++;
        },
        followed(_policy, _booking, { detainer, notice }) {
          detainerSchema.parse(detainer);
          seen.detainer++;
          if (notice === null) return;
          releaseNoticeSchema.parse(notice);
          seen.releaseNotice++;
        },
        served(_policy, arrival) {
          agentArrivalSchema.parse(arrival);
          seen.agentArrival++;
        },
      });
    }),
    { numRuns: 150, seed: 2018 },
  );
  expect(Object.values(seen).every((count) => count > 0)).toBe(true);
});

test('planted fault: half a second, or a key that is not in the contract, is refused', () => {
  const booking = {
    person: 1,
    bookedAt: 60,
    facility: 0,
    foreignBorn: true,
    priorContact: false,
    priority: 0,
    convicted: false,
    consents: true,
  };
  expect(bookingSchema.safeParse(booking).success).toBe(true);
  expect(bookingSchema.safeParse({ ...booking, bookedAt: 60.5 }).success).toBe(false);
  expect(bookingSchema.safeParse({ ...booking, name: 'x' }).success).toBe(false);
});
