import { CATALOGUE } from './catalogue.ts';
import type { Shown } from './row.ts';

/** The outcome of a row: what it showed, and why `accepted` was refused. */
export interface Outcome {
  part: string;
  given: string;
  shown: Shown[];
  /** The row names a test that provokes it. */
  isElsewhere: boolean;
  notAccepted: string | null;
}

/**
 * Provokes every refusal of the catalogue and prints the outcomes as JSON. The test runs it alone, so that Node's
 * coverage says which code ran.
 */
const outcomes: Outcome[] = [];
for (const { title, rows } of CATALOGUE) {
  for (const { given, provoke, accept, shownBy } of rows) {
    const shown = await provoke();
    const notAccepted = await Promise.resolve(accept?.()).then(
      () => null,
      (error) => String(error),
    );
    outcomes.push({ part: title, given, shown, isElsewhere: shownBy !== undefined, notAccepted });
  }
}
process.stdout.write(JSON.stringify(outcomes));
