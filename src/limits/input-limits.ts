/** How much of one kind an input may have. `pickup-gap limits` prints this table. */
export interface InputLimit {
  /** The most that is accepted; one more is refused. */
  readonly most: number;
  readonly unit:
    | 'bytes'
    | 'levels'
    | 'characters'
    | 'rows'
    | 'columns'
    | 'cells'
    | 'keys'
    | 'cases'
    | 'values'
    | 'tokens'
    | 'seconds';
  /** What has the limit, in words: "a scenario file or preset". */
  readonly of: string;
}

const MIB = 1024 * 1024;

export const INPUT_LIMITS = {
  scenarioBytes: { most: MIB, unit: 'bytes', of: 'a scenario file or preset' },
  scenarioLevels: { most: 64, unit: 'levels', of: 'the maps and lists of a scenario file or preset' },
  /** An alias bomb has billions. */
  scenarioValues: { most: 100_000, unit: 'values', of: 'a scenario file or preset, with every alias expanded' },
  /** Ordinary scenarios have up to 320,000 in one MiB. */
  scenarioTokens: {
    most: 500_000,
    unit: 'tokens',
    of: 'a scenario file or preset: words, signs, spaces and line ends',
  },
  csvBytes: { most: 64 * MIB, unit: 'bytes', of: 'a CSV file that a scenario or `fit` reads' },
  csvRows: { most: 10_000_000, unit: 'rows', of: 'a CSV file' },
  csvColumns: { most: 2000, unit: 'columns', of: 'a CSV file' },
  csvHeaderCharacters: { most: 500, unit: 'characters', of: 'the name of a column' },
  csvRowBytes: { most: 1_000_000, unit: 'bytes', of: 'a row of a CSV file' },
} as const satisfies Record<string, InputLimit>;
