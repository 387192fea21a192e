import type { BatchResult } from './batch.ts';

/** In a lane's folder: the index of the input that is running, and why the process was ended. */
export const INDEX_FILE = 'index';
export const REASON_FILE = 'reason.json';

/** What a lane sends for each batch: its result, or why the fuzzer itself failed. */
export type LaneAnswer = { result: BatchResult } | { failed: string };
