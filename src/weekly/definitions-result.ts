import * as z from 'zod';
import { OUTCOMES } from '../../events/outcome.ts';
import { schemaId } from '../manifest/manifest.ts';
import { manifestSchema } from '../manifest/manifest-schema.ts';
import { COUNTED_BY } from './declined.ts';
import { TERM_KEYS } from './terms.ts';

const people = z.int().nonnegative();
const term = z.enum(TERM_KEYS).describe('the word that is counted');
const definition = z.strictObject({
  text: z.string().describe('when this party counts a detainer'),
  source: z.string().describe('where the reading comes from'),
});

/** What `pickup-gap definitions --json` prints; its JSON Schema is published as scenarios/definitions.schema.json. */
const definitionsResultSchema = z
  .strictObject({
    manifest: manifestSchema,
    scenario: z.strictObject({ title: z.string(), sha256: z.string() }),
    seed: z.int(),
    replications: z.int().nonnegative(),
    complete: z.boolean().describe('false if the run was interrupted'),
    days: z.int().positive().describe('number of counted days per replication'),
    definitions: z
      .array(z.strictObject({ term, name: z.string(), agency: definition, county: definition }))
      .describe('what each party means by each word'),
    policies: z.array(
      z.strictObject({
        policy: z.string(),
        title: z.string(),
        lodged: people.describe('detainers lodged before the exit, over all replications'),
        terms: z.array(
          z
            .strictObject({
              term,
              agency: people.describe('those that the agency counts'),
              county: people.describe('those that the county counts'),
              agencyOnly: people.describe('those that the agency counts and the county does not'),
              countyOnly: people.describe('those that the county counts and the agency does not'),
            })
            .describe('detainers over all replications'),
        ),
      }),
    ),
    cases: z
      .array(
        z.strictObject({
          policy: z.string(),
          term,
          countedBy: z.enum(COUNTED_BY).describe('the party that counts it'),
          person: z.int().positive().describe('number of the person, as in `pickup-gap explain --person`'),
          outcome: z.enum(OUTCOMES),
        }),
      )
      .describe('the cases of the first replication that one party counts and the other does not'),
  })
  .meta({ title: 'What the agency and the county count' });
export type DefinitionsResult = z.output<typeof definitionsResultSchema>;

/** Draft 2020-12. */
export function definitionsJsonSchema(): object {
  return { $id: schemaId('definitions', 1), ...z.toJSONSchema(definitionsResultSchema, { reused: 'ref' }) };
}
