import type { FitResult } from './fit-report.ts';
import { BOOTSTRAP_LIMIT, BOOTSTRAP_SAMPLES } from './goodness-of-fit.ts';
import { type QuantileTable, SHOWN_PERCENTS } from './quantile-table.ts';
import { figure, scenarioBlock } from './scenario-block.ts';

/** The result as text for the terminal, ending in a line break: about 35 lines, no colour. */
export function renderFit(result: FitResult): string {
  const { unit, fits } = result;
  const row = (label: string, table: QuantileTable, mean: number) => [
    label,
    ...SHOWN_PERCENTS.map((percent) => figure3(table[percent]!)),
    figure3(mean),
  ];
  const lines = [
    `${result.count} values of ${result.column}${result.file === null ? '' : ` (${result.file})`}, in ${unit}`,
    ...about(result),
    '',
    `Quantiles: the length, in ${unit}, that this share of the values does not exceed`,
    ...aligned([
      ['', ...SHOWN_PERCENTS.map((percent) => `${percent} %`), 'mean'],
      row('data', result.quantiles, result.mean),
      ...fits.map((fit) => row(fit.family, fit.quantiles, fit.mean)),
    ]),
    `The table to paste runs straight between its points, up to the greatest value, ${figure(result.quantiles['100']!)} ${unit}:`,
    `its mean is ${figure3(result.empirical.mean)} ${unit}.`,
    '',
    'How well each fits',
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
    ...reading(result),
    '',
    'To paste into a scenario, indented below the key of the duration (one value; the others are comments):',
    '',
    ...scenarioBlock(result),
  ];
  // A header of the file may hold control characters, which must not reach the terminal.
  return lines.map((line) => `${line.replace(/[\p{Cc}\p{Cf}]/gu, '\ufffd')}\n`).join('');
}

function about(result: FitResult): string[] {
  const { unit, zeros, count, multiplesOfFive: share } = result;
  const lines = [`mean ${figure(result.mean)} ${unit}, standard deviation ${figure(result.standardDeviation)} ${unit}`];
  if (zeros > 0) {
    lines.push(
      `${zeros} of them are 0: the data's row counts them; lognormal, gamma and weibull cannot hold a 0`,
      `and are fitted to the ${count - zeros} values above it`,
    );
  }
  if (share !== null) {
    const percent = `${(100 * share).toFixed(0)} % are multiples of 5`;
    // Three standard errors of a share of one in five: exceeded by chance once in about 700 columns.
    const coarse = share > 0.2 + 3 * Math.sqrt(0.16 / count);
    lines.push(
      coarse
        ? `${percent}, where chance gives 20 %: the data look rounded, which makes every p below too low`
        : `${percent}; chance gives 20 %, so these lengths show no rounding to 5 ${unit}`,
    );
  }
  return lines;
}

function reading(result: FitResult): string[] {
  const { p } = result.fits[0]!;
  return [
    'KS distance: the greatest gap between the fit and the data, as a share of the values.',
    ...(p === null
      ? [
          `p: not computed above ${BOOTSTRAP_LIMIT} values, where every small departure would count; judge by the distance.`,
        ]
      : [
          `p: the share of samples from the very fit that lie as far from their own fit (${BOOTSTRAP_SAMPLES} drawn; 0.005 is the least);`,
          'a small p says that the data are not of that family.',
        ]),
    'AIC: the lower, the nearer; differences below 2 say little.',
  ];
}

/** About three digits, which is what a table can be read by; trailing zeros stay, so that the points align. */
function figure3(value: number): string {
  if (value > 0 && value < 0.1) return figure(Number(value.toPrecision(3)));
  return value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 2);
}

/** The first column to the left, the others to the right. */
function aligned(rows: string[][]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
      .join('  ')
      .trimEnd(),
  );
}
