/**
 * What people may be counted by, beside the total. Facility and priority class are those of the booking, and so is the
 * calendar month. The others are about the release: its reason, and the local hour and weekday at which it is ordered.
 * `week` is weekday and hour together.
 */
export const PARTS = ['facility', 'month', 'reason', 'hour', 'weekday', 'week', 'priority', 'convicted'] as const;

export type Part = (typeof PARTS)[number];

/** What one kind of part has for each of the kinds. */
export type ByPart<T> = Record<Part, T>;

/** How many parts there are; 0 if they are not counted separately. */
export type PartSizes = ByPart<number>;

export function byPart<T>(of: (part: Part) => T): ByPart<T> {
  return Object.fromEntries(PARTS.map((part) => [part, of(part)])) as ByPart<T>;
}

export const UNDIVIDED: PartSizes = byPart(() => 0);

/** The one kind of part that is counted beside the facilities; null if there is none. */
export function partBesideFacilities(sizes: PartSizes): Part | null {
  return PARTS.find((part) => part !== 'facility' && sizes[part] > 0) ?? null;
}
