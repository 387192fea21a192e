import { NotAValue, whatCame } from './not-a-value.ts';

/** The refusal of a text that can be read in several ways; `readings` are those ways, as the user would write each. */
export function severalReadings(text: string, readings: readonly string[], hint?: string): NotAValue {
  return new NotAValue(`${whatCame(text)} has more than one meaning`, readings.join('; or '), hint);
}
