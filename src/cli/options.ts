import { InvalidArgumentError } from 'commander';

/** A whole number between two bounds, for commander's option parsing. */
export function wholeNumber(low: number, high: number) {
  return (text: string): number => {
    if (!/^\s*\d+\s*$/.test(text) || Number(text) < low || Number(text) > high) {
      throw new InvalidArgumentError(`It must be a whole number from ${low} to ${high}.`);
    }
    return Number(text);
  };
}
