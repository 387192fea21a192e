import { LineCounter, type Node, parseAllDocuments } from 'yaml';
import type { Problem } from '../../refusals/input-error.ts';
import type { Place, SourceNode } from './source-tree.ts';
import { MOST_DEPTH, TOO_DEEP, TreeBuilder } from './tree-builder.ts';

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
 * unwrapped. With `placesIn`, the tree's places name that file.
 */
export function readYaml(text: string, file: string, { placesIn }: { placesIn?: string } = {}): ReadTree {
  const lines = new LineCounter();
  const problems: Problem[] = [];
  const problemAt = locator(text, file, lines);
  const report = (place: Place | undefined, message: string, allowed?: string, hint?: string) => {
    if (problems.length < MOST_PROBLEMS)
      problems.push(problemAt(place, { message, ...(allowed && { allowed }), ...(hint && { hint }) }));
  };

  // Unique keys are checked below: the parser's own check is quadratic in the number of keys.
  const documents = parse(text, lines);
  if (documents === undefined) {
    report(undefined, TOO_DEEP, `at most ${MOST_DEPTH} levels`);
    return { tree: undefined, problems, problemAt };
  }
  const [document, second] = documents;
  if (second !== undefined)
    report(
      { start: second.range[0], end: second.range[0] + 3 },
      'a second document starts here',
      'one scenario per file: remove --- and what follows it',
    );
  const errors = [...(document?.errors ?? []), ...(document?.warnings ?? [])];
  for (const error of errors.slice(0, 20)) {
    const tabs = error.code === 'TAB_AS_INDENT' ? 'indent with spaces, not tabs' : undefined;
    report(
      { start: error.pos[0], end: error.pos[1] },
      `not valid YAML: ${error.message.split('\n')[0].replace(/ at line \d.*$/, '')}`,
      undefined,
      tabs,
    );
  }
  if (problems.length > 0) return { tree: undefined, problems, problemAt };
  if (document?.contents == null) {
    report(undefined, 'the file is empty', 'a scenario', '`pickup-gap init` writes one to start from');
    return { tree: undefined, problems, problemAt };
  }
  const tree = new TreeBuilder(report, placesIn).build(document.contents as Node);
  return { tree, problems, problemAt };
}

function isExhausted({ message }: Error): boolean {
  return message.startsWith('Maximum call stack');
}

/** The documents of a text; undefined if they are nested so deeply that the parser exhausts its stack. */
function parse(text: string, lines: LineCounter) {
  try {
    const documents = parseAllDocuments(text, {
      lineCounter: lines,
      uniqueKeys: false,
      prettyErrors: false,
      schema: 'core',
      logLevel: 'silent',
    });
    const all = Array.isArray(documents) ? documents : [];
    // The parser recurses, and usually reports an exhausted stack as an error of its own.
    return all.some(({ errors }) => errors.some(isExhausted)) ? undefined : all;
  } catch (error) {
    // Sometimes it throws the error instead.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function locator(text: string, file: string, lines: LineCounter): ProblemAt {
  return (place, rest) => {
    if (place === undefined) return { file, line: 0, column: 0, sourceLine: '', ...rest };
    const start = Math.min(place.start, text.length);
    const { line, col } = lines.linePos(start);
    const from = start - (col - 1);
    const newline = text.indexOf('\n', from);
    const sourceLine = text.slice(from, newline < 0 ? text.length : newline).replace(/\r$/, '');
    const width = Math.max(1, Math.min(place.end - start, sourceLine.trimEnd().length - (col - 1)));
    return { file, line: Math.max(1, line), column: Math.max(1, col), sourceLine, width, ...rest };
  };
}
