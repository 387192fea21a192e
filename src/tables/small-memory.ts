// What keeps the memory of reading a CSV file small.

const PIECE_CHARACTERS = 1 << 14;
const MOST_SHARED = 256;

/**
 * Gives equal cells of a column as one string, so that a million rows of a few words take no memory for each of them.
 * It stops at a column of many different cells, as times are.
 */
export function sharing(): (cell: string) => string {
  let known: Map<string, string> | undefined = new Map();
  return (cell) => {
    const first = known?.get(cell);
    if (first !== undefined) return first;
    if (known?.size === MOST_SHARED) known = undefined;
    known?.set(cell, cell);
    return cell;
  };
}

/**
 * The same text in shorter pieces. The parser makes all records of a piece before the first of them is read, and a
 * record of one short cell takes a hundred times the memory of its text.
 */
export async function* short(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const piece of pieces)
    for (let at = 0; at < piece.length; at += PIECE_CHARACTERS) yield piece.slice(at, at + PIECE_CHARACTERS);
}
