import { errorRates } from '../test/check/error-rates.ts';

/** `npm run bench:claims`: how often claims on known figures are decided wrongly, with six looks, over 200 seeds. */
const SEEDS = 200;
const AT_MOST = 400;

const row = (cells: readonly (string | number)[]) =>
  cells.map((cell, i) => (i === 0 ? String(cell).padEnd(22) : String(cell).padStart(12))).join('');
process.stdout.write(`${row(['of 200 seeds', 'true holds', 'false fails', 'line holds', 'line fails'])}\n`);
for (const { name, clearlyTrue, clearlyFalse, onTheLine } of await errorRates(SEEDS, AT_MOST)) {
  process.stdout.write(`${row([name, clearlyTrue.holds, clearlyFalse.fails, onTheLine.holds, onTheLine.fails])}\n`);
}
