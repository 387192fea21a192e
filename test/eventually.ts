import { setTimeout as pause } from 'node:timers/promises';

/**
 * Between two looks: short, so that no test waits long, but enough to leave the processor to the process waited for.
 */
const PAUSE_MILLISECONDS = 5;
/**
 * After this time something hangs, even a process that a test starts. Just below Jest's own limit for a test
 * (jest.config.js), so that the error names what has not happened.
 */
export const LIMIT_MILLISECONDS = 290_000;

/**
 * Looks repeatedly until there is something to see, and returns it: anything but undefined and false. This is the
 * tests' only pause. Its limit is so long that only what never happens reaches it, however busy the machine is.
 */
export async function eventually<T>(
  what: string,
  look: () => T | Promise<T>,
  detail: () => string | Promise<string> = () => '',
): Promise<Exclude<T, undefined | false>> {
  const end = performance.now() + LIMIT_MILLISECONDS;
  do {
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen as Exclude<T, undefined | false>;
    await pause(PAUSE_MILLISECONDS);
  } while (performance.now() < end);
  throw new Error(`${what}: this has not happened in ${LIMIT_MILLISECONDS / 1000} s. ${await detail()}`.trimEnd());
}
