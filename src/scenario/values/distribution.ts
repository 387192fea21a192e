import * as z from 'zod';
import { DATE_FORMATS, type DateFormat } from '../../calendar/date-format.ts';
import type { Distribution } from '../../draws/distribution.ts';
import * as figures from '../../draws/from-figures.ts';
import { NotAValue } from '../../refusals/not-a-value.ts';
import { secondsRange } from './duration-range.ts';
import { alsoKind, kind } from './entry.ts';
import {
  duration,
  factor,
  OF_TEXT_OR_LIST,
  oneOf,
  parsed,
  probability,
  refuse,
  section,
  sumProblem,
  text,
  unitOfTime,
} from './kinds.ts';
import { seconds } from './units.ts';

/** The columns of a CSV file that hold durations: one with a length, or two with times. */
export type CsvColumns =
  | { column: string; unit: number | 'h:mm'; decimal?: 'comma' | 'point' | undefined }
  | { from: string; to: string; dateFormat?: DateFormat | undefined };

/** Durations in a CSV file, which become an empirical distribution once the file is read. */
interface CsvDurations {
  kind: 'csv';
  csv: string;
  columns: CsvColumns;
  /** Of a workbook; by default the first. */
  sheet?: string | undefined;
}

/**
 * A distribution as a scenario gives it: its figures are turned into parameters, but its CSV columns are not yet read.
 */
export type DistributionInput =
  | Exclude<Distribution, { kind: 'mixture' }>
  | CsvDurations
  | { kind: 'mixture'; parts: { weight: number; of: DistributionInput }[] };

const QUANTILES = ['q5', 'q10', 'q25', 'q75', 'q90', 'q95', 'q99'] as const;
const quantileFields = Object.fromEntries(QUANTILES.map((key) => [key, duration.optional()])) as Record<
  (typeof QUANTILES)[number],
  z.ZodOptional<typeof duration>
>;
const positive = z.number().gt(0).max(1e6);
const shapeFigure = factor(0.01, 1e6);

const fixed = parsed(
  (raw): DistributionInput => {
    const range = secondsRange(raw);
    return range === undefined ? { kind: 'constant', seconds: seconds(raw) } : { kind: 'uniform', ...range };
  },
  {
    id: 'durationOrRange',
    type: 'string',
    description: 'One length of time ("90 min"), or a range in which all are equally likely ("1–2 h").',
  },
);

const lognormal = section({
  median: duration.optional(),
  ...quantileFields,
  mean: duration.optional(),
  cv: positive.optional(),
});
const gamma = section({
  mean: duration.optional(),
  cv: positive.optional(),
  shape: shapeFigure.optional(),
  scale: duration.optional(),
});
const weibull = section({
  shape: shapeFigure.optional(),
  scale: duration.optional(),
  median: duration.optional(),
  ...quantileFields,
});

const LOGNORMAL = 'median and one of q5 q10 q25 q75 q90 q95 q99, or mean and cv';
const GAMMA = 'mean and cv, or shape and scale';
const KINDS = 'constant, uniform, triangular, exponential, lognormal, gamma, weibull, empirical, mixture';
const WEIBULL = 'shape and scale, or median and one of q5 q10 q25 q75 q90 q95 q99';

const quantileTable = z.record(z.string(), duration).transform((table, context): DistributionInput => {
  const points: [number, number][] = [];
  for (const [key, length] of Object.entries(table)) {
    const percent = /^(\d+(?:\.\d+)?)\s*%?$/.exec(key)?.[1];
    if (percent === undefined || Number(percent) > 100) {
      refuse(context, new NotAValue(`"${key}" is not a percentage`, 'percentages from 0 to 100'), [key]);
      return z.NEVER;
    }
    points.push([Number(percent) / 100, length]);
  }
  points.sort((a, b) => a[0] - b[0]);
  const allowed = 'rising durations at 0 (the shortest) and 100 (the longest) percent and at some between';
  if (points[0]?.[0] !== 0 || points.at(-1)?.[0] !== 1)
    refuse(context, new NotAValue('the quantile table lacks 0 or 100', allowed));
  const down = points.findIndex(([p, length], i) => i > 0 && (p === points[i - 1][0] || length < points[i - 1][1]));
  if (down > 0)
    refuse(
      context,
      new NotAValue(`the quantile table falls or repeats a percentage at ${points[down][0] * 100}`, allowed),
    );
  return { kind: 'empirical', points };
});

