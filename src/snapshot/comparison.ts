import { type InputChange, inputChanges } from './input-changes.ts';
import { type Movements, movementsBetween } from './movement.ts';
import type { Snapshot } from './snapshot.ts';

/** What differs between two snapshots of a scenario. */
export interface Comparison extends Movements {
  inputs: InputChange[];
  /** Why figures may have moved, in words, the likeliest first. */
  causes: string[];
}

export function compareSnapshots(before: Snapshot, now: Snapshot, words: (change: InputChange) => string): Comparison {
  const inputs = inputChanges(before.inputs, now.inputs);
  return { ...movementsBetween(before, now), inputs, causes: causesOf(before, now, inputs.filter(isValue).map(words)) };
}

/** Whether the value itself differs, and not only its source. */
function isValue({ before, now }: InputChange): boolean {
  return before?.value !== now?.value;
}

function causesOf(before: Snapshot, now: Snapshot, values: string[]): string[] {
  const [old, recent] = [before.header, now.header];
  const causes: string[] = [];
  if (old.resolvedSha256 !== recent.resolvedSha256) {
    causes.push(...(values.length > 0 ? values : [UNNAMED]));
  }
  if (old.figures !== recent.figures) {
    causes.push(
      `the rules of the simulator changed: figures version ${old.figures} → ${recent.figures} ` +
        `(pickup-gap ${old.program} → ${recent.program})`,
    );
  }
  if (old.seed !== recent.seed) causes.push(`the seed: ${old.seed} → ${recent.seed}`);
  return causes;
}

const UNNAMED = 'the resolved scenario changed in something that the list of its values does not show';
