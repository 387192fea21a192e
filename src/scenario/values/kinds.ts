import * as z from 'zod';
import { nearest } from '../../refusals/nearest.ts';
import { NotAValue, whatCame } from '../../refusals/not-a-value.ts';
import { inUnit, kind } from './entry.ts';
import { hours } from './hours.ts';
import { LIMITS } from './limits.ts';
import { dollars, perDay, seconds, secondsInUnit, share, wholeDays } from './units.ts';

/** The kinds of value that scenarios contain, as zod schemas: text in, numbers of one unit out. */

/**
 * A map with fixed keys. Its error messages are what is allowed: the keys for unrecognized_keys, and `due` for
 * invalid_type (without `due`, a map of those keys).
 */
export function section<Shape extends z.core.$ZodLooseShape>(shape: Shape, due?: string) {
  const keys = Object.keys(shape).join(', ');
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? keys : (due ?? `a map of ${keys}`)),
  });
}

const LONGEST_TEXT = LIMITS.textLength;

/** A schema from a text's parser, which throws NotAValue. `form` is its JSON Schema. */
export function parsed<T>(parse: (raw: unknown) => T, form: z.core.GlobalMeta) {
  return z
    .unknown()
    .transform((raw, context): T => {
      try {
        if (typeof raw === 'string' && raw.length > LONGEST_TEXT)
          throw new NotAValue(
            `expected at most ${LONGEST_TEXT} characters, got ${raw.length}`,
            `a text of at most ${LONGEST_TEXT} characters`,
          );
        return parse(raw);
      } catch (error) {
        if (!(error instanceof NotAValue)) throw error;
        refuse(context, error);
        return z.NEVER;
      }
    })
    .meta(form);
}

/** Adds the message of a NotAValue to the issues of a schema. */
export function refuse(context: { issues: z.core.$ZodRawIssue[] }, error: NotAValue, path: PropertyKey[] = []): void {
  const { message, allowed, hint, otherShape } = error;
  context.issues.push({ code: 'custom', message, path, input: undefined, params: { allowed, hint, otherShape } });
}

export const duration = parsed(seconds, {
  id: 'duration',
  type: 'string',
  description:
    'A length of time with its unit: "90 min", "1.5 h" or "1,5 h", "1h30m", "2 days", "PT1H30M". "1,500 h" is ' +
    'refused, because its comma could group thousands.',
});
export const wholeSeconds = inUnit(
  parsed((raw) => Math.round(seconds(raw)), {
    id: 'wholeSeconds',
    type: 'string',
    description: 'A length of time with its unit, rounded to whole seconds: "24 h", "48 h".',
  }),
  'Seconds',
);
export const days = parsed(wholeDays, {
  id: 'days',
  type: 'string',
  description: 'Whole days: "365 days", "12 weeks".',
});
export const probability = parsed(share, {
  id: 'share',
  type: ['string', 'number'],
  description: 'A share: "12 %", "6 of 100", "1 in 8", or a number from 0 to 1.',
} as z.core.GlobalMeta);
export const rate = parsed(perDay, {
  id: 'rate',
  type: 'string',
  description: 'A rate: "24 per day", "3 per hour", "540 per week", "36,000 per year" (a year is 365 days).',
});
export const openingHours = parsed(hours, {
  id: 'hours',
  type: 'string',
  description:
    'Weekly hours: "Mon–Fri 08:00–16:30 except holidays", "Tue, Thu 8am–noon", "daily 22:00–06:00", "always" or ' +
    '"24/7", "never". "Except holidays" holds for all days. "8–5" is refused, because it could be overnight.',
});
export const unitOfTime = parsed(secondsInUnit, {
  id: 'unitOfTime',
  type: 'string',
  description: 'A unit: s, min, h, days, weeks.',
});
export const moneyPerHour = parsed((raw) => dollars(raw, 'hour'), {
  id: 'moneyPerHour',
  type: 'string',
  description: 'US dollars per hour: "$45 per hour".',
});
export const moneyPerBedDay = parsed((raw) => dollars(raw, 'bed-day'), {
  id: 'moneyPerBedDay',
  type: 'string',
  description: 'US dollars per bed-day: "$140 per bed-day".',
});