const HOURS_AND_MINUTES = 'h:mm';
const columnUnit = z.union([z.literal(HOURS_AND_MINUTES), unitOfTime]);

const empirical = section({
  quantiles: quantileTable.optional(),
  csv: text.optional(),
  column: text.optional(),
  unit: columnUnit.optional(),
  decimal: oneOf(['comma', 'point']).optional(),
  from: text.optional(),
  to: text.optional(),
  dateFormat: oneOf(DATE_FORMATS).optional(),
  sheet: text.optional(),
}).transform(({ quantiles, csv, sheet, ...given }, context): DistributionInput => {
  const { column, unit, decimal, from, to, dateFormat } = given;
  const others = Object.values(given).filter((one) => one !== undefined).length;
  if (quantiles !== undefined && csv === undefined && others === 0) return quantiles;
  if (quantiles === undefined && csv !== undefined) {
    const ofColumn = [decimal].filter((one) => one !== undefined).length + 2;
    if (column !== undefined && unit !== undefined && others === ofColumn)
      return { kind: 'csv', csv, sheet, columns: { column, unit, decimal } };
    const ofTimes = [dateFormat].filter((one) => one !== undefined).length + 2;
    if (from !== undefined && to !== undefined && others === ofTimes)
      return { kind: 'csv', csv, sheet, columns: { from, to, dateFormat } };
  }
  return refused(context, 'these figures cannot be combined', 'quantiles; csv, column and unit; or csv, from and to');
});

