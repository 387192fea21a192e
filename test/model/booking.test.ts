import { describe, expect, test } from '@jest/globals';
import type { Booking } from '../../events/booking.ts';
import { makePlan } from '../../src/engine/plan/plan.ts';
import { decideBackground, decideBooking } from '../../src/model/booking.ts';
import type { JointRow, ResolvedScenario } from '../../src/resolved/scenario.ts';
import type { Changes } from './changes.ts';
import { at, bookingDraws, scenario } from './given.ts';

type Drawn = Parameters<typeof bookingDraws>[0];

/** The person booked on Monday at noon under these rules, with these draws. */
function book(changes: Changes<ResolvedScenario>, drawn: Drawn = {}): Booking {
  const { booking } = makePlan(scenario({ 'booking.convicted': 0, 'booking.consents': 0, ...changes }));
  const draws = bookingDraws(drawn);
  return decideBooking(
    { person: 1, bookedAt: at('Mon 12:00'), background: decideBackground(booking, draws) },
    booking,
    draws,
  );
}

describe('a booked person', () => {
  test('is identified by the day and has its time', () => {
    expect(book({})).toMatchObject({ person: 1, bookedAt: at('Mon 12:00') });
  });

  test('is foreign-born with the given probability', () => {
    expect(book({ 'booking.foreignBorn': 0.3 }, { foreignBorn: 0.29 }).foreignBorn).toBe(true);
    expect(book({ 'booking.foreignBorn': 0.3 }, { foreignBorn: 0.3 }).foreignBorn).toBe(false);
  });

  test('has an earlier contact on record with the probability for foreign-born people', () => {
    const rules = { 'booking.foreignBorn': 1, 'booking.priorContact.foreignBorn': 0.5 };
    expect(book(rules, { priorContact: 0.4 }).priorContact).toBe(true);
    expect(book(rules, { priorContact: 0.6 }).priorContact).toBe(false);
  });

  test('has one with the other probability if born in the country', () => {
    const rules = { 'booking.foreignBorn': 0, 'booking.priorContact.notForeignBorn': 0.1 };
    expect(book(rules, { priorContact: 0.05 }).priorContact).toBe(true);
    expect(book(rules, { priorContact: 0.4 }).priorContact).toBe(false);
  });

  test('is brought to a facility and put into a priority class by their shares', () => {
    const rules = { facilities: ['north', 'south'], priorities: ['first', 'second', 'third'] };
    const shares = { 'booking.facility': [0.6, 0.4], 'booking.priority': [0.2, 0.3, 0.5] };
    const where = (facility: number, priority: number) => book({ ...rules, ...shares }, { facility, priority });
    expect(where(0.59, 0.19)).toMatchObject({ facility: 0, priority: 0 });
    expect(where(0.61, 0.49)).toMatchObject({ facility: 1, priority: 1 });
    expect(where(0.99, 0.51)).toMatchObject({ facility: 1, priority: 2 });
  });

  test('is convicted or charged, and would agree to a call, each with its probability', () => {
    const rules = { 'booking.convicted': 0.5, 'booking.consents': 0.5 };
    expect(book(rules, { convicted: 0.4, consents: 0.6 })).toMatchObject({ convicted: true, consents: false });
    expect(book(rules, { convicted: 0.6, consents: 0.4 })).toMatchObject({ convicted: false, consents: true });
  });
});

describe('with a joint table', () => {
  const whole: JointRow = {
    weight: 0.25,
    facility: 1,
    foreignBorn: false,
    priorContact: true,
    priority: 1,
    convicted: true,
    consents: true,
  };
  const two = { facilities: ['north', 'south'], priorities: ['first', 'second'] };
  const shares = { 'booking.facility': [0.5, 0.5], 'booking.priority': [0.5, 0.5] };

  test('has a row, drawn by its weight, that fixes what it names', () => {
    const drawn = book({ ...two, ...shares, 'booking.joint': [whole, { weight: 0.75 }] }, { jointRow: 0.24 });
    const { weight: _, ...named } = whole;
    expect(drawn).toMatchObject(named);
  });

  test('has everything that the row leaves open drawn as without a table', () => {
    const drawn = book(
      { ...two, ...shares, 'booking.joint': [whole, { weight: 0.75, foreignBorn: false }] },
      { jointRow: 0.25, facility: 0.4, priority: 0.6 },
    );
    expect(drawn).toMatchObject({ foreignBorn: false, priorContact: true, facility: 0, priority: 1, convicted: false });
  });

  test('has an earlier contact, if left open, that depends on the birthplace in the row', () => {
    const rules = { 'booking.priorContact.foreignBorn': 1, 'booking.priorContact.notForeignBorn': 0 };
    for (const foreignBorn of [true, false]) {
      expect(book({ ...rules, 'booking.joint': [{ weight: 1, foreignBorn }] }).priorContact).toBe(foreignBorn);
    }
  });
});
