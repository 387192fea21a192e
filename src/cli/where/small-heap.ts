import { setFlagsFromString } from 'node:v8';

/**
 * Keeps the part of the heap that holds new objects at the size it has. A driver makes much garbage and keeps little:
 * with 90,000 results V8 lets that part grow to 64 MiB and the process to 350, while 19 are in use. With this, the
 * process takes 190. For a command that waits for results rather than computes them.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}
