import { withoutFormula } from '../safe-text/spreadsheet-cell.ts';
import { terminalValue } from '../safe-text/terminal.ts';
import type { LoadedScenario } from '../scenario/load.ts';
import { plain } from './csv-lines.ts';
import type { InputRow } from './snapshot.ts';

/**
 * Every value of a scenario that decides figures, defaults included, and the files that it reads with the SHA-256 of
 * their bytes. Ordered by policy and path, so that a changed value changes one line.
 */
export function inputsOf({ assumptions, resolved, inputs }: LoadedScenario): InputRow[] {
  const { zone, start, days, baseline, policies } = resolved;
  const run = { zone, start, length: `${days} days`, baseline, policies: policies.map(({ name }) => name).join(', ') };
  const rows = [
    ...Object.entries(run).map(([path, value]) => row('', path, value, 'the scenario')),
    ...inputs.map(({ file, sha256 }) => row('', `file ${nameOf(file)}`, `sha256 ${sha256}`, 'its bytes')),
    ...assumptions.map(({ policy = '', path, value, basis, source, from }) => {
      const origin = source === '' ? basis : source;
      return row(policy, path, value, from === 'file' ? origin : `${nameOf(from)}: ${origin}`);
    }),
  ];
  return rows.sort((a, b) => order(a.policy, b.policy) || order(a.path, b.path));
}

function row(policy: string, path: string, value: string, source: string): InputRow {
  return { policy: asRead(policy), path: asRead(path), value: asRead(value), source: asRead(source) };
}

/** A text as it reads back from the file: in one line, with unseen characters shown. */
export function asRead(text: string): string {
  const line = terminalValue(text.replace(/\s+/gu, ' ').trim());
  return plain(withoutFormula(line));
}

/** Without folders, which differ from machine to machine. */
function nameOf(file: string): string {
  return file.replace(/^.*[\\/]/, '');
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
