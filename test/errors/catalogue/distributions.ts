import type { Part } from '../row.ts';
import { base } from '../scenario-rows.ts';

const patience = (given: string, accepted: string, cause: string) =>
  base(`agentArrival: { patience: ${given} }`, `agentArrival: { patience: ${accepted} }`, cause);
const noShow = (given: string, accepted: string, cause: string) =>
  base(`agentArrival: { noShow: ${given} }`, `agentArrival: { noShow: ${accepted} }`, cause);

export const DISTRIBUTIONS: Part = {
  title: 'Distributions',
  about: 'Lines below `base` of a scenario, for any length of time that varies.',
  rows: [
    patience('{}', '{ exponential: { mean: 1 h } }', 'The map names no kind of distribution.'),
    patience(
      '{ exponential: { mean: 1 h }, constant: 1 h }',
      '{ exponential: { mean: 1 h } }',
      'A value has one distribution.',
    ),
    patience(
      '{ uniform: { low: 2 h, high: 1 h } }',
      '{ uniform: { low: 1 h, high: 2 h } }',
      'The lower end is above the upper.',
    ),
    patience(
      '{ triangular: { low: 2 h, mode: 1 h, high: 3 h } }',
      '{ triangular: { low: 1 h, mode: 2 h, high: 3 h } }',
      'The most likely value is not between the ends.',
    ),
    patience(
      '{ exponential: { mean: 0 h } }',
      '{ exponential: { mean: 1 h } }',
      'An exponential distribution needs a mean above 0.',
    ),
    patience(
      '{ lognormal: { median: 1 h } }',
      '{ lognormal: { median: 1 h, q90: 2 h } }',
      'A lognormal distribution needs two figures.',
    ),
    patience(
      '{ gamma: { mean: 1 h, shape: 2 } }',
      '{ gamma: { shape: 2, scale: 30 min } }',
      'The two figures are of different ways to write a gamma distribution.',
    ),
    patience(
      '{ weibull: { median: 1 h, scale: 2 h } }',
      '{ weibull: { median: 1 h, q90: 2 h } }',
      'The two figures are of different ways to write a Weibull distribution.',
    ),
    patience(
      '{ lognormal: { median: 0 h, q90: 2 h } }',
      '{ lognormal: { median: 1 h, q90: 2 h } }',
      'A lognormal distribution needs a median above 0.',
    ),
    patience(
      '{ lognormal: { median: 1 h, q90: 30 min } }',
      '{ lognormal: { median: 1 h, q90: 2 h } }',
      'The 90 % quantile must be above the median.',
    ),
    patience(
      '{ lognormal: { median: 1 h, q10: 2 h } }',
      '{ lognormal: { median: 1 h, q10: 20 min } }',
      'The 10 % quantile must be below the median.',
    ),
    patience(
      '{ lognormal: { mean: 0 h, cv: 0.5 } }',
      '{ lognormal: { mean: 1 h, cv: 0.5 } }',
      'A lognormal distribution needs a mean above 0.',
    ),
    patience(
      '{ gamma: { mean: 1 h, cv: 20 } }',
      '{ gamma: { mean: 1 h, cv: 2 } }',
      'Beyond these limits a gamma distribution cannot be drawn exactly.',
    ),
    patience(
      '{ empirical: { quantiles: { 0: 1 min, half: 5 min, 100: 9 min } } }',
      '{ empirical: { quantiles: { 0: 1 min, 50: 5 min, 100: 9 min } } }',
      'The keys of the table are percentages.',
    ),
    patience(
      '{ empirical: { quantiles: { 5: 1 min, 100: 9 min } } }',
      '{ empirical: { quantiles: { 0: 1 min, 100: 9 min } } }',
      'The table does not say which value is the shortest or the longest.',
    ),
    patience(
      '{ empirical: { quantiles: { 0: 2 min, 50: 1 min, 100: 9 min } } }',
      '{ empirical: { quantiles: { 0: 1 min, 50: 2 min, 100: 9 min } } }',
      'A larger share of values lies below a larger value.',
    ),
    patience('{ mixture: [] }', '{ mixture: [{ weight: 1, of: 1 h }] }', 'A mixture has 1 to 20 parts.'),
    patience(
      `{ mixture: [${'{ weight: 1, of: 1 h }, '.repeat(21)}] }`,
      '{ mixture: [{ weight: 1, of: 1 h }] }',
      'A mixture has 1 to 20 parts.',
    ),
    patience(
      '{ lognormal: { mean: 1 h, cv: 0 } }',
      '{ lognormal: { mean: 1 h, cv: 0.5 } }',
      'A coefficient of variation of 0 would make all values equal.',
    ),
    patience(
      '{ empirical: { csv: stays.csv } }',
      '{ empirical: { quantiles: { 0: 1 min, 100: 9 min } } }',
      'A CSV file needs its column and unit, too.',
    ),
    noShow(
      '{ value: 5 %, range: wide }',
      '{ value: 5 %, range: [1 %, 10 %] }',
      'The range has none of the four forms.',
    ),
    noShow('{ value: 5 %, range: [30 %] }', '{ value: 5 %, range: [1 %, 10 %] }', 'A range has two ends.'),
    noShow(
      '{ value: 5 %, range: [1 in 100, 10 %] }',
      '{ value: 5 %, range: [1 %, 10 %] }',
      'The two ends are written in different units.',
    ),
    noShow(
      '{ value: 5 %, range: [10 %, 1 %] }',
      '{ value: 5 %, range: [1 %, 10 %] }',
      'A range runs from the smaller to the larger figure.',
    ),
    noShow(
      '{ value: 5 %, range: { oneOf: [5 %] } }',
      '{ value: 5 %, range: { oneOf: [5 %, 10 %] } }',
      'One choice is no range.',
    ),
    noShow(
      '{ value: 5 %, range: { quantiles: { 0: 1 %, 50: 5 % } } }',
      '{ value: 5 %, range: { quantiles: { 0: 1 %, 50: 5 %, 100: 9 % } } }',
      'The table of quantiles lacks an end, or has a percentage twice.',
    ),
    noShow(
      '{ value: 5 %, range: [10 %, 30 %] }',
      '{ value: 15 %, range: [10 %, 30 %] }',
      'The value that runs use must be in its range.',
    ),
    noShow(
      '{ value: 1 in 8, range: [10 %, 30 %] }',
      '{ value: 12 %, range: [10 %, 30 %] }',
      'The value and its range are written in different units.',
    ),
    noShow(
      '{ value: 5 %, range: { oneOf: [1 %, 10 %] } }',
      '{ value: 1 %, range: { oneOf: [1 %, 10 %] } }',
      'The value that runs use must be one of the choices.',
    ),
  ],
};
