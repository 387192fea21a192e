import { LOCKS, type Lock } from '../../events/outcome.ts';
import { manifestLine } from '../manifest/manifest.ts';
import { counted, percent, signed, table, wrapped, wrappedBehind } from '../report/format.ts';
import { type TerminalText, terminalSections } from '../safe-text/terminal.ts';
import { csv } from '../tables/csv-cells.ts';
import type { AttributeResult } from './attribute-result.ts';
import { wholeTenths } from './whole-tenths.ts';

/** The files of the tables. A directory that contains nothing else may be replaced. */
export const ATTRIBUTE_FILES = ['locks.csv', 'edits.csv', 'pairs.csv', 'combinations.csv'] as const;

type Row = AttributeResult['locks'][number];
type Pair = AttributeResult['pairs'][number];

export function renderAttribute(result: AttributeResult): TerminalText {
  return terminalSections([head(result), parts(result), sentences(result), meanings(result), foot(result)]);
}

function head(result: AttributeResult): string[] {
  return [
    ...wrapped(result.scenario.title),
    ...wrapped(askedInWords(result)),
    ...(result.complete
      ? []
      : ['INCOMPLETE: the run stopped early. Figures cover only the replications that finished.']),
  ];
}

/** What was asked, with the rates as written and without any lock. */
export function askedInWords({ policy, replications, seed, lodged, asWritten, allAway }: AttributeResult): string {
  const rates =
    asWritten.rate === null || allAway.rate === null
      ? 'no detainer is lodged before the exit'
      : `${percent(asWritten.rate)} of the detainers lodged before the exit end in a pickup. With every lock below ` +
        `taken away, ${percent(allAway.rate)} would`;
  return (
    `Under "${policy}", ${rates} (${counted(lodged, 'detainer')} in ${counted(replications, 'replication')}, ` +
    `seed ${seed}; every combination has the same people).`
  );
}

const MEANING =
  'part: what a lock adds when it is taken away, averaged over every order of taking them away; the parts sum to ' +
  'the whole. alone: taken away by itself. last: taken away after all others, which is what it costs if it is ' +
  'the only one left. ±: half of the 95 % interval of the part.';

function parts(result: AttributeResult): string[] {
  if (result.lodged === 0) return [];
  const { head, rows } = partsTable(result);
  return [
    'Where the pickups are lost (percentage points of the pickup rate)',
    ...table(
      [head, ...rows].map(([holder, ...cells]) => [`  ${holder}`, ...cells]),
      'llrrrr',
    ),
    ...wrapped(MEANING, '  '),
  ];
}

/** The locks, the largest part first, and what all add together. The shown parts sum to the shown whole. */
export function partsTable({ locks, whole, lodged }: AttributeResult) {
  const common = Math.max(...locks.map(({ part }) => part.denominator));
  const numerators = locks.map(({ part }) => part.numerator * (common / part.denominator));
  const tenths = wholeTenths(numerators, common, lodged);
  const ranked = locks.map((lock, i) => ({ lock, tenth: tenths[i] })).toSorted((a, b) => b.tenth - a.tenth);
  const sum = tenths.reduce((all, one) => all + one, 0);
  return {
    head: ['lock', 'what must happen', 'part', '±', 'alone', 'last'],
    rows: [
      ...ranked.map(({ lock: { holder, lock, alone, last, part }, tenth }) => [
        holder,
        LOCKS[lock],
        plus(tenth / 10),
        half(part),
        points(alone.mean),
        points(last.mean),
      ]),
      ['all together', '', plus(sum / 10), half(whole), '', ''],
    ],
    meaning: MEANING,
  };
}

function sentences(result: AttributeResult): string[] {
  return answersInWords(result).flatMap((sentence) => wrapped(sentence));
}

