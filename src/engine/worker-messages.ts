import type { Tally } from '../measures/tally.ts';

export type WorkerRequest = { kind: 'run'; first: number; count: number } | { kind: 'takeTally' };

export type WorkerReply = { kind: 'ran'; count: number } | { kind: 'tally'; tally: Tally };
