import type { SourceNode } from '../text/source-tree.ts';
import type { Layer } from './regimes.ts';
import type { Presets } from './rules.ts';

/** What policies are laid over, and what they are made of. */
export interface World {
  /** The scenario file. */
  tree: SourceNode;
  /** With the defaults of what the file leaves out. */
  base: SourceNode;
  defaults: SourceNode;
  presets: Presets;
  layers: readonly Layer[];
  /** What of the policies and presets distinguishes facilities. */
  parts: readonly SourceNode[];
}
