/** Something wrong at a path of a tree, before it has a line and column. */
export interface Finding {
  path: PropertyKey[];
  /** The key is wrong, not the value. */
  atKey?: boolean;
  message: string;
  allowed?: string;
  hint?: string;
}
