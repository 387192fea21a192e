import { table, wrapped } from './format.ts';

/** A policy preset as it is told; the fields as in its file. */
interface Preset {
  name: string;
  file: string;
  title: string;
  description: string;
  rows: string[];
  place?: string;
  since?: string;
  until?: string;
  source: string;
  changes: { path: string; value: string; basis: string; source: string; note?: string }[];
}

/** The list of presets: name, rows of the list of facts that it stands for, one line. */
export function renderPresets(presets: readonly Preset[]): string {
  const rows = presets.map(({ name, title, rows: [row = ''] }) => [`  ${name}`, row, title]);
  return [
    ...wrapped('Policy presets: what jails did, or were asked to do, as reported.'),
    '',
    ...table([['  name', 'fact', 'in a line'], ...rows], 'l'),
    '',
    'What one changes, since when and who says so:  pickup-gap policies NAME',
    'In a scenario:  policies: { mine: { policy: NAME } }',
    '',
  ].join('\n');
}

/** One preset: what it says, where and when, who says so, each value it changes, and how to use it. */
export function renderPreset(preset: Preset): string {
  const { name, title, description, rows, place, since, until, source, changes, file } = preset;
  const facts = [
    ['where', place],
    ['since', since],
    ['until', until],
    ['source', source],
    ['facts', rows.join(', ')],
    ['file', file],
  ].filter((fact): fact is [string, string] => fact[1] !== undefined && fact[1] !== '');
  return [
    `${name}: ${title}`,
    '',
    ...wrapped(description),
    '',
    ...facts.flatMap(([key, text]) => {
      const [first, ...rest] = wrapped(text, ' '.repeat(10));
      return [`  ${key.padEnd(8)}${first.trimStart()}`, ...rest];
    }),
    '',
    'What it changes in a scenario’s `base`:',
    ...changes.flatMap(({ path, value, ...from }) => [
      ...wrapped(`${path}: ${value}`, '  '),
      ...wrapped(origin(from), '      '),
    ]),
    '',
    'To use it, and to change what you know better; your own changes win:',
    '  policies:',
    '    mine:',
    `      policy: ${name}`,
    `      changes: { ${changes[0].path}: … }`,
    '',
  ].join('\n');
}

/** The basis, its source and the note, as a reader says them. */
export function origin({ basis, source, note }: Omit<Preset['changes'][number], 'path' | 'value'>): string {
  return [basis, source, note].filter((part) => part !== undefined && part !== '').join('; ');
}
