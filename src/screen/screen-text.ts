import { manifestLine } from '../manifest/manifest.ts';
import { counted, percent, signed, table, wrapped } from '../report/format.ts';
import { columnsOf } from '../safe-text/columns.ts';
import { type TerminalText, terminalSections } from '../safe-text/terminal.ts';
import { csv } from '../tables/csv-cells.ts';
import { reachOf } from './screen.ts';
import type { ScreenResult } from './screen-result.ts';

/** The files of the tables. A directory that contains nothing else may be replaced. */
export const SCREEN_FILES = ['screen.csv', 'not-moved.csv'] as const;

const BARS_SHOWN = 20;
/** Below a hundredth of a percentage point, a value is not shown as a bar. */
const SHOWN_FROM = 0.0001;
const LONGEST_VALUE = 24;

/** The bars for a terminal that is `width` columns wide. They need no colour. */
export function renderScreen(result: ScreenResult, width = 100): TerminalText {
  return terminalSections([head(result), bars(result, width), notMoved(result), foot(result)]);
}

function head({ scenario, policy, baseline, replications, seed, complete, result, by }: ScreenResult): string[] {
  const what =
    baseline === null
      ? `The pickup rate under "${policy}"`
      : `The difference of the pickup rate under "${policy}" from that under "${baseline}"`;
  const is = result === null ? 'has no cases' : `is ${percent(result)}`;
  return [
    ...wrapped(scenario.title),
    ...wrapped(
      `${what} ${is} as written. Each value alone was moved by ${signed(by * 100, 0)} % down and up, ` +
        `over the same people (${counted(replications, 'replication')}, seed ${seed}).`,
    ),
    ...(complete ? [] : ['INCOMPLETE: the screening stopped early. Values that were not tried are missing.']),
  ];
}

function bars({ values }: ScreenResult, width: number): string[] {
  const shown = values.filter((value) => reachOf(value) >= SHOWN_FROM).slice(0, BARS_SHOWN);
  if (shown.length === 0) return ['No value moves it.'];
  const rows = shown.map(({ path, value, down, up }) => [`  ${path}`, short(value), points(down), points(up), '|']);
  const lines = table([['  value', 'as written', 'down', 'up', '|'], ...rows], 'llrrl').map((line) =>
    line.slice(0, -1),
  );
  // Each bar has its zero in the middle: - is what moving the value down does, + what moving it up does.
  const half = Math.max(6, Math.min(20, Math.floor((width - Math.max(...lines.map(columnsOf))) / 2)));
  const most = reachOf(shown[0]);
  const rest = values.length - shown.length;
  return [
    'What moves it, the largest first (percentage points)',
    ...lines.map((line, i) => (i === 0 ? line.trimEnd() : `${line}${bar(shown[i - 1], half, most)}`.trimEnd())),
    ...wrapped(
      '- is the value moved down, + moved up, * both, | the scenario as written. (±) after a number: its 95 % ' +
        'interval contains 0.',
      '  ',
    ),
    ...(rest > 0
      ? wrapped(`${counted(rest, 'other value')} moved it less, or not at all; --json lists all.`, '  ')
      : []),
  ];
}

function points(side: ScreenResult['values'][number]['up']): string {
  if (side === null) return '–';
  const isUnsure = side.low !== null && side.high !== null && side.low <= 0 && side.high >= 0 && side.mean !== 0;
  const text = signed(side.mean * 100, 2);
  return `${side.mean > 0 ? '+' : ''}${text}${isUnsure ? ' (±)' : ''}`;
}

function bar({ down, up }: ScreenResult['values'][number], half: number, most: number): string {
  const cells = new Array<string>(2 * half + 1).fill(' ');
  const draw = (mean: number | undefined, sign: string) => {
    const length = Math.round((Math.abs(mean ?? 0) / most) * half);
    for (let i = 1; i <= length; i++) {
      const at = half + (mean! > 0 ? i : -i);
      cells[at] = cells[at] === ' ' ? sign : '*';
    }
  };
  draw(down?.mean, '-');
  draw(up?.mean, '+');
  cells[half] = '|';
  return cells.join('');
}

function short(text: string): string {
  return [...text].length <= LONGEST_VALUE ? text : `${[...text].slice(0, LONGEST_VALUE - 1).join('')}…`;
}

/** A value, or one of its sides, that was not moved. */
interface Unmoved {
  what: string;
  why: string;
}

const PATHS_SHOWN = 3;

function notMoved({ notMoved: all, values }: ScreenResult): string[] {
  const sides = (['Down', 'Up'] as const).flatMap((way) =>
    values.flatMap((value): Unmoved[] => {
      const why = value[`not${way}`];
      return why === undefined ? [] : [{ what: value.path, why: `not moved ${way.toLowerCase()}, ${why}` }];
    }),
  );
  const whole = all.map(({ path, reason }): Unmoved => ({ what: path, why: reason }));
  if (whole.length + sides.length === 0) return [];
  const groups = Map.groupBy([...whole, ...sides], ({ why }) => why);
  const lines = [...groups].map(([why, some]) => {
    const rest = some.length - PATHS_SHOWN;
    const paths = some.slice(0, PATHS_SHOWN).map(({ what }) => what);
    return `${why}: ${paths.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
  });
  return [`Not moved: ${counted(all.length, 'value')}`, ...lines.flatMap((line) => wrapped(line, '  '))];
}

function foot({ manifest }: ScreenResult): string[] {
  return [
    ...wrapped(
      'A quarter is the same for all, and not how uncertain each is: give the values that matter a range ' +
        '(docs/reference/ranges.md) and run spread without --screen.',
    ),
    ...wrapped(manifestLine(manifest)),
  ];
}

/** The tables: file name -> text. */
export function screenCsv({ values, notMoved: all }: ScreenResult): Map<string, string> {
  const side = (one: ScreenResult['values'][number]['up']) => [one?.value, one?.mean, one?.low, one?.high];
  const header = ['path', 'value', 'basis', 'source'];
  const ends = ['down', 'up'].flatMap((way) => ['Value', 'Effect', 'EffectLow', 'EffectHigh'].map((end) => way + end));
  return new Map([
    [
      'screen.csv',
      csv(
        [...header, ...ends],
        values.map(({ path, value, basis, source, down, up }) => [
          path,
          value,
          basis,
          source,
          ...side(down),
          ...side(up),
        ]),
      ),
    ],
    [
      'not-moved.csv',
      csv(
        [...header, 'reason'],
        all.map(({ path, value, basis, source, reason }) => [path, value, basis, source, reason]),
      ),
    ],
  ]);
}
