import { createHash } from 'node:crypto';
import { decisiveText } from './decisive-text.ts';
import type { ResolvedScenario } from './scenario.ts';

/** SHA-256, hexadecimal, of what decides a scenario's figures: see `decisiveText`. */
export function resolvedSha256(resolved: ResolvedScenario): string {
  return createHash('sha256').update(decisiveText(resolved)).digest('hex');
}
