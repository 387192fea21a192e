import * as z from 'zod';
import type { Distribution, WithMedian } from '../../draws/distribution.ts';
import type { DistributionInput } from './distribution.ts';

/**
 * A scenario value is defined in one place: `value(description, kind, default)`. The description is shown by editors
 * and on the reference page. The kind reads the text and says what the model gets. The default has its source and
 * basis.
 */

/** The value that a scenario gets if it leaves one out, in the syntax of a scenario. */
export interface Default {
  value: unknown;
  basis: 'assumption' | 'reported' | 'computed';
  source?: string;
  note?: string;
}

export const assumption = (value: unknown, note?: string): Default => ({
  value,
  basis: 'assumption',
  ...(note && { note }),
});

export const reported = (value: unknown, source: string, note?: string): Default => ({
  value,
  source,
  basis: 'reported',
  ...(note && { note }),
});

/** A switch that is off. A scenario turns on what it models. */
export const off = (value: unknown): Default => assumption(value, 'switched off unless the scenario says otherwise');

/** What a kind needs, beside the value itself, to turn it into plain numbers. */
export interface Resolving {
  /** Names of the priority classes, in order. */
  priorities: readonly string[];
  /** The distribution in seconds, with CSV columns filled in. */
  distribution(given: DistributionInput): Distribution;
  withMedian(given: DistributionInput): WithMedian;
  /** How the scenario's base sends notices; by phone where it notifies an on-site office. */
  baseChannel: 'phone' | 'email';
}

interface Entry {
  /** Editors also offer it as {value, source, basis, note}. */
  isSourced?: boolean;
  default?: Default;
  /** For a map by name: the names it has if a scenario gives none, each with its defaults. */
  names?: Record<string, object>;
  /** The unit, appended to the key in the resolved scenario. */
  suffix?: string;
  resolve?: (given: never, context: Resolving) => unknown;
  /** The schema of which this one is another kind. */
  of?: z.ZodType;
}

/** Entries by schema. Zod copies a schema with each refinement, so `value` and the other functions pass them on. */
const entries = new WeakMap<z.core.$ZodType, Entry>();

/** The entry of a schema; empty for one of zod's own. */
export function entryOf(schema: z.core.$ZodType): Entry {
  return entries.get(schema) ?? {};
}

function noted<S extends z.ZodType>(schema: S, from: z.ZodType, entry: Entry): S {
  entries.set(schema, { ...entryOf(from), ...entry });
  return schema;
}

/**
 * A value of a section, with the sentence that the reference page and editors show. Without a default, a scenario must
 * give it.
 */
export function value<S extends z.ZodType>(description: string, schema: S, standard?: Default): S {
  // The described value is made from the original, because a copy of a copy would lose its name in the JSON Schema.
  const original = (entryOf(schema).of ?? schema) as S;
  return noted(original.meta({ description }), schema, { isSourced: true, default: standard });
}

/** A setting of the file, which says nothing about a policy. The schema itself fills in its default. */
export function setting<S extends z.ZodType>(description: string, schema: S, standard?: Default) {
  const filled = standard === undefined ? schema : (schema as z.ZodType).prefault(standard.value);
  const described = filled.meta({ description }) as S | z.ZodPrefault<S>;
  return noted(described, schema, { default: standard }) as z.ZodType<z.output<S>>;
}

/** A map by the user's own names. If a scenario names none, the map has `names`. */
export function byName<S extends z.ZodType>(description: string, schema: S, names?: Record<string, object>): S {
  return noted(schema.meta({ description }), schema, { names });
}

declare const RESOLVED: unique symbol;
declare const SUFFIX: unique symbol;

/** For the compiler alone. These are interfaces so that the package's declarations can name them. */
export interface ResolvesTo<R> {
  readonly [RESOLVED]: R;
}

export interface InUnit<X extends string> {
  readonly [SUFFIX]: X;
}

/** A kind of value whose number in the resolved scenario `resolve` computes. Other values stay as zod reads them. */
export function kind<S extends z.ZodType, R>(
  schema: S,
  resolve: (given: z.output<S>, context: Resolving) => R,
): S & ResolvesTo<R> {
  return noted(schema, schema, { resolve }) as S & ResolvesTo<R>;
}

/** Another kind of value, written in the same way. */
export function alsoKind<S extends z.ZodType, R>(
  schema: S,
  resolve: (given: z.output<S>, context: Resolving) => R,
): S & ResolvesTo<R> {
  return noted(schema.meta({}), schema, { resolve, of: schema }) as S & ResolvesTo<R>;
}

/** A kind whose unit is appended to its key in the resolved scenario: `lead` becomes `leadSeconds`. */
export function inUnit<S extends z.ZodType, X extends string>(schema: S, suffix: X): S & InUnit<X> {
  return noted(schema, schema, { suffix }) as S & InUnit<X>;
}

/** The type of a section or value in the resolved scenario. */
export type Resolved<S> = S extends { readonly [RESOLVED]: infer R }
  ? R
  : S extends z.ZodObject<infer Shape>
    ? { [K in keyof Shape as KeyOf<K, Shape[K]>]: Resolved<Shape[K]> }
    : z.output<S>;
type KeyOf<K, S> = S extends { readonly [SUFFIX]: infer X extends string } ? `${K & string}${X}` : K;

/** A section or value in plain numbers, from what its schema read. */
export function resolved<S extends z.ZodType>(schema: S, given: z.output<S>, context: Resolving): Resolved<S> {
  const { resolve } = entryOf(schema);
  if (resolve !== undefined) return resolve(given as never, context) as Resolved<S>;
  if (!(schema instanceof z.ZodObject)) return given as Resolved<S>;
  const parts = Object.entries<z.ZodType>(schema.shape).flatMap(([key, part]) => {
    const below = (given as Record<string, unknown>)[key];
    return below === undefined ? [] : [[`${key}${entryOf(part).suffix ?? ''}`, resolved(part, below, context)]];
  });
  return Object.fromEntries(parts) as Resolved<S>;
}

/** The defaults of a section, in the syntax of a scenario. The key * means every name that a scenario gives itself. */
export function defaultsOf(schema: z.core.$ZodType): object | undefined {
  const { default: own, names } = entryOf(schema);
  if (own !== undefined) return own;
  if (schema instanceof z.ZodObject)
    return withKeys(Object.entries(schema.shape).map(([key, part]) => [key, defaultsOf(part)]));
  if (schema instanceof z.ZodRecord)
    return withKeys([['*', defaultsOf(schema.valueType)], ...Object.entries(names ?? {})]);
  return undefined;
}

function withKeys(parts: [key: string, below: object | undefined][]): object | undefined {
  const known = parts.filter(([, below]) => below !== undefined);
  return known.length === 0 ? undefined : Object.fromEntries(known);
}
