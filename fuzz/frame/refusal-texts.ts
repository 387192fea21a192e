import type { Input } from './target.ts';

/** What a program says when it did not foresee something. An undefined entity is a term of XML. */
const UNFORESEEN =
  /\bundefined\b(?! entity)|\[object |\bNaN\b|\w*TypeError|RangeError|SyntaxError|Cannot read propert|is not a function|is not iterable|Maximum call stack|Invalid array length|Invalid time value|out of bounds|Cannot convert/;
/** Line breaks are the only control characters that a rendered refusal has. */
export const CONTROL = /(?!\n)[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u;

/** In files outside a scenario's folder, and in the environment. A message that contains it shows what it must not. */
export const CANARY = 'canary-5f1c9e';

/** What is wrong with the texts of a refusal; undefined if nothing is. */
export function faultInText(texts: readonly string[], input: Input): string | undefined {
  if (texts.some((text) => text.trim() === '')) return 'an empty message';
  const rendered = texts.at(-1)!;
  if (CONTROL.test(rendered)) return `a control character in a message: ${JSON.stringify(rendered).slice(0, 120)}`;
  if (rendered.includes(CANARY) && !includes(input, CANARY)) return 'content of a file outside the folder in a message';
  const found = texts.map((text) => UNFORESEEN.exec(withoutQuotes(text))?.[0]).find((word) => word !== undefined);
  if (found === undefined || includes(input, found)) return undefined;
  const text = texts.find((one) => one.includes(found))!;
  return `"${found}" in a message: ${lineWith(text, found)}`;
}

/** Without what a message quotes, and without the lines of the user's file. */
function withoutQuotes(text: string): string {
  return text.replace(/^ *\d* \|.*$/gm, '').replace(/"[^"\n]*"/g, '""');
}

/** A word that the input itself contains says nothing about the program. */
function includes({ bytes, packed = [] }: Input, word: string): boolean {
  return [bytes, ...packed].some((part) =>
    Buffer.from(part.buffer, part.byteOffset, part.byteLength).toString('latin1').includes(word.trim()),
  );
}

function lineWith(text: string, word: string): string {
  const line = text.split('\n').find((one) => one.includes(word)) ?? text;
  return line.trim().slice(0, 160);
}
