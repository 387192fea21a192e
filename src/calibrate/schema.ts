import * as z from 'zod';
import { OUTCOME_ENTRIES, OUTCOMES } from '../../events/outcome.ts';
import { schemaId } from '../manifest/manifest.ts';
import { MEASURES } from '../measures/definitions.ts';
import { nearest } from '../refusals/nearest.ts';
import { NotAValue, whatCame } from '../refusals/not-a-value.ts';
import type { JsonSchema } from '../scenario/schema/json-schema.ts';
import { OF_TEXT_OR_LIST, oneOf, parsed, section, text } from '../scenario/values/kinds.ts';

// The one place that says what a file of observed counts may contain. Its JSON Schema is made from it.

const MOST_OBSERVATIONS = 100;

/** A word from a list of names, each with its key. */
function named(names: readonly { key: string; name: string }[], what: string, id: string) {
  return parsed(
    (raw): string => {
      const plain = typeof raw === 'string' ? raw.trim().toLowerCase() : undefined;
      const found = names.find(({ key, name }) => key.toLowerCase() === plain || name.toLowerCase() === plain);
      if (found !== undefined) return found.key;
      const near =
        plain === undefined
          ? undefined
          : nearest(
              plain,
              names.flatMap(({ key, name }) => [name, key]),
            );
      throw new NotAValue(
        `${whatCame(raw)} is not ${what}`,
        names.map(({ name }) => name).join(', '),
        near && `did you mean "${near}"?`,
        typeof raw === 'object',
      );
    },
    { id, enum: names.flatMap(({ key, name }) => (key === name ? [key] : [name, key])) } as z.core.GlobalMeta,
  );
}

const figure = parsed(
  (raw): string | number => {
    if (typeof raw === 'string' || typeof raw === 'number') return raw;
    throw new NotAValue(
      `expected a figure, got ${whatCame(raw)}`,
      'a count such as 4 of 15, or a figure with its unit, such as 30 %, 80 min or 540 people',
      undefined,
      true,
    );
  },
  { id: 'figure', type: ['string', 'number'] } as z.core.GlobalMeta,
);

const name = text.min(1, OF_TEXT_OR_LIST);

const observation = section({
  policy: name.describe('The policy that was in force when it was counted.'),
  measure: named(
    MEASURES.map(({ key, label }) => ({ key, name: label })),
    'a measure',
    'measure',
  )
    .optional()
    .describe('The name or key of a measure. Give this or `outcome`.'),
  outcome: named(
    OUTCOMES.map((key) => ({ key, name: OUTCOME_ENTRIES[key].name })),
    'an outcome',
    'outcome',
  )
    .optional()
    .describe('The name or key of an outcome. What is observed is its share.'),
  of: oneOf(['detainers', 'bookings'])
    .optional()
    .describe('With `outcome`: of what it is a share, as in expect files. If left out: `detainers`.'),
  value: figure
    .optional()
    .describe(
      'What was counted: "4 of 15" for a share; otherwise a figure in the unit of the measure, for a time as long as ' +
        'the scenario’s.',
    ),
  tolerance: figure
    .optional()
    .describe(
      'How far the true figure may be from `value`, to either side, with 95 % confidence: "5 points", "10 min".',
    ),
  atLeast: figure.optional().describe('A floor, if no more is known.'),
  atMost: figure.optional().describe('A ceiling, if no more is known: a third is "1 of 3".'),
  source: name.optional().describe('Where it was published.'),
  note: name.optional().describe('For the reader of the file.'),
});

export const observedFile = section({
  observed: z
    .array(observation)
    .min(1, OF_TEXT_OR_LIST)
    .max(MOST_OBSERVATIONS, OF_TEXT_OR_LIST)
    .describe('What was counted.'),
});

export type WrittenObservation = z.output<typeof observation>;

/** The JSON Schema (draft 2020-12) of a file of observed counts as a user writes it. */
export function observedJsonSchema(): JsonSchema {
  const schema = z.toJSONSchema(observedFile, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  return { $id: schemaId('observed', 1), title: 'Counts to calibrate a pickup-gap scenario to', ...schema };
}
