import { nearest } from '../refusals/nearest.ts';

/** In JavaScript nothing else would notice `replication: 10`, and the run would be another than was meant. */
export function checkNames(options: object, known: readonly string[]): void {
  for (const name of Object.keys(options)) {
    if (known.includes(name)) continue;
    const near = nearest(name, known);
    const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
    throw new TypeError(`There is no option "${name}".${hint} Options: ${known.join(', ')}.`);
  }
}

/** @throws RangeError where an option that is given is not a whole number within its bounds. */
export function checkWholeNumbers(
  options: object,
  bounds: Readonly<Record<string, readonly [least: number, most: number]>>,
): void {
  const given = options as Readonly<Record<string, number | undefined>>;
  for (const [name, [least, most]] of Object.entries(bounds)) {
    const value = given[name];
    if (value === undefined || (Number.isInteger(value) && value >= least && value <= most)) continue;
    throw new RangeError(`${name} is ${String(value)}; expected a whole number from ${least} to ${most}.`);
  }
}

/** @throws RangeError where a word is not one of those that are known; with the nearest of them. */
export function checkWord(what: string, word: string, known: readonly string[]): void {
  if (known.includes(word)) return;
  const near = nearest(word, known);
  const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
  throw new RangeError(`${what} is "${word}"; expected one of: ${known.join(', ')}.${hint}`);
}

/** @throws RangeError where there is no word, or one that is not among those that are known. */
export function checkWords(what: string, words: readonly string[], known: readonly string[]): void {
  if (words.length === 0) throw new RangeError(`${what} is empty; expected at least one of: ${known.join(', ')}.`);
  for (const word of words) checkWord(what, word, known);
}
