import { type Clock, wallClock } from './functions/clock.ts';

/**
 * Waits for something that should end by itself. Rejects if it has not ended within `milliseconds`, since the caller
 * would otherwise hang.
 */
export async function inTime<T>(
  what: string,
  end: () => Promise<T>,
  milliseconds: number,
  clock: Clock = wallClock,
): Promise<T> {
  let cancel: () => void = () => undefined;
  const late = new Promise<never>((_, reject) => {
    const error = new Error(`${what} did not end within ${milliseconds / 1000} s.`);
    cancel = clock.after(milliseconds, () => reject(error));
  });
  return Promise.race([end(), late]).finally(() => cancel());
}
