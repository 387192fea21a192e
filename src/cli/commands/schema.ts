import { attributeJsonSchema } from '../../attribute/attribute-result.ts';
import { calibrateJsonSchema } from '../../calibrate/calibrate-result.ts';
import { observedJsonSchema } from '../../calibrate/schema.ts';
import { expectJsonSchema } from '../../check/expect/json-schema.ts';
import { checkJsonSchema } from '../../check/output/check-result.ts';
import { compareJsonSchema } from '../../compare/compare-result.ts';
import { explainJsonSchema } from '../../explain/explain-result.ts';
import { resultJsonSchema } from '../../measures/result.ts';
import { replayJsonSchema } from '../../replay/replay-result.ts';
import { jsonText } from '../../safe-text/json.ts';
import { scenarioJsonSchema } from '../../scenario/schema/json-schema.ts';
import { screenJsonSchema } from '../../screen/screen-result.ts';
import { seekJsonSchema } from '../../seek/seek-result.ts';
import { spreadJsonSchema } from '../../spread/spread-result.ts';
import { sweepJsonSchema } from '../../sweep/sweep-result.ts';
import { definitionsJsonSchema } from '../../weekly/definitions-result.ts';
import { weeklyJsonSchema } from '../../weekly/weekly-result.ts';
import type { SCHEMA_NAMES } from '../terminal/options.ts';
import { print } from '../terminal/print.ts';

type SchemaName = (typeof SCHEMA_NAMES)[number];

const SCHEMAS: Record<SchemaName, () => object> = {
  scenario: scenarioJsonSchema,
  result: resultJsonSchema,
  spread: spreadJsonSchema,
  replay: replayJsonSchema,
  calibrate: calibrateJsonSchema,
  observed: observedJsonSchema,
  screen: screenJsonSchema,
  sweep: sweepJsonSchema,
  attribute: attributeJsonSchema,
  seek: seekJsonSchema,
  weekly: weeklyJsonSchema,
  explain: explainJsonSchema,
  definitions: definitionsJsonSchema,
  compare: compareJsonSchema,
  expect: expectJsonSchema,
  check: checkJsonSchema,
};

export function schema({ of }: { of: SchemaName }): void {
  print(jsonText(SCHEMAS[of]()));
}
