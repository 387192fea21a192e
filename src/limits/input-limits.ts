/** How much of one kind an input may have. `pickup-gap limits` prints this table. */
export interface InputLimit {
  /** The most that is accepted; one more is refused. */
  readonly most: number;
  readonly unit: 'bytes' | 'levels' | 'characters' | 'rows' | 'columns' | 'cells' | 'keys' | 'cases' | 'seconds';
  /** What has the limit, in words: "a scenario file or preset". */
  readonly of: string;
}

const MIB = 1024 * 1024;

export const INPUT_LIMITS = {
  scenarioBytes: { most: MIB, unit: 'bytes', of: 'a scenario file or preset' },
  csvBytes: { most: 64 * MIB, unit: 'bytes', of: 'a CSV file that a scenario or `fit` reads' },
} as const satisfies Record<string, InputLimit>;
