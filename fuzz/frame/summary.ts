import type { BatchResult, FoundFault } from './batch.ts';
import { escaped } from './escaped.ts';

const MIB = 1024 * 1024;
/** Replay commands shown for faults with the same line. */
const SHOWN = 3;

/** What was found, as text for a terminal. Apart from times and memory it depends only on the seed and the counts. */
export function summaryOf(results: ReadonlyMap<string, BatchResult>, seed: number, count: number): string {
  const rows = [...results].map(([target, result]) => [
    target,
    grouped(result.accepted),
    grouped(result.refused),
    grouped(new Set(result.faults.map(({ index }) => index)).size),
    `${Math.round(result.slowest.milliseconds)} ms (${target}:${result.slowest.index})`,
    `${Math.round(result.peakBytes / MIB)} MiB`,
  ]);
  const header = ['target', 'accepted', 'refused', 'faults', 'slowest (processor time)', 'largest process'];
  const checks = [...results].flatMap(([target, result]) => {
    const made = Object.entries(result.checks).toSorted(([a], [b]) => (a < b ? -1 : 1));
    return made.length === 0 ? [] : [`${target}: ${made.map(([name, n]) => `${name} ${grouped(n)}`).join(', ')}`];
  });
  const faults = [...results].flatMap(([target, result]) => faultLines(target, result.faults, seed));
  return [
    `Seed ${seed}, ${grouped(count)} inputs per target.`,
    '',
    ...tableOf([header, ...rows]),
    '',
    'Checks of accepted inputs',
    ...checks.map((line) => `  ${line}`),
    '',
    ...(faults.length === 0 ? ['No fault.'] : faults),
    '',
  ].join('\n');
}

function faultLines(target: string, faults: readonly FoundFault[], seed: number): string[] {
  const alike = Map.groupBy(faults, ({ kind, what }) => `${kind}: ${what.replace(/\S*\d\S*/g, 'N')}`);
  return [...alike.values()].flatMap((group) => {
    const [{ kind, what, more }] = group;
    const times = group.length === 1 ? '' : ` (${grouped(group.length)} inputs)`;
    return [
      `FAULT in ${target}, ${kind}: ${escaped(what)}${times}`,
      ...(more === undefined ? [] : more.split('\n').map((line) => `    ${escaped(line)}`)),
      ...group.slice(0, SHOWN).map(({ index }) => `  ${replayCommand(target, index, seed)}`),
    ];
  });
}

export function replayCommand(target: string, index: number, seed: number): string {
  return `npm run fuzz -- --replay ${target}:${index} --seed ${seed}`;
}

function tableOf(rows: readonly string[][]): string[] {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) =>
    row
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i])))
      .join('  ')
      .trimEnd(),
  );
}

function grouped(count: number): string {
  return count.toLocaleString('en-US');
}
