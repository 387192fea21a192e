import { withValues } from '../scenario/policies/with-values.ts';
import type { ReadScenario } from '../scenario/steps/read.ts';

/** A value to use instead of a scenario's, as YAML has it. */
export interface Edit {
  /** As `withValues` reads it, and the name that refusals have for the edit. */
  path: string;
  /** Its place in the scenario's tree, from the root. */
  keys: readonly string[];
  text: string;
}
export type Edits = readonly Edit[];

/**
 * The scenario with each edited value in place of the written one. What the loader refuses in an edit, it reports with
 * the edit's path as the file.
 *
 * @throws InputError if the text of an edit is not YAML.
 */
export function withEdits(written: ReadScenario, edits: Edits): ReadScenario {
  return withValues(written, Object.fromEntries(edits.map(({ path, text }) => [path, text])));
}
