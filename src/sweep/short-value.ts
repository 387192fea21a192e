const LONGEST = 24;

/** A value as a column shows it. */
export function shortValue(text: string): string {
  return [...text].length <= LONGEST ? text : `${[...text].slice(0, LONGEST - 1).join('')}…`;
}

const LETTERS = 26;

/** What a table calls a path: a, b, … z, a1, b1, … */
export function letterOf(axis: number): string {
  const round = Math.floor(axis / LETTERS);
  return `${String.fromCharCode(97 + (axis % LETTERS))}${round === 0 ? '' : round}`;
}
