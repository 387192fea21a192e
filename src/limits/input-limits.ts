/** How much of one kind an input may have. `pickup-gap limits` prints this table. */
export interface InputLimit {
  /** The most that is accepted; one more is refused. */
  readonly most: number;
  readonly unit: LimitUnit;
  /** What has the limit, in words: "a scenario file or preset". */
  readonly of: string;
}

type LimitUnit =
  | 'bytes'
  | 'levels'
  | 'characters'
  | 'rows'
  | 'columns'
  | 'cells'
  | 'keys'
  | 'values'
  | 'tokens'
  | 'cases'
  | 'seconds'
  | 'days'
  | 'replications'
  | 'facilities'
  | 'policies'
  | 'changes'
  | 'rules'
  | 'classes'
  | 'groups'
  | 'bookings per day'
  | 'teams'
  | 'ranges'
  | 'points';

const MIB = 1024 * 1024;

/** One row per limit, in the order in which the table is printed: files first, then what a scenario may hold. */
export const INPUT_LIMITS = {
  scenarioBytes: { most: MIB, unit: 'bytes', of: 'a scenario file or preset' },
  scenarioLevels: { most: 64, unit: 'levels', of: 'lists and maps inside each other in a scenario file or preset' },
  scenarioValues: {
    most: 100_000,
    unit: 'values',
    of: 'a scenario file or preset, with those of an alias counted each time',
  },
  /** Ordinary scenarios have up to 320,000 in one MiB. */
  scenarioTokens: {
    most: 500_000,
    unit: 'tokens',
    of: 'a scenario file or preset: words, signs, spaces and line ends',
  },
  textLength: {
    most: 500,
    unit: 'characters',
    of: 'a value of a scenario that is an amount, a time, a place or one of several words',
  },
  costLines: { most: 50, unit: 'values', of: 'costs.lines of a scenario or policy' },
  proseLength: {
    most: 10_000,
    unit: 'characters',
    of: 'any other text of a scenario, such as a title, a description or a note',
  },
  csvBytes: { most: 64 * MIB, unit: 'bytes', of: 'a CSV file that a scenario or `fit` reads' },
  csvRows: { most: 2_000_000, unit: 'rows', of: 'a CSV file' },
  csvColumns: { most: 2000, unit: 'columns', of: 'a CSV file' },
  csvHeaderCharacters: { most: 500, unit: 'characters', of: 'the name of a column' },
  csvRowBytes: { most: 1_000_000, unit: 'bytes', of: 'a row of a CSV file' },
  cells: { most: 100_000_000, unit: 'cells', of: 'a CSV file or log (rows times columns)' },
  sheetBytes: { most: 256 * MIB, unit: 'bytes', of: 'the parts of a workbook (.xlsx) when unpacked' },
  ocelBytes: { most: 512 * MIB, unit: 'bytes', of: 'a log in OCEL 2.0 JSON' },
  xesBytes: { most: 512 * MIB, unit: 'bytes', of: 'a log in XES' },
  csvLogBytes: { most: 512 * MIB, unit: 'bytes', of: 'a log in CSV' },
  parquetBytes: { most: 512 * MIB, unit: 'bytes', of: 'a log in Parquet' },
  logDepth: { most: 64, unit: 'levels', of: 'a log in OCEL or XES, or a JSON value in a Parquet log' },
  logElement: { most: 16 * MIB, unit: 'characters', of: 'one element of a log in OCEL or XES' },
  logKeys: {
    most: 10_000,
    unit: 'keys',
    of: 'a log in OCEL, XES or Parquet: different names of attributes and columns',
  },
  parquetSeconds: { most: 30, unit: 'seconds', of: 'processor time per million values of a Parquet column' },
  cases: { most: 1_000_000, unit: 'cases', of: 'a log, read or written' },
  facilities: { most: 500, unit: 'facilities', of: 'a scenario' },
  policies: { most: 50, unit: 'policies', of: 'a scenario' },
  changes: { most: 200, unit: 'changes', of: 'a policy' },
  datedChanges: { most: 100, unit: 'changes', of: 'a policy, with a date from which they apply' },
  rulesInPlace: { most: 2000, unit: 'rules', of: 'all policies: periods times facilities that differ' },
  priorities: { most: 20, unit: 'classes', of: 'priority for the field office' },
  citizenshipGroups: { most: 50, unit: 'groups', of: 'citizenship in a weekly report' },
  replications: { most: 1_000_000, unit: 'replications', of: 'a run' },
  days: { most: 8036, unit: 'days', of: "a run's length (22 years)" },
  daysFromStart: { most: 8191, unit: 'days', of: "the warm-up, run and cool-down, each from the run's start" },
  bookingsPerDay: { most: 200_000, unit: 'bookings per day', of: 'a scenario, on average' },
  teams: { most: 10_000, unit: 'teams', of: 'a field office' },
  unknowns: { most: 32, unit: 'ranges', of: 'a scenario that `spread` reads; as many paths, a sweep' },
  sweepPoints: { most: 1000, unit: 'points', of: 'a sweep' },
  sweepReplications: { most: 1000, unit: 'replications', of: 'each point of a sweep' },
} as const satisfies Record<string, InputLimit>;
