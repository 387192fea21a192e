import type { Place, SourceNode } from '../text/source-tree.ts';

/** A problem at a path of a tree, before it has a line and column. */
export interface Finding {
  path: PropertyKey[];
  /** The key is wrong, not the value. */
  atKey?: boolean;
  message: string;
  allowed?: string;
  hint?: string;
}

/** Findings below a root. A finding whose path has no place in the file is shown at `top`. */
export interface FindingsBelow {
  findings: readonly Finding[];
  root: SourceNode;
  top: Place | undefined;
}
