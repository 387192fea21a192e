import { INPUT_LIMITS } from '../../limits/input-limits.ts';

const [QUOTE, BACKSLASH, COLON] = [0x22, 0x5c, 0x3a];
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);

/** The text nests deeper than a log may. */
export class TooDeep extends Error {}
/** An object names a member twice, of which JSON.parse would keep the last. */
export class DuplicateMember extends Error {}

/**
 * The value of a JSON text.
 *
 * @throws SyntaxError, TooDeep or DuplicateMember.
 */
export function parsedJson(text: string): unknown {
  let depth = 0;
  let colons = 0;
  let isInString = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isInString) {
      if (code === BACKSLASH) i++;
      else if (code === QUOTE) isInString = false;
    } else if (code === QUOTE) isInString = true;
    else if (code === COLON) colons++;
    else if (OPENING.has(code)) {
      if (++depth > INPUT_LIMITS.logDepth.most) throw new TooDeep();
    } else if (CLOSING.has(code)) depth--;
  }
  return withEachMemberOnce(JSON.parse(text), colons);
}

/**
 * The same value.
 *
 * @throws DuplicateMember if it has fewer members than its text has colons outside strings.
 */
export function withEachMemberOnce(value: unknown, colons: number): unknown {
  if (colons > 0 && membersOf(value) !== colons) throw new DuplicateMember();
  return value;
}

function membersOf(value: unknown): number {
  if (value === null || typeof value !== 'object') return 0;
  let count = 0;
  if (Array.isArray(value)) {
    for (const one of value) count += membersOf(one);
    return count;
  }
  for (const name in value) count += 1 + membersOf((value as Record<string, unknown>)[name]);
  return count;
}
