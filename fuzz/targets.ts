import type { Target } from './frame/target.ts';
import { csv } from './targets/csv.ts';
import { expect } from './targets/expect.ts';
import { messages } from './targets/messages.ts';
import { ocel } from './targets/ocel.ts';
import { parquet } from './targets/parquet.ts';
import { snapshot } from './targets/snapshot.ts';
import { units } from './targets/units.ts';
import { xes } from './targets/xes.ts';
import { xlsx } from './targets/xlsx.ts';
import { yaml } from './targets/yaml.ts';

/** Everything that is fuzzed, in the order of the summary. */
export const TARGETS: readonly Target[] = [yaml, units, csv, xlsx, xes, ocel, parquet, messages, expect, snapshot];
