import { type TerminalText, terminalText } from '../safe-text/terminal.ts';
import type { FitResult } from './fit-report.ts';
import { BOOTSTRAP_LIMIT, BOOTSTRAP_SAMPLES } from './goodness-of-fit.ts';
import { type QuantileTable, SHOWN_PERCENTS } from './quantile-table.ts';
import { figure, scenarioBlock } from './scenario-block.ts';

/** As a share of the data's mean. */
const MEAN_TOLERANCE = 0.05;

/**
 * The result as text for the terminal: about 35 lines, no colour, with a line break at the end. `madeBy` says which
 * program and which data made it.
 */
export function renderFit(result: FitResult, madeBy: string): TerminalText {
  const { unit, fits } = result;
  const row = (label: string, table: QuantileTable, mean: number) => [
    label,
    ...SHOWN_PERCENTS.map((percent) => figure3(table[percent]!)),
    figure3(mean),
  ];
  return terminalText([
    `${result.count} values of ${result.column}${result.file === null ? '' : ` (${result.file})`}, in ${unit}`,
    ...rowsRead(result),
    ...about(result),
    ...outlying(result),
    '',
    `Quantiles: this share of the values is at most so many ${unit}`,
    ...aligned([
      ['', ...SHOWN_PERCENTS.map((percent) => `${percent} %`), 'mean'],
      row('data', result.quantiles, result.mean),
      ...fits.map((fit) => row(fit.family, fit.quantiles, fit.mean)),
    ]),
    'The table to paste is linear between its points, ' +
      `up to the largest value, ${figure(result.quantiles['100']!)} ${unit}.`,
    ...meanOfTable(result),
    '',
    'How well each distribution fits',
    ...aligned([
      ['', 'KS distance', 'p', 'AIC', ''],
      ...fits.map((fit) => [
        fit.family,
        fit.ksDistance.toFixed(3),
        fit.p === null ? '–' : fit.p.toFixed(3),
        fit.aic.toFixed(1),
        fit.family === result.nearest ? '< nearest by AIC' : '',
      ]),
    ]),
    ...result.leftOut.map(({ family, why }) => `${family} is left out: ${why}.`),
    ...reading(result),
    '',
    // Not at the end, where the block to paste is.
    madeBy,
    '',
    'Paste this into a scenario, indented below the key of the duration ' +
      '(one value is active; the others are comments):',
    '',
    ...scenarioBlock(result),
  ]);
}

/** The table to paste has few points, so a long tail moves its mean. */
function meanOfTable({ unit, column, mean, empirical }: FitResult): string[] {
  const own = `Its mean is ${figure3(empirical.mean)} ${unit}`;
  if (Math.abs(empirical.mean - mean) <= MEAN_TOLERANCE * mean) return [`${own}.`];
  return [
    `${own}, that of the data ${figure3(mean)} ${unit}. To keep it, name the file in the scenario instead:`,
    `empirical: { csv: FILE, column: ${JSON.stringify(column)}, unit: ${unit} }`,
  ];
}

function about(result: FitResult): string[] {
  const { unit, zeros, count, multiplesOfFive: share } = result;
  const lines = [
    `Mean ${figure(result.mean)} ${unit}, standard deviation ${figure(result.standardDeviation)} ${unit}.`,
  ];
  if (zeros > 0) {
    lines.push(
      `${zeros} of them are 0. The row "data" counts them; lognormal, gamma and weibull cannot be 0`,
      `and are fitted to the ${count - zeros} values above 0.`,
    );
  }
  if (share !== null) {
    const percent = `${(100 * share).toFixed(0)} % are multiples of 5`;
    // Three standard errors above a share of one in five: chance exceeds that once in about 700 columns.
    const coarse = share > 0.2 + 3 * Math.sqrt(0.16 / count);
    lines.push(
      coarse
        ? `${percent}; chance gives 20 %. The data look rounded, so every p below is too low.`
        : `${percent}; chance gives 20 %, so the data show no rounding to 5 ${unit}.`,
    );
  }
  return lines;
}

/** What became of the rows of the file, if some were not used. */
function rowsRead({ rows }: FitResult): string[] {
  if (rows === undefined || rows.blank + rows.refused === 0) return [];
  const { used, blank, refused } = rows;
  return [`Of ${used + blank + refused} rows, ${used} are used, ${blank} blank and ${refused} refused.`];
}

function outlying({ outliers: { low, high, below, above }, unit }: FitResult): string[] {
  if (below + above === 0) return [];
  return [
    `Outliers: ${below} below ${figure(low)} ${unit} and ${above} above ${figure(high)} ${unit} ` +
      '(Tukey’s fences, on the log scale).',
    'They are kept. Check them in the file: a wrong unit or date makes such values.',
  ];
}

function reading(result: FitResult): string[] {
  if (result.fits.length === 0) return [];
  const { p } = result.fits[0]!;
  return [
    'KS distance: the largest gap between fit and data, as a share of the values.',
    ...(p === null
      ? [
          `p: not computed above ${BOOTSTRAP_LIMIT} values, where every small departure would count. ` +
            'Judge by the KS distance.',
        ]
      : [
          `p: of ${BOOTSTRAP_SAMPLES} samples drawn from the fit, ` +
            'the share that lie at least as far from their own fit (0.005 at least).',
          'A small p means that the data do not follow that distribution.',
        ]),
    'AIC: lower is nearer; differences below 2 mean little.',
  ];
}

/** About three digits, as many as a reader can use in a table. Trailing zeros stay, so that the points align. */
function figure3(value: number): string {
  if (value > 0 && value < 0.1) return figure(Number(value.toPrecision(3)));
  return value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 2);
}

/** The first column is left-aligned, the others right-aligned. */
function aligned(rows: string[][]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
      .join('  ')
      .trimEnd(),
  );
}
