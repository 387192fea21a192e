import { addResult, type BatchResult, emptyResult } from './batch.ts';
import { Lane, type LaneOptions } from './lanes.ts';

/** Small enough that an input that ends its process makes few others run twice. */
const BATCH = 250;

export interface FuzzOptions extends LaneOptions {
  targets: readonly string[];
  seed: number;
  count: number;
  /** How many processes at once. */
  lanes: number;
  /** Once it is aborted, no further batch starts. */
  stop?: AbortSignal;
  onProgress?(target: string, done: number): void;
}

/** Runs inputs 0 … count − 1 of each target. The result does not depend on the number of lanes, apart from times. */
export async function fuzz(options: FuzzOptions): Promise<Map<string, BatchResult>> {
  const { targets, seed, count, stop, onProgress } = options;
  const results = new Map(targets.map((target) => [target, emptyResult()]));
  const batches = targets.flatMap((target) =>
    Array.from({ length: Math.ceil(count / BATCH) }, (_, i) => ({
      target,
      seed,
      from: i * BATCH,
      to: Math.min(count, (i + 1) * BATCH),
      ended: [],
    })),
  );
  const lanes = Array.from({ length: Math.min(options.lanes, batches.length) }, () => new Lane(options));
  try {
    await Promise.all(
      lanes.map(async (lane) => {
        for (let batch = batches.shift(); batch !== undefined && !stop?.aborted; batch = batches.shift()) {
          addResult(results.get(batch.target)!, await lane.run(batch));
          onProgress?.(batch.target, batch.to);
        }
      }),
    );
  } finally {
    for (const lane of lanes) lane.close();
  }
  for (const { faults } of results.values()) faults.sort((a, b) => a.index - b.index);
  return results;
}

/** Runs one input alone. */
export async function replay(target: string, index: number, seed: number, options: LaneOptions): Promise<BatchResult> {
  const lane = new Lane(options);
  try {
    return await lane.run({ target, seed, from: index, to: index + 1, ended: [] });
  } finally {
    lane.close();
  }
}