export const yesOrNo = parsed(
  (raw) => {
    if (raw === true || raw === 'yes') return true;
    if (raw === false || raw === 'no') return false;
    throw new NotAValue(
      `expected yes or no, got ${whatCame(raw)}`,
      'yes, no, true, false',
      undefined,
      typeof raw === 'object',
    );
  },
  { id: 'yesOrNo', enum: [true, false, 'yes', 'no'], description: '`yes` or `no`.' } as z.core.GlobalMeta,
);

/** One of these words. */
export function oneOf<const W extends readonly string[]>(words: W) {
  return parsed(
    (raw): W[number] => {
      if (typeof raw === 'string' && words.includes(raw)) return raw;
      const near = typeof raw === 'string' ? nearest(raw, words) : undefined;
      throw new NotAValue(
        `${whatCame(raw)} is not one of the words allowed here`,
        words.join(', '),
        near && `did you mean "${near}"?`,
        typeof raw === 'object',
      );
    },
    { enum: [...words] } as z.core.GlobalMeta,
  );
}

/** A plain number from least to most. */
export function factor(least: number, most: number) {
  return z.number().min(least).max(most);
}

export function count(least: number, most: number) {
  return z.int().min(least).max(most);
}

/**
 * The last argument of every limit on a length. By itself, zod measures anything that has a `length`, and a map in a
 * scenario may have a key of that name.
 */
export const OF_TEXT_OR_LIST = {
  when: ({ value }: z.core.ParsePayload) => typeof value === 'string' || Array.isArray(value),
} as { abort?: boolean };

export const text = z.string().max(LIMITS.proseLength, OF_TEXT_OR_LIST);

/**
 * A name that the user gives to a priority class or a reason. It has no dots, because paths are written with dots. It
 * begins with a letter, because objects would put bare numbers in another order.
 */
export const label = z
  .string()
  .regex(/^(?!.*\p{Default_Ignorable_Code_Point})\p{L}[\p{L}\d _-]{0,59}$/u)
  .meta({ id: 'label' });

/**
 * The name of a facility or field office: St. Louis, O'Brien, Prince George’s. It has no invisible letters or marks,
 * with which two names could look the same, and at most four marks on one letter.
 */
export const placeName = z
  .string()
  .regex(/^(?!.*(?:\p{Default_Ignorable_Code_Point}|[\p{Mn}\p{Me}]{5}))\p{L}[\p{L}\p{M}\d _.'’-]{0,59}$/u)
  .meta({ id: 'placeName' });

/** A map with 1 to `most` names of the user's own; `name` is the form that each must have. */
export function named<S extends z.ZodType>(entry: S, most: number, noun: string, name = label) {
  return z.record(name, entry).superRefine((all, context) => {
    const found = Object.keys(all).length;
    if (found === 0 || found > most)
      refuse(context, new NotAValue(`expected 1 to ${most} ${noun}, got ${found}`, `1 to ${most} ${noun}`));
  });
}

/** One share for all priority classes, or one for each by name. */
export const byPriority = kind(z.union([probability, z.record(label, probability)]), (given, { priorities }) =>
  priorities.map((name) => (typeof given === 'number' ? given : given[name])),
);

/** The problem with shares that do not sum to 1 within 1e-9; undefined if they do. */
export function sumProblem(shares: readonly number[], what: string, hint?: string): NotAValue | undefined {
  const sum = shares.reduce((total, part) => total + part, 0);
  if (Math.abs(sum - 1) <= 1e-9) return undefined;
  const shown = Number((sum * 100).toPrecision(10));
  return new NotAValue(`${what} sum to ${shown} %, not 100 %`, 'shares that sum to 1 (100 %)', hint);
}
