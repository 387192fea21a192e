import type { Booking } from '../../events/booking.ts';
import { gammaQuantile } from '../../src/draws/gamma.ts';
import { StageDraws } from '../../src/draws/stage-draws.ts';
import { personKey } from '../../src/engine/book/person-key.ts';
import type { Plan } from '../../src/engine/plan/plan.ts';
import { decideBackground, decideBooking } from '../../src/model/booking.ts';
import { type Case, followToFieldOffice } from '../../src/model/case.ts';
import { STAGE } from '../../src/model/draw-order.ts';
import type { Policy } from '../../src/model/policy.ts';
import { decideRelease } from '../../src/model/release.ts';
import { type Settled, settleAll } from './field-office-reference.ts';
import { isFollowed } from './plain-run-in.ts';

export interface PlainCase {
  booking: Booking;
  found: Case;
  /** When the person would leave under the base, without any delay or hold. */
  baseExitAt: number;
  /** null if the case ended before the field office. */
  settled: Settled | null;
}

/** One replication under one policy, person by person, with the model's functions and the reference field office. */
export function replicatePlainly(plan: Plan, policy: Policy, replication: number): PlainCase[] {
  const { seed, warmUpDays, days, coolDownDays } = plan.scenario;
  const drawsOf = (stage: number, key: number) => {
    const draws = new StageDraws(stage);
    draws.seek(seed, replication, key);
    return draws;
  };
  const { baseClearing, releaseNotice } = policy;
  const base = { ...policy, releaseNotice: { ...releaseNotice, clearing: baseClearing ?? releaseNotice.clearing } };
  const cases: Omit<PlainCase, 'settled'>[] = [];
  for (let day = -warmUpDays; day < days + coolDownDays; day++) {
    const people = plan.bookingDays.count(day, drawsOf(STAGE.day, day));
    for (let number = 0; number < people; number++) {
      const person = personKey(day, number);
      const draws = drawsOf(STAGE.booking, person);
      const known = plan.bookingDays.traits?.(day, number) ?? null;
      const background = decideBackground(plan.booking, draws, known);
      const bookedAt = plan.bookingDays.time(day, number, draws);
      const booking = decideBooking({ person, bookedAt, background }, plan.booking, draws);
      if (!isFollowed(plan, policy, booking, drawsOf(STAGE.releaseNotice, person))) continue;
      const found = followToFieldOffice(booking, policy, {
        detainer: drawsOf(STAGE.detainer, person),
        releaseNotice: drawsOf(STAGE.releaseNotice, person),
        agentArrival: drawsOf(STAGE.agentArrival, person),
        swing(facility, day, variation) {
          const office = plan.fieldOfficeOf[facility];
          const u = drawsOf(STAGE.issueDay, office * 2 ** 16 + (day < 0 ? day + 2 ** 16 : day)).at(0);
          return gammaQuantile(1 / variation ** 2, u) * variation ** 2;
        },
        week: (facility, week) => drawsOf(STAGE.week, facility * 2 ** 16 + (week < 0 ? week + 2 ** 16 : week)),
      });
      const { exitAt } = decideRelease(booking, base, drawsOf(STAGE.releaseNotice, person));
      cases.push({ booking, found, baseExitAt: exitAt });
    }
  }
  const notices = cases.flatMap(({ booking, found: { notice, dueAt } }) =>
    dueAt === null || notice === null || notice.receivedAt === null || notice.expectedExitAt === null
      ? []
      : [
          {
            person: booking.person,
            facility: booking.facility,
            priority: booking.priority,
            receivedAt: notice.receivedAt,
            expectedExitAt: notice.expectedExitAt,
            exitAt: notice.exitAt,
            leavesAt: notice.leavesAt,
            dueAt,
            arranged: notice.learnedBy === 'arranged',
            told: notice.sentAt !== null,
          },
        ],
  );
  const settled = new Map<number, Settled>();
  for (let office = 0; office < plan.fieldOffices; office++) {
    const own = notices.filter(({ facility }) => plan.fieldOfficeOf[facility] === office);
    for (const one of settleAll(own, policy, (person) => drawsOf(STAGE.agentArrival, person))) settled.set(...one);
  }
  return cases.map((one) => ({ ...one, settled: settled.get(one.booking.person) ?? null }));
}
