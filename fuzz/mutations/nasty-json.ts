import type { Draws } from '../frame/draws.ts';
import { longText, nastyText } from './nasty-values.ts';
import { scalar, type Tree, text } from './tree.ts';

export const JSON_TOKENS: readonly string[] = [
  '{',
  '}',
  '[',
  ']',
  '"',
  ',',
  ':',
  '\\',
  '\\u0000',
  '\\ud800',
  '\\x',
  'null',
  'true',
  'NaN',
  '-',
  '1e999',
  '0',
  '.',
  '/',
  '//',
  '\n',
  '\t',
  '\u0000',
  '\ufeff',
  '\u2028',
  "'",
  '[[',
  '{"a":',
  '"a":1,',
  '1,',
  ' ',
];

/** A JSON value that few readers expect, most often of the kind that a log or a message has there. */
export function nastyJson(key: string, draws: Draws): Tree {
  if (draws.oneIn(200)) return text(longText(draws, 200_000));
  if (/time|At$/i.test(key) && !draws.oneIn(4)) return text(nastyText(draws, draws.oneIn(4) ? 'dates' : 'times'));
  return draws.pick<() => Tree>([
    () => text(nastyText(draws)),
    () => text(nastyText(draws, 'texts')),
    () => text(nastyText(draws, 'times')),
    () => scalar(draws.pick(NUMBERS)),
    () => scalar(draws.pick(NUMBERS)),
    () => scalar(draws.pick(['null', 'true', 'false', '""', '[]', '{}', '[null]', '{"__proto__":{"a":1}}'])),
  ])();
}

const NUMBERS = [
  '0',
  '-0',
  '1',
  '-1',
  '0.5',
  '1e3',
  '2147483647',
  '2147483648',
  '-2147483648',
  '-2147483649',
  '4294967296',
  '9007199254740991',
  '9007199254740993',
  '1e21',
  '1e308',
  '1e999',
  '-1e999',
  '5e-324',
  '1.0',
  '262144',
  '3000',
  '3001',
];
