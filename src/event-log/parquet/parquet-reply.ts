import type { OwnName } from '../columns/column-map.ts';

/** The values of a column, one per row. */
export type ParquetColumn =
  /** Milliseconds since 1970-01-01, of UTC or of a local clock; NaN where there is no value. */
  | { kind: 'times'; milliseconds: Float64Array; isLocal: boolean }
  /** Each different text once, and per row its index; −1 where there is no value. */
  | { kind: 'texts'; texts: string[]; indexes: Int32Array };

/** What a message says about a file that is refused. */
export interface Refused {
  message: string;
  allowed: string;
  hint?: string;
  /** Whether the file proved to be a log before, so that a message may show what is in it. */
  isLog?: boolean;
}

/** What the process that reads a Parquet file sends, in this order; nothing follows a refusal. */
export type ParquetReply =
  | { kind: 'column'; key: OwnName; column: ParquetColumn }
  | { kind: 'read'; rows: number; names: string[] }
  | { kind: 'refused'; refused: Refused };

/** The words that the watchdog writes before it ends the process. */
export type Exceeded = 'processor time' | 'memory';

export const CANNOT_READ = 'not a Parquet file that can be read';

/** What is said about a file whose bytes are not those of a Parquet file. */
export const NOT_PARQUET: Refused = {
  message: `${CANNOT_READ}: it is damaged, cut off or of another kind`,
  allowed: 'a whole Parquet file',
  hint: 'export it again, or export it as CSV',
};

export class ParquetRefusal extends Error {
  readonly refused: Refused;

  constructor(refused: Refused) {
    super(refused.message);
    this.refused = refused;
  }
}
