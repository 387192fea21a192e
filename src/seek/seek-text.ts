import { manifestLine } from '../manifest/manifest.ts';
import type { Unit } from '../measures/measure.ts';
import { amount, counted, signed, table, wrapped } from '../report/format.ts';
import { difference, intervalText } from '../report/interval-text.ts';
import { type TerminalText, terminalSections } from '../safe-text/terminal.ts';
import { csv } from '../tables/csv-cells.ts';
import type { SeekEstimate, SeekResult } from './seek-result.ts';

/** The files of the tables. A directory that contains nothing else may be replaced. */
export const SEEK_FILES = ['found.csv', 'costs.csv', 'tried.csv', 'pair.csv'] as const;

type Alone = SeekResult['alone'][number];
type Found = Alone['found'][number];
type Cost = Alone['costs'][number];
type Target = SeekResult['target'];

export function renderSeek(result: SeekResult): TerminalText {
  const { alone, pair, target, asWritten } = result;
  return terminalSections([
    head(result),
    ...(asWritten.isReached ? [] : alone.map((one) => aloneText(one, target))),
    ...(asWritten.isReached || alone.length < 2 ? [] : [pairText(pair, result)]),
    foot(result),
  ]);
}

function head(result: SeekResult): string[] {
  return [
    ...wrapped(result.scenario.title),
    ...wrapped(askedInWords(result)),
    ...(result.complete ? [] : ['INCOMPLETE: the search stopped early. What was not found by then is missing.']),
    ...[impreciseInWords(result)].filter((sentence) => sentence !== '').flatMap((sentence) => wrapped(sentence)),
  ];
}

/** What was sought, and where the scenario as written stands. */
export function askedInWords({ policy, target, asWritten, seed, replications }: SeekResult): string {
  const way = target.direction === 'atLeast' ? 'at least' : 'at most';
  return (
    `Sought under "${policy}": ${target.label} ${way} ${one(target.value, target.unit)}. As written, it is ` +
    `${figure(asWritten, target.unit)}` +
    `${asWritten.isReached ? ', which reaches it: nothing needs to change.' : '.'} Every value is run over the ` +
    `same people (${counted(replications, 'replication')}, seed ${seed}).`
  );
}

/** Empty if the intervals are as narrow as was asked for. */
export function impreciseInWords({ target, complete }: SeekResult): string {
  if (target.isPrecise || !complete) return '';
  const width = one(target.precision, target.unit);
  return `The intervals are wider than ± ${width}: that would need more replications than allowed.`;
}

function aloneText(alone: Alone, target: Target): string[] {
  const [sentence, ...others] = aloneInWords(alone, target);
  const at = alone.found[0] ?? alone.best;
  return [
    ...wrapped(aboutInWords(alone)),
    ...wrapped(sentence, '  '),
    ...others.flatMap((other) => wrapped(other, '  ')),
    ...costLines(alone.costs, at === null ? '' : `What ${at.value} does to the rest`),
  ];
}

/** Which value was moved, from where, and within what. */
export function aboutInWords({ path, range, written }: Alone): string {
  return `${path}, from ${written ?? 'no value'} as written, within ${range}`;
}

/** Whether a value reaches the target alone, and where, in sentences. */
export function aloneInWords({ found, best, shape }: Alone, target: Target): string[] {
  const [nearest, ...others] = found;
  if (nearest === undefined) {
    const reaches =
      best === null
        ? 'no value tried has a case to measure'
        : `the best it can do is ${figure(best.result, target.unit)}, at ${best.value}`;
    return [`It cannot be reached by this alone: ${reaches}.${shapeText(shape, target)}`];
  }
  return [
    `Reached at ${foundText(nearest, target)}.${shapeText(shape, target)}`,
    ...others.map((other) => `Also reached the other way, at ${foundText(other, target)}.`),
  ];
}

function foundText({ value, interval, result, change, until }: Found, { label, unit }: Target): string {
  const { low, high } = interval;
  const within =
    low !== null && high !== null
      ? low === high
        ? `the 95 % interval holds only ${low}`
        : `95 % interval ${low} to ${high}`
      : low === null
        ? `95 % interval up to ${high ?? 'the end of the range'}, from beyond the range`
        : `95 % interval from ${low} to beyond the range`;
  const crosses = until === null ? '' : `; it is left again after ${until.value}`;
  return (
    `${value} (${within}), ${signed(change * 100, 0)} % of the range away, where the ${label} is ` +
    `${figure(result, unit)}${crosses}`
  );
}

function shapeText(shape: Alone['shape'], { label }: Target): string {
  if (shape === 'does not move') return ` Over this range the ${label} does not move.`;
  if (shape === 'rises' || shape === 'falls') return '';
  return ` The response is not monotone: as the value rises, the ${label} ${shape}.`;
}

function pairText(pair: SeekResult['pair'], result: SeekResult): string[] {
  const sentence = wrapped(pairInWords(result), pair === null ? '' : '  ');
  if (pair === null) return sentence;
  return [
    ...wrapped('The pair with the smallest change'),
    ...sentence,
    ...costLines(pair.costs, 'What the pair does to the rest'),
  ];
}