/** What a scenario may write for a distribution. */
export const written: z.ZodType<DistributionInput> = z
  .union([
    fixed,
    section(
      {
        constant: duration.transform((length): DistributionInput => ({ kind: 'constant', seconds: length })).optional(),
        uniform: section({ low: duration, high: duration })
          .transform(({ low, high }, context): DistributionInput => {
            if (low > high)
              return refused(context, 'low is above high', 'low at most high, such as {low: 1 h, high: 2 h}');
            return { kind: 'uniform', low, high };
          })
          .optional(),
        triangular: section({ low: duration, mode: duration, high: duration })
          .transform(({ low, mode, high }, context): DistributionInput => {
            if (low > mode || mode > high || low === high) {
              return refused(
                context,
                'low, mode and high are out of order',
                'low at most mode, mode at most high, low below high, such as {low: 1 h, mode: 2 h, high: 4 h}',
              );
            }
            return { kind: 'triangular', low, mode, high };
          })
          .optional(),
        exponential: section({ mean: duration })
          .transform(({ mean }, context): DistributionInput => {
            if (mean === 0) return refused(context, 'expected a mean above 0', 'a mean such as 90 min');
            return { kind: 'exponential', mean };
          })
          .optional(),
        lognormal: lognormal
          .transform((given, context): DistributionInput => {
            const [key, extra] = QUANTILES.filter((name) => given[name] !== undefined);
            const { median, mean, cv } = given;
            if (
              median !== undefined &&
              key !== undefined &&
              extra === undefined &&
              mean === undefined &&
              cv === undefined
            ) {
              return orRefused(context, LOGNORMAL, () =>
                figures.lognormalFromMedianAndQuantile(median, Number(key.slice(1)) / 100, given[key]!),
              );
            }
            if (mean !== undefined && cv !== undefined && median === undefined && key === undefined) {
              return orRefused(context, LOGNORMAL, () => figures.lognormalFromMeanAndCv(mean, cv));
            }
            return refused(context, 'these figures cannot be combined', LOGNORMAL);
          })
          .optional(),
        gamma: gamma
          .transform(({ mean, cv, shape, scale }, context): DistributionInput => {
            if (mean !== undefined && cv !== undefined && shape === undefined && scale === undefined) {
              return orRefused(context, GAMMA, () => figures.gammaFromMeanAndCv(mean, cv));
            }
            if (shape !== undefined && scale !== undefined && scale > 0 && mean === undefined && cv === undefined)
              return { kind: 'gamma', shape, scale };
            return refused(context, 'these figures cannot be combined', `${GAMMA}, all above 0`);
          })
          .optional(),
        weibull: weibull
          .transform((given, context): DistributionInput => {
            const [key, extra] = QUANTILES.filter((name) => given[name] !== undefined);
            const { shape, scale, median } = given;
            if (shape !== undefined && scale !== undefined && scale > 0 && median === undefined && key === undefined)
              return { kind: 'weibull', shape, scale };
            if (
              median !== undefined &&
              key !== undefined &&
              extra === undefined &&
              shape === undefined &&
              scale === undefined
            ) {
              return orRefused(context, WEIBULL, () =>
                figures.weibullFromMedianAndQuantile(median, Number(key.slice(1)) / 100, given[key]!),
              );
            }
            return refused(context, 'these figures cannot be combined', `${WEIBULL}, all above 0`);
          })
          .optional(),
        empirical: empirical.optional(),
        get mixture(): z.ZodOptional<z.ZodType<DistributionInput>> {
          return z
            .array(section({ weight: probability, of: written }))
            .min(1, OF_TEXT_OR_LIST)
            .max(20, OF_TEXT_OR_LIST)
            .transform((parts, context): DistributionInput => {
              const wrong = sumProblem(
                parts.map((part) => part.weight),
                'the weights of the mixture',
              );
              if (wrong !== undefined) refuse(context, wrong);
              return { kind: 'mixture', parts };
            })
            .optional();
        },
      },
      'a map of one kind of distribution, such as {lognormal: {median: 50 min, q90: 80 min}}',
    )
      .transform((kinds, context): DistributionInput => {
        const given = Object.values(kinds).filter((kind) => kind !== undefined);
        if (given.length === 1) return given[0];
        return refused(
          context,
          given.length === 0 ? 'expected a distribution' : 'expected one kind of distribution, got several',
          `exactly one of ${KINDS}`,
        );
      })
      .meta({ id: 'distributionMap' }),
  ])
  .meta({
    id: 'distribution',
    description: 'A duration ("90 min"), a range ("1–2 h"), or a map with one kind of distribution.',
  });

/**
 * Any distribution of durations, in the forms that docs/reference/scenario.md lists: a text, or a map with exactly one
 * kind.
 */
export const distribution = kind(written, (given, context) => context.distribution(given));

/** A distribution whose median the office plans with. */
export const withMedian = alsoKind(written, (given, context) => context.withMedian(given));

/** The way back: a distribution, or a second draw of the way there (null). */
export const wayBack = kind(
  z.union([oneOf(['second travel draw']).transform(() => null), written]),
  (given, context) => (given === null ? null : context.distribution(given)),
);

/** A multiplier of durations: above 0. */
export const travelMultiplier = factor(0.01, 100);

type Context = { issues: z.core.$ZodRawIssue[] };

/** Refuses a value. Says nothing if an unknown key is already the reason. */
function refused(context: Context, message: string, allowed: string): never {
  if (context.issues.length === 0) refuse(context, new NotAValue(message, allowed));
  return z.NEVER;
}

/** Runs a conversion, and refuses figures that no distribution of the kind has, with the conversion's message. */
function orRefused(context: Context, allowed: string, make: () => Distribution): DistributionInput {
  try {
    return make() as DistributionInput;
  } catch (error) {
    if (!(error instanceof figures.ImpossibleFigures)) throw error;
    return refused(context, error.message, allowed);
  }
}
