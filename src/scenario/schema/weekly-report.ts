import * as z from 'zod';
import { value } from '../values/entry.ts';
import { named, OF_TEXT_OR_LIST, placeName, probability, refuse, section, sumProblem, text } from '../values/kinds.ts';
import { LIMITS } from '../values/limits.ts';

/**
 * What `pickup-gap weekly` needs beyond the simulation: groups of citizenship, and who is missing from a published
 * list.
 */
export const weeklyReport = section({
  citizenship: value(
    'Groups of citizenship among foreign-born people, with shares that sum to 100 %.',
    named(probability, LIMITS.citizenshipGroups, 'groups of citizenship').superRefine((groups, context) => {
      const wrong = sumProblem(Object.values(groups), 'the shares of the groups of citizenship');
      if (wrong !== undefined) refuse(context, wrong);
    }),
  ).optional(),
  leftOut: value(
    'Under-coverage: probability that a declined detainer is missing from the published list.',
    probability,
  ).optional(),
  leftOutFacilities: value(
    'Facilities whose declined detainers never appear on the published list.',
    z.array(placeName).max(LIMITS.facilities, OF_TEXT_OR_LIST),
  ).optional(),
});

/** Figures that reports print for the reader; no measure uses them. */
export const context = z
  .array(
    section({
      title: text.min(1, OF_TEXT_OR_LIST),
      figure: text.min(1, OF_TEXT_OR_LIST),
      source: text.min(1, OF_TEXT_OR_LIST),
    }),
  )
  .max(100, OF_TEXT_OR_LIST);
