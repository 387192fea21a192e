import { parse } from 'yaml';
import { readTime } from '../../src/calendar/written-time.ts';
import type { Distribution } from '../../src/draws/distribution.ts';
import { cdf, quantileOf } from '../../src/draws/sampler.ts';
import { fileProblem, InputError } from '../../src/refusals/input-error.ts';
import { NotAValue } from '../../src/refusals/not-a-value.ts';
import { readYaml } from '../../src/scenario/text/read-yaml.ts';
import { unknownsIn, withUnknownsAt } from '../../src/scenario/text/unknowns.ts';
import { type DistributionInput, written } from '../../src/scenario/values/distribution.ts';
import { secondsRange } from '../../src/scenario/values/duration-range.ts';
import { hours } from '../../src/scenario/values/hours.ts';
import { countOf, numberOf } from '../../src/scenario/values/numbers.ts';
import { dollars, perDay, seconds, secondsInUnit, share, wholeDays } from '../../src/scenario/values/units.ts';
import { zone } from '../../src/scenario/values/zone.ts';
import type { Draws } from '../frame/draws.ts';
import { ensure, type Input, type OpenTarget, Refusal, type Target } from '../frame/target.ts';
import { edited, longText, NASTY, type NastyKind, nastyText } from '../mutations/nasty-values.ts';
import { nearNumber } from '../mutations/near-numbers.ts';
import { SOUND } from '../mutations/sound-values.ts';
import { ZONE } from './log-checks.ts';

interface Parser {
  /** The kinds of text that it takes. */
  kinds: readonly NastyKind[];
  parse(value: unknown): unknown;
  /** What holds for everything that it accepts. */
  holds(parsed: never, text: unknown): boolean;
}

function parser<T>(
  kinds: readonly NastyKind[],
  parse: (value: unknown) => T,
  holds: (parsed: T, text: unknown) => boolean,
): Parser {
  return { kinds, parse, holds };
}

const atLeast0 = (value: number) => value >= 0 && value < Infinity;
/** Blanks around a text change nothing. */
const sameWithBlanks =
  <T>(parse: (value: unknown) => T) =>
  (parsed: T, text: unknown) =>
    typeof text !== 'string' || Object.is(parse(` ${text} `), parsed);
const both =
  <T>(...all: ((parsed: T, text: unknown) => boolean)[]) =>
  (parsed: T, text: unknown) =>
    all.every((one) => one(parsed, text));

const PARSERS: Record<string, Parser> = {
  duration: parser(['durations'], seconds, both(atLeast0, sameWithBlanks(seconds))),
  days: parser(['durations'], wholeDays, both<number>(atLeast0, Number.isInteger)),
  share: parser(
    ['shares', 'numbers'],
    share,
    both((value) => value >= 0 && value <= 1, sameWithBlanks(share)),
  ),
  rate: parser(['rates'], perDay, both(atLeast0, sameWithBlanks(perDay))),
  money: parser(['money'], (value) => dollars(value, 'hour'), atLeast0),
  bedDay: parser(['money'], (value) => dollars(value, 'bed-day'), atLeast0),
  unit: parser(['durations', 'words'], secondsInUnit, (value) => value > 0),
  hours: parser(['hours'], hours, ({ intervals }) =>
    intervals.every(
      ({ weekday, open, close }) => weekday >= 1 && weekday <= 7 && open >= 0 && open < close && close <= 86_400,
    ),
  ),
  range: parser(
    ['durations'],
    (value) => secondsRange(value) ?? refuse('not a range'),
    ({ low, high }) => atLeast0(low) && low <= high && high < Infinity,
  ),
  count: parser(['numbers'], ofText(countOf), atLeast0),
  number: parser(
    ['numbers'],
    ofText((text) => numberOf(text)),
    atLeast0,
  ),
  time: parser(['times', 'dates'], timeOf, Number.isSafeInteger),
  zone: parser(['zones'], zoneOf, (name) => new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined),
  distribution: parser(['distributions', 'durations'], distributionOf, isDistribution),
  unknown: parser(['durations', 'shares', 'money', 'numbers'], unknownOf, (text) => text.length > 0),
};
const NAMES = Object.keys(PARSERS);

