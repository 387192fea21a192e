import type * as z from 'zod/mini';

/** Words of the contract, such as an event's type. Any other text of a body may be a person's name. */
const WORD = /^[a-z0-9][a-z0-9./-]{0,59}$/;
/** Keys of the contract, or of another build of it. */
const KEY = /^[a-z]{1,30}$/i;
/** Keys and the names that CloudEvents allows for attributes. */
const NAME = /^[a-z][a-z0-9]{0,29}$/i;
const KEYS_SHOWN = 3;

const EXPECTED: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
};

/**
 * One problem of a message in words: the place, what is expected there and what came. It shows values only if they are
 * numbers or words of the contract, never texts of a body.
 */
export function finding(issue: z.core.$ZodIssue, json: unknown): string {
  const value = issue.path.reduce<unknown>((from, key) => (from as Record<PropertyKey, unknown> | null)?.[key], json);
  return `${issue.path.map(place).join('.') || 'the event'}: ${problem(issue, value)}`;
}

/** Extension attributes have names that a sender chooses. */
function place(key: PropertyKey): string {
  return typeof key === 'number' || NAME.test(String(key)) ? String(key) : '(a key, not shown)';
}

function problem(issue: z.core.$ZodIssue, value: unknown): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `expected no other keys, got ${keysFound(issue.keys)}`;
    case 'invalid_type':
      return `expected ${EXPECTED[issue.expected] ?? issue.expected}, got ${found(value)}`;
    case 'invalid_value':
      return `expected ${issue.values.map((one) => JSON.stringify(one)).join(' or ')}, got ${found(value)}`;
    case 'invalid_format':
      if (issue.format === 'datetime') return `expected a time such as 2026-11-29T08:00:00Z, got ${found(value)}`;
      return `expected a text that matches ${issue.pattern ?? issue.format}, got ${found(value)}`;
    case 'invalid_union':
      return `expected a text, a whole number, true or false, got ${found(value)}`;
    case 'too_small':
      return `expected ${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}, got ${sizeOf(value)}`;
    case 'too_big':
      return `expected at most ${issue.maximum}, got ${sizeOf(value)}`;
    default:
      return `expected another value, got ${found(value)}`;
  }
}

function found(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  return typeof value === 'string' && WORD.test(value) ? `"${value}"` : 'a text (not shown)';
}

function sizeOf(value: unknown): string {
  if (Array.isArray(value)) return `${value.length} elements`;
  return typeof value === 'string' ? `${value.length} characters` : found(value);
}

function keysFound(keys: readonly string[]): string {
  const shown = keys.filter((key) => KEY.test(key)).slice(0, KEYS_SHOWN);
  const more = keys.length - shown.length;
  return [...shown.map((key) => `"${key}"`), ...(more > 0 ? [`${more} more (not shown)`] : [])].join(', ');
}
