/** Opening hours: weekly intervals of local wall-clock seconds after midnight; weekday 1 is Monday, 7 Sunday. */
export interface HoursSpec {
  /** close is in (open, 86400]; intervals of a weekday do not overlap. Empty: never open. */
  intervals: { weekday: number; open: number; close: number }[];
  closedOnHolidays: boolean;
}
