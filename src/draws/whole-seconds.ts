/** About 17 years. Durations end here, so that a few of them after each other stay 32-bit integers. */
export const LONGEST_SECONDS = 2 ** 29;

/** Nearest whole second of a duration of at least 0 seconds, at most LONGEST_SECONDS. */
export function wholeSeconds(seconds: number): number {
  return seconds < LONGEST_SECONDS ? (seconds + 0.5) | 0 : LONGEST_SECONDS;
}
