import { fileProblem, type Problem } from '../../refusals/input-error.ts';
import { hasSameLetters, nearest } from '../../refusals/nearest.ts';
import { quoted } from '../../refusals/quoted.ts';
import { meantBy } from '../columns/synonyms.ts';
import { COLUMNS } from '../logged-case.ts';
import type { RawLog } from './raw-case.ts';

const MOST_NAMES = 20;
/**
 * Names that are nearly those of a log's columns. If one differs only in capitals or punctuation, the log means the
 * column, so that leaving it out would answer another question: such names are problems. Others are noted.
 */
export function nearNames({ names: { kind, all } }: RawLog, shownAs: string): { problems: Problem[]; notes: string[] } {
  const problems: Problem[] = [];
  const notes: string[] = [];
  const given = new Set(all);
  const readable = kind === 'column' ? COLUMNS : COLUMNS.filter(({ kind }) => !kind.startsWith('instant'));
  const known = [...(kind === 'column' ? ['case'] : []), ...readable.map(({ key }) => key)];
  const missing = known.filter((name) => !given.has(name));
  const isKnown = new Set<string>(known);
  for (const name of given) {
    if (isKnown.has(name)) continue;
    if (problems.length + notes.length >= MOST_NAMES) break;
    const near = meant(name, missing) ?? nearest(name, missing);
    if (near === undefined) continue;
    if (hasSameLetters(near, name)) {
      const message = `the ${kind} ${quoted(name)} is not read, but nearly is one that is`;
      problems.push(fileProblem(shownAs, message, { allowed: `"${near}", or a name that is not like it` }));
    } else notes.push(`The ${kind} ${quoted(name)} is not read. The nearest that is read is "${near}".`);
  }
  return { problems, notes };
}

/** The missing column that such a name usually stands for. */
function meant(name: string, missing: readonly string[]): string | undefined {
  const key = meantBy(name);
  return key !== undefined && missing.includes(key) ? key : undefined;
}
