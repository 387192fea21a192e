import type { SourceNode } from '../text/source-tree.ts';
import type { Layer } from './regimes.ts';
import type { Presets } from './rules.ts';

/** What policies are laid over, and what they are made of. */
export interface World {
  /** The scenario file. */
  tree: SourceNode;
  /** The base, with defaults for what the file leaves out. */
  base: SourceNode;
  defaults: SourceNode;
  presets: Presets;
  layers: readonly Layer[];
  /** The parts of policies and presets that treat facilities differently. */
  parts: readonly SourceNode[];
}
