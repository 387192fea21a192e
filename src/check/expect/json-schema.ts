import * as z from 'zod';
import { schemaId } from '../../manifest/manifest.ts';
import type { JsonSchema } from '../../scenario/schema/json-schema.ts';
import { expectFile } from './schema.ts';

/** The JSON Schema (draft 2020-12) of an expect file as a user writes it. */
export function expectJsonSchema(): JsonSchema {
  const schema = z.toJSONSchema(expectFile, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  return { $id: schemaId('expect', 1), title: 'Claims about a pickup-gap scenario', ...schema };
}
