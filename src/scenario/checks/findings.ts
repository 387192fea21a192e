import type { Place, SourceNode } from '../text/source-tree.ts';

/** Something wrong at a path of a tree, before it has a line and column. */
export interface Finding {
  path: PropertyKey[];
  /** The key is wrong, not the value. */
  atKey?: boolean;
  message: string;
  allowed?: string;
  hint?: string;
}

/** Findings below a root. Those whose path has no place in the file are shown at `top`. */
export interface FindingsBelow {
  findings: readonly Finding[];
  root: SourceNode;
  top: Place | undefined;
}
