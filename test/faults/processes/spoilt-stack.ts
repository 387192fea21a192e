import { startLocalStack as start } from '../../../src/stack/local-stack.ts';
import { spoiling } from '../spoiling.ts';

/** The local stack as the command line gets it from spoilt-hook.ts: one in a hundred messages is no JSON. */
export const startLocalStack: typeof start = (options) =>
  start({ ...options, faults: spoiling((body) => body.slice(0, body.length / 2)).faults });
