import { type Clock, wallClock } from './functions/clock.ts';

/** Waits for what is to end by itself; rejects where it has not within `milliseconds`, since whoever waits for it would hang. */
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
