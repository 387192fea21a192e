import { startLocalStack as start } from '../../../src/stack/local-stack.ts';
import { spoiling } from '../spoiling.ts';

/** The local stack that spoilt-hook.ts gives the command line: one in a hundred messages is not JSON. */
export const startLocalStack: typeof start = (options) =>
  start({ ...options, faults: spoiling((body) => body.slice(0, body.length / 2)).faults });