/** What the figures say, in sentences; none without detainers. */
export function answersInWords({ locks, pairs, whole }: AttributeResult): string[] {
  const best = most(locks, ({ alone }) => alone.pickups);
  if (best === undefined || whole.mean === null) return [];
  const name = nameIn(locks);
  const strongest = most(pairs, ({ pickups }) => pickups);
  const beyond = most(pairs, ({ beyondSum }) => beyondSum);
  return [
    `Taken away alone, ${best.holder} ${adds(best.alone.mean)} points, the most of all locks.`,
    ...(strongest === undefined ? [] : [`The strongest pair is ${pairText(strongest, name)}.`]),
    ...(beyond === undefined || beyond === strongest || beyond.beyondSum <= 0
      ? []
      : [`The pair that gains most by being taken away together is ${pairText(beyond, name)}.`]),
  ];

  function pairText({ locks: [a, b], mean }: Pair, name: (lock: Lock) => Row): string {
    const [one, other] = [name(a), name(b)];
    return (
      `${one.holder} and ${other.holder}: ${points(mean)} points together, where ${one.holder} alone ` +
      `${adds(one.alone.mean)} and ${other.holder} alone ${adds(other.alone.mean)}`
    );
  }
}

/** What is not said by the figures. */
export const NO_FAULT =
  'A lock that holds back pickups is not a fault: who holds it decides what it is for. The figures measure what ' +
  'the pickup rate would be, and nothing that it would cost; run the edits as a policy to see that.';

function meanings({ locks, policy }: AttributeResult): string[] {
  return [
    'Taking a lock away means',
    ...locks.flatMap(({ holder, asIf, canBind, edits }) => [
      ...wrappedBehind(`  ${holder}: `, `as if ${asIf}${canBind ? '' : `. Under "${policy}" it is so already`}.`),
      ...(canBind ? wrapped(edits.map(({ path, value }) => `${path}: ${value}`).join('; '), '    ') : []),
    ]),
  ];
}

function foot({ manifest }: AttributeResult): string[] {
  return [...wrapped(NO_FAULT), ...wrapped(manifestLine(manifest))];
}

function most<T>(all: readonly T[], of: (one: T) => number): T | undefined {
  return all.reduce<T | undefined>((best, one) => (best === undefined || of(one) > of(best) ? one : best), undefined);
}

function nameIn(locks: readonly Row[]): (lock: Lock) => Row {
  const byLock = new Map(locks.map((row) => [row.lock, row]));
  return (lock) => byLock.get(lock)!;
}

function adds(mean: number | null): string {
  if (mean === null) return 'adds an unknown number of points';
  return `${mean >= 0 ? 'adds' : 'takes'} ${signed(Math.abs(mean) * 100, 1)}`;
}

function points(mean: number | null): string {
  return mean === null ? '–' : plus(mean * 100);
}

function plus(value: number): string {
  const text = signed(value, 1);
  return value > 0 && text !== '0.0' ? `+${text}` : text;
}

function half({ mean, high }: { mean: number | null; high: number | null }): string {
  return mean === null || high === null ? '–' : signed((high - mean) * 100, 1);
}

/** The tables: file name -> text. */
export function attributeCsv({ locks, pairs, combinations }: AttributeResult): Map<string, string> {
  const figures = (one: { pickups: number; mean: number | null; low: number | null; high: number | null }) => [
    one.pickups,
    one.mean,
    one.low,
    one.high,
  ];
  const columns = (name: string) => ['Pickups', '', 'Low', 'High'].map((end) => `${name}${end}`);
  const header = ['lock', 'holder', 'canBind', ...['part', 'alone', 'last'].flatMap(columns)];
  const rows = locks.map(({ lock, holder, canBind, part, alone, last }) => [
    lock,
    holder,
    canBind ? 'yes' : 'no',
    ...[part, alone, last].flatMap(figures),
  ]);
  return new Map([
    ['locks.csv', csv(header, rows)],
    [
      'edits.csv',
      csv(
        ['lock', 'path', 'value'],
        locks.flatMap(({ lock, edits }) => edits.map(({ path, value }) => [lock, path, value])),
      ),
    ],
    [
      'pairs.csv',
      csv(
        ['lock', 'other', ...columns('together'), 'beyondSum'],
        pairs.map((pair) => [...pair.locks, ...figures(pair), pair.beyondSum]),
      ),
    ],
    [
      'combinations.csv',
      csv(
        ['away', 'pickups', 'rate'],
        combinations.map(({ away, pickups, rate }) => [away.join(' '), pickups, rate]),
      ),
    ],
  ]);
}
