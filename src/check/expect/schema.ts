import * as z from 'zod';
import { OUTCOMES } from '../../../events/outcome.ts';
import { MEASURES } from '../../measures/definitions.ts';
import { QUANTILES } from '../../measures/quantile-interval.ts';
import { ROWS_KEPT } from '../../measures/run-rows.ts';
import { NotAValue, whatCame } from '../../refusals/not-a-value.ts';
import { count, duration, OF_TEXT_OR_LIST, oneOf, parsed, section, text } from '../../scenario/values/kinds.ts';

// The one place that says what an expect file may contain. Its JSON Schema and its reference page are made from it.

/** The first look. With fewer replications an error can hardly be estimated. */
const FIRST_LOOK = 20;
const MOST_BY_DEFAULT = 400;
const MOST_CLAIMS = 1000;

/** A limit of a claim as written. What it means depends on the unit of what is claimed, so it is read later. */
const limit = parsed(
  (raw): string | number => {
    if (typeof raw === 'string' || typeof raw === 'number') return raw;
    throw new NotAValue(
      `expected a figure, got ${whatCame(raw)}`,
      'a figure with its unit, such as 30 %, 80 min, 9000 h, 35 people or $500',
      undefined,
      true,
    );
  },
  {
    id: 'limit',
    type: ['string', 'number'],
    description:
      'A figure in the unit of what is claimed: "30 %", "80 min", "9000 h", "35 people", "$500". The difference of ' +
      'two shares is in percentage points: "30 points", "30 percentage points" or "30 pp".',
  } as z.core.GlobalMeta,
);

const quantile = parsed(
  (raw): (typeof QUANTILES)[number] => {
    const found = QUANTILES.find((known) => known === raw);
    if (found !== undefined) return found;
    throw new NotAValue(`${whatCame(raw)} is not one of the quantiles that are kept`, QUANTILES.join(', '));
  },
  {
    id: 'quantile',
    enum: [...QUANTILES],
    description: `One of ${QUANTILES.join(', ')} (percent).`,
  } as z.core.GlobalMeta,
);

const month = parsed(
  (raw): string => {
    if (typeof raw === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(raw)) return raw;
    throw new NotAValue(`${whatCame(raw)} is not a month`, 'a month written as year and month: 2018-03');
  },
  { id: 'month', type: 'string', pattern: '^\\d{4}-(0[1-9]|1[0-2])$', description: 'A month: `2018-03`.' },
);

const name = text.min(1, OF_TEXT_OR_LIST);

const claim = section({
  policy: name.describe('The policy that the claim is about.'),
  against: name
    .optional()
    .describe(
      'Another policy. The claim is then about the difference, `policy` minus `against`, over the same people.',
    ),
  measure: oneOf(MEASURES.map(({ key }) => key))
    .optional()
    .describe('The key of a measure; see [Measures](measures.md). Give this or `outcome`.'),
  outcome: oneOf(OUTCOMES).optional().describe('The key of an outcome. The claim is about its share of the cases.'),
  of: oneOf(['detainers', 'bookings'])
    .optional()
    .describe(
      'With `outcome`: of what it is a share. `detainers`: those lodged before the exit, without people who have no ' +
        'detainer. `bookings`: everybody, as in the report. If left out: `bookings` for outcomes before a detainer, ' +
        '`detainers` for all others.',
    ),
  quantile: quantile
    .optional()
    .describe('With a measure in minutes or hours: its quantile over people, instead of its mean.'),
  oneRun: quantile
    .optional()
    .describe('The quantile over single runs, instead of the mean of all runs: how far one year may be off.'),
  by: section({
    facility: name.optional().describe('Only people booked at this facility.'),
    month: month.optional().describe('Only people booked in this month.'),
  })
    .optional()
    .describe('A part of the cases: one facility or one month.'),
  between: z
    .array(limit)
    .length(2, OF_TEXT_OR_LIST)
    .optional()
    .describe('The least and the most, both allowed: `[30 %, 40 %]`.'),
  atLeast: limit.optional().describe('The least.'),
  atMost: limit.optional().describe('The most.'),
  severity: oneOf(['error', 'warn'])
    .optional()
    .describe('`warn`: shown, but does not fail the check. If left out: `error`.'),
  undecided: oneOf(['fail', 'warn'])
    .optional()
    .describe('`warn`: if the claim is still undecided at the end, the check does not fail. If left out: `fail`.'),
  because: name.optional().describe('Why this is expected, such as the source of the figure. Failures show it.'),
});

export const expectFile = section({
  scenario: name.describe('The scenario file, relative to this file.'),
  replications: section({
    from: count(2, ROWS_KEPT)
      .optional()
      .describe(`The replications of the first look. If left out: ${FIRST_LOOK}, or \`atMost\` if that is less.`),
    atMost: count(2, ROWS_KEPT)
      .optional()
      .describe(
        `The replications after which nothing is added. If left out: ${MOST_BY_DEFAULT}, or \`from\` if that is more.`,
      ),
  })
    .optional()
    .describe(
      'How many replications are run: `from`, then twice as many until every claim is decided, up to `atMost`.',
    ),
  budget: duration
    .optional()
    .describe('Processor time for this file. Claims that need more stay undecided. If left out: no limit.'),
  expect: z.array(claim).max(MOST_CLAIMS, OF_TEXT_OR_LIST).optional().describe('The claims.'),
  snapshot: name.optional().describe('A snapshot whose figures must be met exactly, relative to this file.'),
});

export type WrittenExpectFile = z.output<typeof expectFile>;
export type WrittenClaim = z.output<typeof claim>;
export type Limit = z.output<typeof limit>;

/** The first look and the last, in replications. */
export function lookRange({ from, atMost }: NonNullable<WrittenExpectFile['replications']> = {}): {
  from: number;
  atMost: number;
} {
  const first = from ?? Math.min(FIRST_LOOK, atMost ?? FIRST_LOOK);
  return { from: first, atMost: atMost ?? Math.max(MOST_BY_DEFAULT, first) };
}
