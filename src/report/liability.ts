import type { Result } from '../measures/result.ts';
import { wrapped } from './format.ts';

const FIGURE = /(^|\.)costs\.exposurePerHour$/;

/** What the row of the possible liability means, and its basis. Empty if no policy has any. */
export function liability({ policies, assumptions }: Result): string[] {
  if (policies.every(({ measures }) => (measures.exposure.mean ?? 0) === 0)) return [];
  const figures = [...new Set(assumptions.filter(({ path }) => FIGURE.test(path)).map(({ value }) => value))];
  // Policies or facilities may have figures of their own.
  const at = figures.length === 1 ? figures[0] : "the scenario's figure per hour";
  const bases = [...new Set(policies.map(({ exposureBasis }) => exposureBasis))].join('; ');
  return wrapped(
    `Possible liability: ${at} held without a judge's order or 287(g) warrant. Basis: ${bases}. ` +
      'Not a prediction, and not part of the county cost.',
    '  ',
  );
}