export const units: Target = {
  name: 'units',
  about: 'the values within scenarios: durations, shares, hours, times, distributions, ranges',
  mostMilliseconds: 1000,
  async open(): Promise<OpenTarget<{ name: string; value: unknown; parsed: unknown }>> {
    return {
      make(draws) {
        const name = draws.pick(NAMES);
        return { name: 'value.json', bytes: Buffer.from(JSON.stringify({ [name]: valueFor(PARSERS[name], draws) })) };
      },
      async read(input) {
        const { name, value } = given(input);
        return { name, value, parsed: PARSERS[name].parse(value) };
      },
      async check({ name, value, parsed }) {
        ensure(
          PARSERS[name].holds(parsed as never, value),
          () => `${name} ${JSON.stringify(value)} became ${JSON.stringify(parsed)}`,
        );
        return [name];
      },
    };
  },
};

function given({ bytes }: Input): { name: string; value: unknown } {
  const [[name, value]] = Object.entries(JSON.parse(Buffer.from(bytes).toString()) as Record<string, unknown>);
  return { name, value };
}

const OTHER_TYPES: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1e308,
  1e-320,
  [],
  {},
  [''],
  { length: 1 },
  { toString: 'x' },
];

function valueFor({ kinds }: Parser, draws: Draws): unknown {
  if (draws.oneIn(25)) return draws.pick(OTHER_TYPES);
  if (draws.oneIn(40)) return longText(draws, 20_000);
  if (draws.oneIn(4)) return nearNumber(draws.pick(SOUND[draws.pick(kinds)]), draws);
  const kind = draws.oneIn(8) ? undefined : draws.pick(kinds);
  let text = nastyText(draws, kind);
  for (let left = draws.pick([0, 0, 0, 1, 1, 2]); left > 0; left--) text = edited(text, draws);
  if (draws.oneIn(10)) text = spliced(text, nastyText(draws, kind), draws);
  const isNumber = draws.oneIn(12) && Number.isFinite(Number(text)) && text.trim() !== '';
  return isNumber ? Number(text) : text;
}

/** The beginning of one text and the end of another. */
function spliced(one: string, other: string, draws: Draws): string {
  return one.slice(0, draws.below(one.length + 1)) + other.slice(draws.below(other.length + 1));
}

function refuse(why: string): never {
  throw new Refusal(why);
}

/** The message of a schema, which the loader makes a problem of. What it quotes is made safe where that is rendered. */
function refuseAsLoader(message: string): never {
  throw new InputError([fileProblem('value.yaml', message)]);
}

/** A function that is only given texts. */
function ofText<T>(parse: (text: string) => T): (value: unknown) => T {
  return (value) => parse(typeof value === 'string' ? value : refuse('not a text'));
}

function timeOf(value: unknown): number {
  const time = readTime(typeof value === 'string' ? value : refuse('not a text'), ZONE);
  return time.seconds ?? refuse('why' in time ? time.why : 'no reason');
}

function zoneOf(value: unknown): string {
  const { success, data, error } = zone.safeParse(value);
  return success ? (data as string) : refuseAsLoader(error.issues[0].message);
}

function distributionOf(value: unknown): DistributionInput {
  const plain =
    typeof value === 'string' && (NASTY.distributions as readonly string[]).some((one) => one[0] === value[0])
      ? flow(value)
      : value;
  const { success, data, error } = written.safeParse(plain);
  // The loader puts such findings into words of its own.
  return success
    ? data
    : refuseAsLoader(error.issues[0].code === 'custom' ? error.issues[0].message : 'not a distribution');
}

/** A map in flow style; a text that is not one stays a text. */
function flow(value: string): unknown {
  try {
    return parse(value, { logLevel: 'silent', maxAliasCount: 0 });
  } catch {
    return value;
  }
}

function isDistribution(read: DistributionInput): boolean {
  if (read.kind === 'csv' || (read.kind === 'mixture' && JSON.stringify(read).includes('"csv"'))) return true;
  const distribution = read as Distribution;
  const all = [0.001, 0.05, 0.5, 0.95, 0.999].map((p) => quantileOf(distribution, p));
  const rises = all.every((value, i) => atLeast0(value) && (i === 0 || value >= all[i - 1]));
  const below = cdf(distribution, all[2]);
  return rises && below >= 0 && below <= 1;
}

/** A value with a range, taken at a place of the range. */
function unknownOf(value: unknown): string {
  const text = `a: {value: ${JSON.stringify(value)}, range: [${JSON.stringify(value)}, ${JSON.stringify(value)}]}`;
  const { tree, problems } = readYaml(text, 'value.yaml');
  if (problems.length > 0 || tree === undefined) throw new InputError(problems);
  const [unknown] = unknownsIn(tree);
  if (unknown === undefined) throw new NotAValue('no unknown', 'one');
  withUnknownsAt(tree, [0.5]);
  return unknown.range;
}
