/**
 * An instant from a calendar as the 32-bit integer that the contract requires. Calendars keep doubles. A single double
 * makes V8 box every instant computed from it, and a run took half as long again.
 */
export function wholeInstant(instant: number): number {
  return instant | 0;
}

export function wholeInstantOrNull(instant: number | null): number | null {
  return instant === null ? null : instant | 0;
}
