/** Waits so many milliseconds; a test replaces it. */
export type Pause = (milliseconds: number) => Promise<void>;

export const realPause: Pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const FIRST_MILLISECONDS = 40;
const LONGEST_MILLISECONDS = 1000;

/** Waits before the next attempt: not before the first (0), and then twice as long each time, at most a second. */
export async function backOff(attempt: number, pause: Pause = realPause): Promise<void> {
  if (attempt > 0) await pause(Math.min(LONGEST_MILLISECONDS, FIRST_MILLISECONDS * 2 ** (attempt - 1)));
}
