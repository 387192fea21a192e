/** Opening hours: weekly intervals in seconds after midnight on the local clock. Weekday 1 is Monday, 7 is Sunday. */
export interface HoursSpec {
  /** close is in (open, 86400]; intervals of a weekday do not overlap. Empty: never open. */
  intervals: { weekday: number; open: number; close: number }[];
  closedOnHolidays: boolean;
}
