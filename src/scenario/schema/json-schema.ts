import * as z from 'zod';
import { schemaId } from '../../manifest/manifest.ts';
import { BASES } from '../text/source-tree.ts';
import { entryOf } from '../values/entry.ts';

import { DEFAULTS } from './defaults.ts';
import { file } from './file.ts';

/** The part of JSON Schema that the functions here read. */
export interface JsonSchema {
  [keyword: string]: unknown;
  description?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: JsonSchema | boolean;
  anyOf?: JsonSchema[];
  $defs?: Record<string, JsonSchema>;
}

/** Definitions that describe keys, or that are used only within another definition. */
const NEVER_SOURCED = ['label', 'placeName', 'durationOrRange', 'distributionMap'];

/**
 * The JSON Schema (draft 2020-12) of a scenario file as a user writes it: keys with a default may be omitted, any value
 * may be written as {value, source, basis, note}, and editors complete the paths of `base` in `changes`.
 */
export function scenarioJsonSchema(): JsonSchema {
  const schema = z.toJSONSchema(file, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (entryOf(zodSchema).isSourced) offerSource(jsonSchema as JsonSchema);
    },
  }) as JsonSchema;
  for (const [name, definition] of Object.entries(schema.$defs!)) {
    if (!NEVER_SOURCED.includes(name)) offerSource(definition, name);
  }
  schema.$defs!.withSource = WITH_SOURCE;
  const base = schema.properties!.base;
  relax(base, DEFAULTS);
  const facility = (base.properties!.facilities.additionalProperties as JsonSchema).properties!;
  const policy = (schema.properties!.policies.additionalProperties as JsonSchema).properties!;
  const dated = (policy.dated.items as JsonSchema).properties!;
  const lines = [policy, dated].flatMap(({ facilities, others }) => [
    facilities.additionalProperties as JsonSchema,
    others,
  ]);
  const rules = [facility, policy, dated, ...lines.map((line) => line.properties!)];
  for (const { changes } of rules) changes.anyOf = [{ $ref: '#/$defs/changes' }, { type: 'null' }];
  schema.$defs!.changes = {
    type: 'object',
    description: 'Paths of `base` with their new values, such as `releaseNotice.notice.rule: advance`.',
    properties: pathsOf(base),
  };
  return { $id: schemaId('scenario', 1), ...schema };
}

/** Changes a value's schema in place, so that it allows the value alone or the value with its source. */
function offerSource(schema: JsonSchema, name?: string): void {
  // The definition that it refers to already allows both.
  if (schema.$ref !== undefined) return;
  const { description, ...plain } = schema;
  for (const keyword of Object.keys(plain)) delete schema[keyword];
  const value = name === undefined ? plain : { $ref: `#/$defs/${name}` };
  schema.anyOf = [plain, { allOf: [{ $ref: '#/$defs/withSource' }], properties: { value }, required: ['value'] }];
}

const WITH_SOURCE: JsonSchema = {
  description: 'A value with its source. Without source and basis it counts as an assumption.',
  type: 'object',
  properties: {
    value: {},
    range: {
      description:
        'What the value could be instead, if it is not known: [low, high], {triangular: [low, most ' +
        'likely, high]}, {quantiles: {0: least, 50: …, 100: greatest}} or {oneOf: [one, another, …]}. ' +
        '`pickup-gap spread` draws from it.',
      type: ['array', 'object'],
    },
    source: { type: 'string' },
    basis: { enum: [...BASES] },
    note: { type: ['string', 'number'] },
  },
  required: ['value'],
  additionalProperties: false,
};

/** Makes keys optional if the defaults fill them in; * matches every name. */
function relax(schema: JsonSchema, defaults: object): void {
  const names = Object.entries(defaults);
  if (schema.required !== undefined) {
    schema.required = schema.required.filter((key) => !Object.hasOwn(defaults, key));
    if (schema.required.length === 0) delete schema.required;
  }
  for (const [key, below] of names) {
    const property = schema.properties?.[key];
    if (property !== undefined && typeof below === 'object') relax(property, below);
    // A release reason with the name of a default may omit every key, so no entry by name requires any.
    if (key === '*' && typeof schema.additionalProperties === 'object') delete schema.additionalProperties.required;
  }
}

/** Every path of the base that contains no name of the user's, as a key of `changes`. */
function pathsOf(base: JsonSchema): Record<string, JsonSchema> {
  const paths: Record<string, JsonSchema> = {};
  const walk = (schema: JsonSchema, path: string[], pointer: string) => {
    for (const [key, below] of Object.entries(schema.properties ?? {})) {
      if (path.length === 0 && (key === 'booking' || key === 'facilities')) continue;
      const reference = `${pointer}/properties/${key}`;
      paths[[...path, key].join('.')] = { $ref: reference };
      walk(below, [...path, key], reference);
    }
  };
  walk(base, [], '#/properties/base');
  return paths;
}
