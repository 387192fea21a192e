import { resultJsonSchema } from '../../measures/result.ts';
import { scenarioJsonSchema } from '../../scenario/schema/json-schema.ts';
import { spreadJsonSchema } from '../../spread/spread-result.ts';
import { weeklyJsonSchema } from '../../weekly/weekly-result.ts';

const SCHEMAS = {
  scenario: scenarioJsonSchema,
  result: resultJsonSchema,
  spread: spreadJsonSchema,
  weekly: weeklyJsonSchema,
};

export function schema({ of }: { of: keyof typeof SCHEMAS }): void {
  process.stdout.write(`${JSON.stringify(SCHEMAS[of](), null, 2)}\n`);
}
