import { resultJsonSchema } from '../measures/result.ts';
import { scenarioJsonSchema } from '../scenario/json-schema.ts';

export function schema({ of }: { of: 'scenario' | 'result' }): void {
  const found = of === 'scenario' ? scenarioJsonSchema() : resultJsonSchema();
  process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
}
