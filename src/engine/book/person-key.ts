const NUMBER_BITS = 18;

/** The most people in a day: no keys are left for more. */
export const MOST_PER_DAY = 2 ** NUMBER_BITS;

/** The key of the day's person of this number (see events/person.ts). Days run from −8192 to 8191. */
export function personKey(day: number, number: number): number {
  if (number >= MOST_PER_DAY)
    throw new RangeError(`Day ${day} has over ${MOST_PER_DAY} bookings, more than there are keys for.`);
  return (day << NUMBER_BITS) | number;
}

/** The day on which the person of this key was booked. */
export function dayOfPerson(person: number): number {
  return person >> NUMBER_BITS;
}

/** The person's number within that day, from 0. */
export function numberWithinDay(person: number): number {
  return person & (MOST_PER_DAY - 1);
}
