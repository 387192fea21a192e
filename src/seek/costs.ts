import { MEASURES } from '../measures/definitions.ts';
import { measureEstimate } from '../measures/estimates.ts';
import type { Measure } from '../measures/measure.ts';
import type { PolicyTally } from '../measures/tally.ts';
import { pairedDifference } from '../variations/paired-measures.ts';
import type { SeekResult } from './seek-result.ts';

type Cost = SeekResult['alone'][number]['costs'][number];

/** What a change does to every measure but the one that is sought, as differences from the scenario as written. */
export function costsOf(sought: Measure, changed: PolicyTally, asWritten: PolicyTally): Cost[] {
  return MEASURES.flatMap((measure, m): Cost[] => {
    if (measure === sought || measure.unlisted) return [];
    return [
      {
        measure: measure.key,
        label: measure.label,
        unit: measure.unit,
        party: measure.party,
        asWritten: measureEstimate(m, asWritten).mean,
        found: measureEstimate(m, changed).mean,
        difference: pairedDifference(measure, changed, asWritten),
      },
    ];
  });
}