/** What two values reach together. */
export function pairInWords({ pair, target, complete }: SeekResult): string {
  if (pair === null) {
    return complete ? 'No pair of these values reaches it.' : 'Pairs of values were not searched to the end.';
  }
  const values = pair.values.map(({ path, value }) => `${path} ${value}`).join(' and ');
  const than = pair.isSmaller ? 'less than any of them alone' : 'no less than the smallest of them alone';
  return (
    `${values}: the ${target.label} is ${figure(pair.result, target.unit)}. Together they move ` +
    `${signed(pair.change * 100, 0)} % of their ranges, ${than}.`
  );
}

function costLines(costs: readonly Cost[], title: string): string[] {
  const rows = costRows(costs);
  if (rows.length === 0) return [];
  return table(
    [
      [`  ${title}`, 'as written', 'then', 'difference', ''],
      ...rows.map(([label, ...cells]) => [`    ${label}`, ...cells]),
    ],
    'lrrrl',
  );
}

/** Measures that move, as differences from the scenario as written: label, as written, then, difference, party. */
export function costRows(costs: readonly Cost[]): string[][] {
  return costs
    .filter(({ difference: { mean, low, high } }) => mean !== null && !(mean === 0 && low === high))
    .map(({ label, unit, asWritten, found, difference: by, party }) => [
      label,
      plain(asWritten, unit),
      plain(found, unit),
      `${difference(by, unit)}${unit === 'share' ? ' points' : unit === '$' ? '' : ` ${unit}`}`,
      party ?? '',
    ]);
}

function foot(result: SeekResult): string[] {
  return [...wrapped(meaningInWords(result)), ...wrapped(manifestLine(result.manifest))];
}

/** What a value that was found is, and what it is not. */
export function meaningInWords({ target }: SeekResult): string {
  return (
    'A value that was found is one that was run: the smallest change tried that reaches the target. Its interval ' +
    `says how far it could be elsewhere by chance, with the ${target.label} known to about ` +
    `± ${one(target.precision, target.unit)}. It says nothing about what is assumed.`
  );
}

/** A figure with its interval and unit. */
export function figure({ mean, low, high }: SeekEstimate, unit: Unit): string {
  if (mean === null) return 'not known';
  const scale = unit === 'share' ? 100 : 1;
  const half = intervalText({ mean, low, high }, scale);
  if (half === '–') return one(mean, unit);
  const value = unit === 'share' ? signed(mean * 100, 1) : plain(mean, unit);
  const shownUnit = unit === 'share' ? ' %' : unit === '$' ? '' : ` ${unit}`;
  return `${value} ${half.startsWith('±') ? half : `(${half})`}${shownUnit}`;
}

/** A number with its unit. */
export function one(value: number, unit: Unit): string {
  if (unit === 'share') return `${trimmed(value * 100)} %`;
  return unit === '$' ? `$${signed(value, 0)}` : `${trimmed(value)} ${unit}`;
}

function trimmed(value: number): string {
  return Number(value.toPrecision(6)).toLocaleString('en-US', { maximumFractionDigits: 2 });
}

function plain(value: number | null, unit: Unit): string {
  if (value === null) return '–';
  if (unit === 'share') return `${signed(value * 100, 1)} %`;
  return unit === '$' ? `${value < 0 ? '−' : ''}$${signed(Math.abs(value), 0)}` : amount(value);
}

/** The tables: file name -> text. */
export function seekCsv({ alone, pair }: SeekResult): Map<string, string> {
  const figures = ({ mean, low, high }: SeekEstimate) => [mean, low, high];
  const costs = (what: string, list: readonly Cost[]) =>
    list.map(({ measure, unit, party, asWritten, found, difference: by }) => [
      what,
      measure,
      unit,
      party,
      asWritten,
      found,
      ...figures(by),
    ]);
  return new Map([
    [
      'found.csv',
      csv(
        [
          'path',
          'written',
          'isReached',
          'value',
          'low',
          'high',
          'change',
          'until',
          'result',
          'resultLow',
          'resultHigh',
        ],
        alone.flatMap(({ path, written, found, best }) =>
          found.length > 0
            ? found.map(({ value, interval: { low, high }, change, until, result }) => [
                ...[path, written, 'yes', value, low, high, change, until?.value],
                ...figures(result),
              ])
            : [[path, written, 'no', best?.value, null, null, null, null, ...(best ? figures(best.result) : [])]],
        ),
      ),
    ],
    [
      'costs.csv',
      csv(
        ['of', 'measure', 'unit', 'party', 'asWritten', 'then', 'difference', 'differenceLow', 'differenceHigh'],
        [
          ...alone.flatMap(({ path, costs: list }) => costs(path, list)),
          ...(pair === null ? [] : costs('pair', pair.costs)),
        ],
      ),
    ],
    [
      'tried.csv',
      csv(
        ['path', 'value', 'number', 'replications', 'result', 'resultLow', 'resultHigh'],
        alone.flatMap(({ path, tried }) =>
          tried.map((row) => [path, row.value, row.number, row.replications, ...figures(row)]),
        ),
      ),
    ],
    [
      'pair.csv',
      csv(
        ['path', 'value', 'change', 'result', 'resultLow', 'resultHigh'],
        pair === null
          ? []
          : pair.values.map(({ path, value, change }) => [path, value, change, ...figures(pair.result)]),
      ),
    ],
  ]);
}
