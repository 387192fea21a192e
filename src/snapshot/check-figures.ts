import type { Estimate } from '../measures/interval.ts';
import type { Refuser } from './csv-lines.ts';
import type { ReadFigure } from './read-figures.ts';
import type { ReadSeries } from './read-series.ts';
import { FIGURES, figureIn, type PolicySnapshot } from './snapshot.ts';

export const AGAIN = 'restore the file from git, or take a new snapshot; it replaces this one';

/** The rows of a snapshot, and which of its sections have another checksum than the header says. */
interface Rows {
  figures: readonly ReadFigure[];
  series: readonly ReadSeries[];
  policies: readonly PolicySnapshot[];
  isEdited: { figures: boolean; series: boolean };
}

/**
 * Each figure must be what the replications give, and no row may be missing or repeated.
 *
 * @throws InputError with the row that was edited.
 */
export function checkFigures({ figures, series, policies, isEdited }: Rows, refuse: Refuser): void {
  const expected = policies.flatMap((policy) => FIGURES.map((figure) => ({ policy, figure })));
  for (const [i, { line, policy, key, value }] of figures.entries()) {
    const due = expected[i];
    if (due === undefined || due.policy.name !== policy || due.figure.key !== key) {
      const message = `the row of ${policy}, ${key} is repeated, or is not in its place`;
      const allowed = due === undefined ? 'no further row' : `${due.policy.name},${due.figure.key},…`;
      throw refuse.atLine(line, { message, allowed, hint: AGAIN });
    }
    const known = figureIn(due.policy, due.figure);
    if (known === undefined) {
      throw refuse.atLine(line, { message: `there are no replications of ${policy}, ${key} below`, hint: AGAIN });
    }
    if (isSame(value, known)) continue;
    const counted = series.find((row) => row.policy === policy && row.key === key);
    if (isEdited.series && !isEdited.figures && counted !== undefined) {
      const message = `the row was edited by hand: its replications give other figures than line ${line}`;
      throw refuse.atLine(counted.line, { message, hint: AGAIN });
    }
    const message = 'the row was edited by hand: its replications give other figures';
    throw refuse.atLine(line, { message, allowed: [known.mean, known.low, known.high].join(','), hint: AGAIN });
  }
  const missing = expected[figures.length];
  if (missing !== undefined) {
    const line = figures.at(-1)?.line ?? 1;
    const message = `after this row, the row of ${missing.policy.name}, ${missing.figure.key} is missing`;
    throw refuse.atLine(line, { message, hint: AGAIN });
  }
}

function isSame(a: Estimate, b: Estimate): boolean {
  return a.mean === b.mean && a.low === b.low && a.high === b.high;
}
