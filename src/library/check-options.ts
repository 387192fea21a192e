import { nearest } from '../refusals/nearest.ts';

/** @throws RangeError for a number that is out of its limits. Options that are left out are not checked. */
export function checkWholeNumbers(options: object, limits: Readonly<Record<string, readonly [number, number]>>): void {
  for (const [name, [least, most]] of Object.entries(limits)) {
    const value = (options as Record<string, unknown>)[name];
    if (value === undefined) continue;
    if (Number.isInteger(value) && (value as number) >= least && (value as number) <= most) continue;
    throw new RangeError(`${name} is ${String(value)}; expected a whole number from ${least} to ${most}.`);
  }
}

/** @throws TypeError for an option that is not known: in JavaScript nothing else would notice `replication: 10`. */
export function checkNames(options: object, known: readonly string[]): void {
  for (const name of Object.keys(options)) {
    if (known.includes(name)) continue;
    const near = nearest(name, known);
    const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
    throw new TypeError(`There is no option "${name}".${hint} Options: ${known.join(', ')}.`);
  }
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
