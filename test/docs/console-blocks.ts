/** A command of a page and the output that the page shows; a line `…` represents any lines. */
export interface Shown {
  page: string;
  line: number;
  command: string;
  output: string[];
}

const PROMPT = '$ ';

/** The commands of a Markdown page's ```console blocks. */
export function consoleBlocks(page: string, text: string): Shown[] {
  const shown: Shown[] = [];
  let inside = false;
  text.split('\n').forEach((line, index) => {
    if (line.startsWith('```')) inside = !inside && line === '```console';
    else if (inside && line.startsWith(PROMPT)) {
      shown.push({ page, line: index + 1, command: line.slice(PROMPT.length), output: [] });
    } else if (inside) shown.at(-1)?.output.push(line);
  });
  return shown;
}

/**
 * Whether printed lines match those shown, where `…` represents any number of lines. Blank lines at the end do not
 * count.
 */
export function matches(output: readonly string[], printed: readonly string[]): boolean {
  if (output.length === 0) return printed.every((line) => line === '');
  const [first, ...rest] = output;
  if (first === '…') return printed.some((_, i) => matches(rest, printed.slice(i))) || rest.length === 0;
  return printed.length > 0 && printed[0] === first && matches(rest, printed.slice(1));
}
