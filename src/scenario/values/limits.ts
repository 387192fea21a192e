/** How large a scenario may be. */
export const LIMITS = {
  facilities: 500,
  policies: 50,
  /** Per policy. */
  datedChanges: 100,
  /** Over all policies: periods × facilities that differ. */
  rulesInPlace: 2000,
  priorities: 20,
  citizenshipGroups: 50,
  replications: 1_000_000,
  /** 22 years. */
  days: 8036,
  /** Warm-up, run and cool-down each end within this many days of the run's start. */
  daysFromStart: 8191,
  bookingsPerDay: 200_000,
  teams: 10_000,
};
