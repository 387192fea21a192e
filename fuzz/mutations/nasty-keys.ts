import type { Draws } from '../frame/draws.ts';

/** Keys with a meaning of their own somewhere, or that no file has. */
const KEYS = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  'then',
  'length',
  'size',
  'get',
  'toJSON',
  '0',
  '-1',
  '1e3',
  '<<',
  '',
  ' ',
  'null',
  'true',
  '.',
  '..',
  'a.b',
  '~',
  '*',
  '\u202etitle',
  'ti\u200btle',
  'ｔｉｔｌｅ',
  'title\n::error::x',
  '\u0000',
  '\ud83d\ude00',
];

export function nastyKey(draws: Draws): string {
  return draws.oneIn(20) ? draws.pick(['k', 'key ', 'é']).repeat(draws.size(5000)) : draws.pick(KEYS);
}

/** A key with one letter changed, left out, doubled or in another case. */
export function nearKey(draws: Draws, key: string): string {
  if (key === '') return 'a';
  const at = draws.below(key.length);
  const [before, letter, after] = [key.slice(0, at), key[at], key.slice(at + 1)];
  return draws.pick([
    before + after,
    before + letter + letter + after,
    `${before}x${after}`,
    key.toUpperCase(),
    key[0].toUpperCase() + key.slice(1),
    `${key} `,
    `${key}s`,
    after + before,
  ]);
}
