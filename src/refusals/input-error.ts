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

/** Invalid input, with every problem found. Nothing was run or written. */
export class InputError extends Error {
  readonly problems: Problem[];

  constructor(problems: Problem[]) {
    super(
      problems.map((problem) => `${problem.file}:${problem.line}:${problem.column}: ${problem.message}`).join('\n'),
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
const LINE_WIDTH = 120;

/**
 * All problems as text for a terminal: place, message, the line with carets, what is allowed and the nearest correct
 * word.
 */
export function renderProblems(error: InputError): string {
  const shown = error.problems.slice(0, SHOWN).map(renderProblem);
  const total = error.problems.length;
  const files = [...new Set(error.problems.map((problem) => problem.file))].join(', ');
  const more = total > SHOWN ? ` (the first ${SHOWN} are shown)` : '';
  return printable(
    [...shown, `${total} ${total === 1 ? 'problem' : 'problems'}${more} in ${files}; nothing was run.`].join('\n\n'),
    '\n',
  );
}

function renderProblem(problem: Problem): string {
  const { file, line, column, message, allowed, hint, sourceLine } = problem;
  const place = line === 0 ? file : `${file}:${line}:${column}`;
  const lines = [`${place}: ${message}`];
  if (sourceLine !== '') {
    // Shows a window of a very long line, so that a file on one line cannot flood the terminal.
    const from = Math.max(0, column - 1 - LINE_WIDTH / 2);
    const part = printable(sourceLine.slice(from, from + LINE_WIDTH), '');
    const before = [...part.slice(0, column - 1 - from)].length;
    const carets = '^'.repeat(Math.max(1, Math.min(problem.width ?? 1, part.length - (column - 1 - from))));
    const gutter = String(line).padStart(5);
    lines.push(`${gutter} | ${part}`, `${' '.repeat(gutter.length)} | ${' '.repeat(before)}${carets}`);
  }
  if (allowed !== undefined) lines.push(`  allowed: ${allowed}`);
  if (hint !== undefined) lines.push(`  ${hint}`);
  return lines.join('\n');
}

/**
 * Replaces each control character and direction mark with one mark, because those of a hostile file must not reach the
 * terminal.
 */
function printable(text: string, kept: string): string {
  return text.replace(/[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu, (found) => {
    if (kept.includes(found)) return found;
    return found === '\t' ? ' ' : '\ufffd';
  });
}
