import { quoted } from './quoted.ts';

/** A text of the user's that is not a value of its kind: the problem, what is allowed, and what was probably meant. */
export class NotAValue extends Error {
  readonly allowed: string;
  readonly hint: string | undefined;
  /** The value has another shape (a list instead of a text), so another form of the schema may fit it. */
  readonly otherShape: boolean;

  constructor(message: string, allowed: string, hint?: string, otherShape = false) {
    // Where a value may have several forms, those that do not fit it are refusals that nobody sees. Their stacks took a
    // twentieth of the time of loading.
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(message);
    Error.stackTraceLimit = stackTraceLimit;
    this.name = 'NotAValue';
    this.allowed = allowed;
    this.hint = hint;
    this.otherShape = otherShape;
  }
}

/**
 * The value found, for an error message: a quoted text of at most 60 characters, or the kind of thing it is. Numbers
 * that are not finite are as YAML writes them.
 */
export function whatCame(raw: unknown): string {
  if (raw === undefined || raw === null) return 'nothing';
  if (Array.isArray(raw)) return 'a list';
  if (typeof raw === 'object') return 'a map';
  const text = raw === Infinity ? '.inf' : raw === -Infinity ? '-.inf' : Number.isNaN(raw) ? '.nan' : String(raw);
  return quoted(text);
}
