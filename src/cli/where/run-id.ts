import { createHash } from 'node:crypto';

/** The id of a run follows from what is run and how, so that one begun before is found again: 20 hexadecimal digits. */
export function runId(...what: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(what)).digest('hex').slice(0, 20);
}
