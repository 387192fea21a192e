import { z } from 'zod';
import { value } from '../values/entry.ts';
import { label, named, probability, refuse, section, sumProblem, text } from '../values/kinds.ts';
import { LIMITS } from '../values/limits.ts';

/** What `pickup-gap weekly` cannot know from the simulation: groups of citizenship, and whom a published list leaves out. */
export const weeklyReport = section({
  citizenship: value(
    'Groups of citizenship among the foreign-born, with shares that sum to 100 %.',
    named(probability, LIMITS.citizenshipGroups, 'groups of citizenship').superRefine((groups, context) => {
      const wrong = sumProblem(Object.values(groups), 'the shares of the groups of citizenship');
      if (wrong !== undefined) refuse(context, wrong);
    }),
  ).optional(),
  leftOut: value(
    'Stated under-coverage: probability that a declined detainer is missing from the published list.',
    probability,
  ).optional(),
  leftOutFacilities: value(
    'Facilities of which the published list holds nothing.',
    z.array(label).max(LIMITS.facilities),
  ).optional(),
});

/** Figures for a reader that no measure uses. */
export const context = z.array(section({ title: text.min(1), figure: text.min(1), source: text.min(1) })).max(100);
