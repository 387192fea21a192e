import { columnsOf } from '../safe-text/columns.ts';
import { showUnseen } from '../safe-text/unseen.ts';

/** A line of a file in which something is wrong. */
interface Marked {
  line: number;
  /** From 1, in UTF-16 units. */
  column: number;
  sourceLine: string;
  /** How many units are wrong; 1 by default. */
  width?: number;
}

const LINE_WIDTH = 120;

/**
 * The line with its number, and below it carets under what is wrong. Unseen characters are shown, so the carets are
 * placed by the columns that the terminal uses. Of a very long line only a window is shown.
 */
export function sourceWithCarets({ line, column, sourceLine, width = 1 }: Marked): string[] {
  const at = wholeAt(sourceLine, Math.min(column - 1, sourceLine.length));
  const from = wholeAt(sourceLine, Math.max(0, at - LINE_WIDTH / 2));
  const to = wholeAt(sourceLine, Math.min(sourceLine.length, from + LINE_WIDTH));
  const end = Math.min(to, at + width + (isInsidePair(sourceLine, at + width) ? 1 : 0));
  const [before, marked, after] = [
    sourceLine.slice(from, at),
    sourceLine.slice(at, end),
    sourceLine.slice(end, to),
  ].map((part) => showUnseen(part.replaceAll('\t', ' ')));
  const gutter = String(line).padStart(5);
  return [
    `${gutter} | ${before}${marked}${after}`,
    `${' '.repeat(gutter.length)} | ${' '.repeat(columnsOf(before))}${'^'.repeat(Math.max(1, columnsOf(marked)))}`,
  ];
}

/** The index, or the one before it if it is inside a surrogate pair. */
function wholeAt(text: string, index: number): number {
  return isInsidePair(text, index) ? index - 1 : index;
}

function isInsidePair(text: string, index: number): boolean {
  return index > 0 && /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(index - 1, index + 1));
}
