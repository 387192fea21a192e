import { createHash } from 'node:crypto';

/**
 * A run's id: 20 hexadecimal digits computed from what is run and how. The same command therefore finds its run again.
 */
export function runId(...what: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(what)).digest('hex').slice(0, 20);
}
