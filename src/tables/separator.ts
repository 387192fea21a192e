/** The separators of a table. A file with commas is read as ever, whatever else is in its header. */
const SEPARATORS = [',', ';', '\t'] as const;

export type Separator = (typeof SEPARATORS)[number];

/** A longer header line is taken as it is. */
const LONGEST_HEADER = 1 << 20;

/**
 * The separator with which the header has all these columns. If it has them with none, the only one in it, or the
 * comma. It is never guessed from how often a sign appears.
 */
function separatorOf(header: string, columns: readonly string[]): Separator {
  const has = (separator: Separator) => {
    const names = header.split(separator).map((name) => name.trim().replace(/^"(.*)"$/, '$1'));
    return columns.length > 0 && columns.every((column) => names.includes(column));
  };
  const only = SEPARATORS.filter((separator) => header.includes(separator));
  return SEPARATORS.find(has) ?? (only.length === 1 ? only[0] : ',');
}

/** The same pieces of text, and the separator of their first line, for whoever reads these columns. */
export async function separated(
  pieces: AsyncIterator<string>,
  columns: readonly string[],
): Promise<{ separator: Separator; pieces: AsyncGenerator<string> }> {
  const read: string[] = [];
  let head = '';
  while (!/[\r\n]./s.test(head) && head.length < LONGEST_HEADER) {
    const { value, done } = await pieces.next();
    if (done === true) break;
    read.push(value);
    head += value;
  }
  const [header] = head.replace(/^\ufeff/, '').split(/\r|\n/, 1);
  async function* again() {
    try {
      yield* read;
      for (let next = await pieces.next(); next.done !== true; next = await pieces.next()) yield next.value;
    } finally {
      // Closes the file, also if nobody reads it to its end.
      await pieces.return?.();
    }
  }
  return { separator: separatorOf(header, columns), pieces: again() };
}
