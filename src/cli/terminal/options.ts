import { InvalidArgumentError } from 'commander';

/** The most people per message, unless --chunk says otherwise. */
export const DEFAULT_CHUNK = 1000;

/** The names whose JSON Schema `schema --of` prints. */
export const SCHEMA_NAMES = [
  'scenario',
  'result',
  'spread',
  'screen',
  'sweep',
  'attribute',
  'seek',
  'replay',
  'calibrate',
  'observed',
  'weekly',
  'explain',
  'definitions',
  'compare',
  'expect',
  'check',
] as const;

/** A whole number between two bounds, for commander's option parsing. */
export function wholeNumber(low: number, high: number) {
  return (text: string): number => {
    if (!/^\s*\d+\s*$/.test(text) || Number(text) < low || Number(text) > high) {
      throw new InvalidArgumentError(`Use a whole number from ${low} to ${high}.`);
    }
    return Number(text);
  };
}

/** A CloudFormation stack's name, for commander's option parsing. */
export function stackName(text: string): string {
  if (!/^[A-Za-z][A-Za-z0-9-]{0,127}$/.test(text)) {
    throw new InvalidArgumentError('Use a letter, then letters, digits and hyphens, at most 128, such as PickupGap.');
  }
  return text;
}
