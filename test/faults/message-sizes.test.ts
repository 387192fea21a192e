import { describe, expect, test } from '@jest/globals';
import { enclose } from '../../events/envelope.ts';
import type { BookingRequested, DetainersDecided, PeopleBooked } from '../../events/messages.ts';
import { LARGEST_CHUNK, RECEIVES } from '../../events/queues.ts';
import { makePlan } from '../../src/engine/plan/plan.ts';
import { bookPeople } from '../../src/pipeline/steps/book-people.ts';
import { rangesOf } from '../../src/pipeline/steps/ranges.ts';
import type { ResolvedScenario } from '../../src/resolved/scenario.ts';
import { smallScenario } from './faulted-run.ts';
import { SURVIVABLE } from './striking.ts';

/**
 * However large a replication is, its messages stay below SQS's limits, and one function's messages within its time.
 */

/** SQS allows 1 MiB per message and per batch; ids and attributes count too. */
const SQS_BYTES = 1_048_576;
const SLACK_BYTES = 1024;
/** The longest whole number that a schema allows: the smallest of 32 bits. */
const LONGEST = -(2 ** 31);
const INDEX = 2 ** 31 - 1;

const booking = {
  person: LONGEST,
  bookedAt: LONGEST,
  facility: 499,
  foreignBorn: false,
  priorContact: false,
  priority: 19,
  convicted: false,
  consents: false,
};
const detainer = {
  person: LONGEST,
  asked: false,
  calledAt: LONGEST,
  channel: 'courtRecords' as const,
  identifiedAt: LONGEST,
  lodgedAt: LONGEST,
};
const address = {
  run: 'r'.repeat(64),
  replication: INDEX,
  range: { index: INDEX, of: INDEX, fromDay: LONGEST, toDay: LONGEST },
  chunk: { index: INDEX, of: INDEX },
  uncarried: { bookings: INDEX, untouched: INDEX },
};
const bytes = (event: object) => Buffer.byteLength(JSON.stringify(event));
const peopleBooked = (people: number): PeopleBooked => ({ ...address, bookings: Array(people).fill(booking) });
const detainersDecided = (people: number): DetainersDecided => ({
  ...address,
  policy: INDEX,
  cases: Array(people).fill({ booking, detainer }),
});

describe('the largest allowed chunk', () => {
  test('with the longest numbers is below SQS’s limit', () => {
    expect(bytes(enclose('detainer', peopleBooked(LARGEST_CHUNK)))).toBeLessThan(SQS_BYTES - SLACK_BYTES);
    expect(bytes(enclose('release-notice', detainersDecided(LARGEST_CHUNK)))).toBeLessThan(SQS_BYTES - SLACK_BYTES);
  });

  test('planted fault: a chunk a quarter larger would not be', () => {
    expect(bytes(enclose('release-notice', detainersDecided(1.25 * LARGEST_CHUNK)))).toBeGreaterThan(SQS_BYTES);
  });
});

/** About this many bookings per day. */
async function crowded(perDay: number): Promise<ResolvedScenario> {
  const scenario = await smallScenario(1);
  const arrivals = { ...scenario.booking.arrivals, kind: 'rate', perDay };
  return { ...scenario, booking: { ...scenario.booking, arrivals } } as ResolvedScenario;
}

describe('a range of days', () => {
  test.each([
    [6, 1],
    [6, 1000],
    [3000, 1],
    [3000, 1000],
    [200_000, 3000],
  ])(
    'of %d bookings per day in chunks of %d has about 50,000 people or 500 chunks, or is one day',
    async (perDay, chunk) => {
      const scenario = await crowded(perDay);
      const ranges = rangesOf(scenario, chunk);
      const most = Math.max(perDay, Math.min(50_000, 500 * chunk));
      for (const { fromDay, toDay } of ranges) expect((toDay - fromDay) * perDay).toBeLessThanOrEqual(most);
      // Together they are all the days, each once.
      expect(ranges[0].fromDay).toBe(-scenario.warmUpDays);
      expect(ranges.at(-1)!.toDay).toBe(scenario.days + scenario.coolDownDays);
      expect(ranges.slice(1).map(({ fromDay }) => fromDay)).toEqual(ranges.slice(0, -1).map(({ toDay }) => toDay));
    },
  );

  test('of one crowded day has larger chunks than requested, at most 5,000 of them', async () => {
    const scenario = await crowded(20_000);
    const plan = makePlan(scenario);
    const range: BookingRequested['range'] = { index: 0, of: 1, fromDay: 0, toDay: 1 };
    const chunks = bookPeople({ run: 'crowded', replication: 0, range }, plan, 1);
    expect(chunks.length).toBeLessThanOrEqual(5000);
    expect(chunks.length).toBeGreaterThan(3000);
    expect(chunks.flatMap(({ bookings }) => bookings)).toHaveLength(
      bookPeople({ run: 'crowded', replication: 0, range }, plan, 3000).flatMap(({ bookings }) => bookings).length,
    );
  });
});

test('the faults that a message must survive are fewer than its receives', () => {
  expect(SURVIVABLE).toBeLessThan(RECEIVES);
});
