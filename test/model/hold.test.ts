import { describe, expect, test } from '@jest/globals';
import { decideHold } from '../../src/model/hold.ts';
import { constant, HOUR } from '../engine/scenarios.ts';
import { at, type PolicyChanges, policy, releaseDraws, uniform } from './given.ts';

type Drawn = Parameters<typeof releaseDraws>[0];

/** The hold of somebody whose exit is at a time of the week and whose detainer was lodged on Monday at midnight. */
const hold = (exit: string, changes: PolicyChanges, drawn: Drawn = {}) =>
  decideHold(at(exit), at('Mon 00:00'), policy({ 'releaseNotice.hold.rule': 'upTo', ...changes }), releaseDraws(drawn));

describe('a hold', () => {
  test('without a rule there is none', () => {
    expect(hold('Tue 12:00', { 'releaseNotice.hold.rule': 'none' })).toBeNull();
  });

  test('ends its limit after the exit', () => {
    const found = hold('Tue 12:00', { 'releaseNotice.hold.limitSeconds': 6 * HOUR });
    expect(found).toEqual({ basis: 'administrativeRequest', until: at('Tue 18:00') });
  });

  test('of no length does not exist', () => {
    expect(hold('Tue 12:00', { 'releaseNotice.hold.limitSeconds': 0 })).toBeNull();
  });

  test('of 48 hours may leave out weekends and holidays', () => {
    const rules: PolicyChanges = { 'releaseNotice.hold.clock': 'excludingWeekendsAndHolidays' };
    expect(hold('Fri 12:00', rules)?.until).toBe(at('next Tue 12:00'));
    expect(hold('Sat 09:00', rules)?.until).toBe(at('next Wed 00:00'));
    // Thursday is a holiday.
    expect(hold('Wed 12:00', rules)?.until).toBe(at('next Mon 12:00'));
  });

  test('may count elapsed time', () => {
    expect(hold('Fri 12:00', { 'releaseNotice.hold.clock': 'elapsed' })?.until).toBe(at('Sun 12:00'));
  });

  test('under a 287(g) warrant or a request needs no order', () => {
    for (const basis of ['warrant287g', 'administrativeRequest'] as const) {
      const rules = { 'releaseNotice.hold.basis': basis, 'releaseNotice.hold.judgesOrder.probability': 0 };
      expect(hold('Tue 12:00', rules)?.basis).toBe(basis);
    }
  });
});

describe('a hold that needs a judge’s order', () => {
  const ordered: PolicyChanges = {
    'releaseNotice.hold.basis': 'judgesOrder',
    'releaseNotice.hold.judgesOrder.probability': 0.5,
    'releaseNotice.hold.judgesOrder.delay': uniform(0, 24 * HOUR),
  };

  test('exists if the order is obtained before the exit', () => {
    const found = hold('Mon 13:00', ordered, { ordered: 0.4, orderDelay: 0.5 });
    expect(found).toEqual({ basis: 'judgesOrder', until: at('Wed 13:00') });
  });

  test('does not exist if the judge does not give the order', () => {
    expect(hold('Mon 13:00', ordered, { ordered: 0.6 })).toBeNull();
  });

  test('needs the order before the exit: at its moment is too late, a second before is in time', () => {
    const at12 = { ...ordered, 'releaseNotice.hold.judgesOrder.delay': constant(12 * HOUR) };
    expect(hold('Mon 12:00', at12, { ordered: 0.4 })).toBeNull();
    const before = { ...ordered, 'releaseNotice.hold.judgesOrder.delay': constant(12 * HOUR - 1) };
    expect(hold('Mon 12:00', before, { ordered: 0.4 })).not.toBeNull();
  });
});
