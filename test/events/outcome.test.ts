import { expect, test } from '@jest/globals';
import { OUTCOME_INDEX, OUTCOMES, outcomeIndex } from '../../events/outcome.ts';

test('every outcome has the same place by name and by switch', () => {
  expect(OUTCOMES.map((outcome) => outcomeIndex(outcome))).toEqual(OUTCOMES.map((outcome) => OUTCOME_INDEX[outcome]));
});
