import { shortened } from '../safe-text/shortened.ts';
import { terminalLine, terminalText } from '../safe-text/terminal.ts';
import { sourceWithCarets } from './source-line.ts';

/** One problem in one of the user's files. */
export interface Problem {
  file: string;
  /** From 1; 0 if the problem concerns the whole file. */
  line: number;
  column: number;
  message: string;
  allowed?: string;
  hint?: string;
  /** The line as it is in the file; empty if there is none to show. */
  sourceLine: string;
  /** How many characters carets mark; 1 by default. */
  width?: number;
}

/** The longest message or hint, and the longest list of what is allowed, in characters. They may quote an input. */
const MOST_SAID = 1000;
const MOST_ALLOWED = 4000;

function bounded({ message, allowed, hint, ...rest }: Problem): Problem {
  return {
    ...rest,
    message: shortened(message, MOST_SAID),
    ...(allowed !== undefined && { allowed: shortened(allowed, MOST_ALLOWED) }),
    ...(hint !== undefined && { hint: shortened(hint, MOST_SAID) }),
  };
}

/** Invalid input, with every problem found, each of bounded length. Nothing was run or written. */
export class InputError extends Error {
  readonly problems: Problem[];

  constructor(found: readonly Problem[]) {
    const problems = found.map(bounded);
    super(
      problems
        .map(({ file, line, column, message }) => terminalLine(`${file}:${line}:${column}: ${message}`))
        .join('\n'),
    );
    this.name = 'InputError';
    this.problems = problems;
  }
}

/** A problem with a whole file, for example that it does not exist. */
export function fileProblem(file: string, message: string, more: { allowed?: string; hint?: string } = {}): Problem {
  return { file, line: 0, column: 0, message, sourceLine: '', ...more };
}

const SHOWN = 100;

/** All problems as text for a terminal, without the last line feed. */
export function renderProblems(error: InputError): string {
  return terminalText(problemLines(error)).slice(0, -1);
}

/** All problems as lines: place, message, the line with carets, what is allowed and the nearest correct word. */
export function problemLines(error: InputError): string[] {
  const shown = error.problems.slice(0, SHOWN).map(linesOf);
  const total = error.problems.length;
  const files = [...new Set(error.problems.map((problem) => problem.file))].join(', ');
  const more = total > SHOWN ? ` (the first ${SHOWN} are shown)` : '';
  const sum = `${total} ${total === 1 ? 'problem' : 'problems'}${more} in ${files}; nothing was run.`;
  return [...shown.flatMap((lines) => [...lines, '']), sum];
}

function linesOf(problem: Problem): string[] {
  const { allowed, hint, sourceLine } = problem;
  return [
    summaryOf(problem),
    ...(sourceLine === '' ? [] : sourceWithCarets(problem)),
    ...(allowed === undefined ? [] : [`  allowed: ${allowed}`]),
    ...(hint === undefined ? [] : [`  ${hint}`]),
  ];
}

function summaryOf({ file, line, column, message }: Problem): string {
  return `${line === 0 ? file : `${file}:${line}:${column}`}: ${message}`;
}
