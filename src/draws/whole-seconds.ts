/** About 17 years. No duration is longer, so that the sum of a few of them stays a 32-bit integer. */
export const LONGEST_SECONDS = 2 ** 29;

/** Nearest whole second of a duration of at least 0 seconds, at most LONGEST_SECONDS. */
export function wholeSeconds(seconds: number): number {
  return seconds < LONGEST_SECONDS ? (seconds + 0.5) | 0 : LONGEST_SECONDS;
}
