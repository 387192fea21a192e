import { execFileSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import { QUEUES } from '../../events/queues.ts';

// A function that runs out of memory or time is started again from nothing, as often as the queue allows.

interface Needed {
  people?: number;
  notices?: number;
  seconds: number;
  mebibytes: number;
}

const needed = (...args: string[]): Needed =>
  JSON.parse(execFileSync(process.execPath, ['bench/crowded.ts', ...args], { encoding: 'utf8' }));

test('a day of 100,000 people is booked within the memory and the time of its function', () => {
  const { people, seconds, mebibytes } = needed('booking', '100000');
  expect(people).toBeGreaterThan(99_000);
  expect(mebibytes).toBeLessThan(QUEUES.booking.memoryMiB * 0.6);
  // A function with less memory than 1,769 MiB has a part of a processor.
  expect(seconds).toBeLessThan((QUEUES.booking.timeoutSeconds / 3) * (QUEUES.booking.memoryMiB / 1769));
});

test('500,000 notices of one replication are served within the memory and the time of their function', () => {
  const { memoryMiB, timeoutSeconds } = QUEUES['agent-arrival'];
  const { notices, seconds, mebibytes } = needed('agent-arrival', '800000');
  expect(notices).toBeGreaterThan(500_000);
  expect(mebibytes).toBeLessThan(memoryMiB * 0.6);
  expect(seconds).toBeLessThan((timeoutSeconds / 3) * (memoryMiB / 1769));
});

test('the driver keeps one byte per result, and not the results', () => {
  const sized = (replications: string) =>
    JSON.parse(
      execFileSync(process.execPath, ['bench/driver-memory.ts', 'scenarios/first-look.yaml', replications], {
        encoding: 'utf8',
      }),
    ) as { results: number; mebibytes: number };
  const [few, many] = [sized('5000'), sized('30000')];
  expect(many.results).toBe(6 * few.results);
  // The results themselves would be 75,000 times some kilobytes more.
  expect(many.mebibytes - few.mebibytes).toBeLessThan(60);
});
