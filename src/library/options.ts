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

/** @throws RangeError for a name that is not known, or for none. */
export function checkKnown(option: string, given: readonly string[], known: readonly string[]): void {
  if (given.length === 0) throw new RangeError(`${option} is empty; expected at least one of: ${known.join(', ')}.`);
  const unknown = given.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const near = nearest(unknown, known);
  const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
  throw new RangeError(`${option} has "${unknown}".${hint} It may have: ${known.join(', ')}.`);
}
