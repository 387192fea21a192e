import { LineCounter, type Node } from 'yaml';
import { INPUT_LIMITS } from '../../limits/input-limits.ts';
import type { Problem } from '../../refusals/input-error.ts';
import { parseYaml } from './parse-yaml.ts';
import type { Place, SourceNode } from './source-tree.ts';
import { MOST_LEVELS, TOO_DEEP, TreeBuilder } from './tree-builder.ts';

const MOST_TOKENS = INPUT_LIMITS.scenarioTokens.most;
/** A hostile file can contain a hundred thousand problems, and nobody reads them. */
export const MOST_PROBLEMS = 1000;

/** Turns offsets into a problem of the file. */
export type ProblemAt = (place: Place | undefined, rest: Pick<Problem, 'message' | 'allowed' | 'hint'>) => Problem;

export interface ReadTree {
  /** Undefined if the text is not a single YAML document. */
  tree: SourceNode | undefined;
  problems: Problem[];
  problemAt: ProblemAt;
}

/**
 * The tree of a YAML text, and everything wrong with it as problems. Values wrapped as {value, source, basis, note} are
 * unwrapped, unless `hasSources` is false. With `placesIn`, the tree's places name that file.
 */
export function readYaml(text: string, file: string, how: { placesIn?: string; hasSources?: boolean } = {}): ReadTree {
  const lines = new LineCounter();
  const problems: Problem[] = [];
  const problemAt = locator(text, file, lines);
  const report = (place: Place | undefined, message: string, allowed?: string, hint?: string) => {
    if (problems.length < MOST_PROBLEMS)
      problems.push(problemAt(place, { message, ...(allowed && { allowed }), ...(hint && { hint }) }));
  };

  const parsed = parseYaml(text, lines);
  if (parsed.kind !== 'documents') {
    const at = { start: parsed.at, end: parsed.at + 1 };
    if (parsed.kind === 'tooDeep') report(at, TOO_DEEP, MOST_LEVELS);
    else
      report(
        at,
        `the file has more than ${MOST_TOKENS} words, signs, spaces and line ends`,
        `at most ${MOST_TOKENS}; long tables fit into CSV files`,
      );
    return { tree: undefined, problems, problemAt };
  }
  const [document, second] = parsed.documents;
  if (second !== undefined)
    report(
      { start: second.range[0], end: second.range[0] + 3 },
      'a second document starts here',
      'one scenario per file: remove --- and what follows it',
    );
  for (const error of parsed.errors.slice(0, 20)) {
    const tabs = error.code === 'TAB_AS_INDENT' ? 'indent with spaces, not tabs' : undefined;
    report(
      { start: error.pos[0], end: error.pos[1] },
      `not valid YAML: ${error.message
        .split('\n')[0]
        .slice(0, 200)
        .replace(/ at line \d.*$/, '')}`,
      undefined,
      tabs,
    );
  }
  if (problems.length > 0) return { tree: undefined, problems, problemAt };
  if (document?.contents == null) {
    report(undefined, 'the file is empty', 'a scenario', '`pickup-gap init` writes one to start from');
    return { tree: undefined, problems, problemAt };
  }
  const tree = new TreeBuilder(report, how).build(document.contents as Node);
  return { tree, problems, problemAt };
}

function locator(text: string, file: string, lines: LineCounter): ProblemAt {
  return (place, rest) => {
    if (place === undefined) return { file, line: 0, column: 0, sourceLine: '', ...rest };
    const start = Math.min(place.start, text.length);
    const { line, col } = lines.linePos(start);
    const from = start - (col - 1);
    const newline = text.indexOf('\n', from);
    const untilEnd = newline < 0 ? text.length : newline;
    const sourceLine = text.slice(from, text[untilEnd - 1] === '\r' ? untilEnd - 1 : untilEnd);
    const width = Math.max(1, Math.min(place.end - start, sourceLine.trimEnd().length - (col - 1)));
    return { file, line: Math.max(1, line), column: Math.max(1, col), sourceLine, width, ...rest };
  };
}
