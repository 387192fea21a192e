import type { Target } from './frame/target.ts';
import { yaml } from './targets/yaml.ts';

/** Everything that is fuzzed, in the order of the summary. */
export const TARGETS: readonly Target[] = [yaml];
