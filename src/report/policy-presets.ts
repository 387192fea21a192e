import { type TerminalText, terminalText } from '../safe-text/terminal.ts';
import { table, wrapped } from './format.ts';

interface Value {
  path: string;
  value: string;
  basis: string;
  source: string;
  note?: string;
}

interface Said {
  standsOn?: Value;
  changes: Value[];
}

/** A policy preset to print. The fields are those of its file. */
interface Preset extends Said {
  name: string;
  file: string;
  title: string;
  description: string;
  rows: string[];
  place?: string;
  since?: string;
  until?: string;
  source: string;
  facilities?: ({ facility: string | null } & Said)[];
  dated?: ({ from: Value; title?: string } & Said)[];
}

/** The list of presets: name, first row in the list of facts, title. `madeBy` says which program has them. */
export function renderPresets(presets: readonly Preset[], madeBy: string): TerminalText {
  const rows = presets.map(({ name, title, rows: [row = ''] }) => [`  ${name}`, row, title]);
  return terminalText([
    ...wrapped('Policy presets: what jails did, or were asked to do, as reported.'),
    '',
    ...table([['  name', 'fact', 'in one line'], ...rows], 'l'),
    '',
    'What a preset changes, since when, and who reported it:  pickup-gap policies NAME',
    'In a scenario:  policies: { mine: { policy: NAME } }',
    '',
    madeBy,
  ]);
}

/**
 * One preset: its description, where and when it applied and who reported it, each value that it changes, and how to
 * use it.
 */
export function renderPreset(preset: Preset, madeBy: string): TerminalText {
  const { name, title, description, rows, place, since, until, source, file } = preset;
  const facts = [
    ['where', place],
    ['since', since],
    ['until', until],
    ['source', source],
    ['facts', rows.join(', ')],
    ['file', file],
  ].filter((fact): fact is [string, string] => fact[1] !== undefined && fact[1] !== '');
  return terminalText([
    `${name}: ${title}`,
    '',
    ...wrapped(description),
    '',
    ...facts.flatMap(([key, text]) => {
      const [first, ...rest] = wrapped(text, ' '.repeat(10));
      return [`  ${key.padEnd(8)}${first.trimStart()}`, ...rest];
    }),
    '',
    ...whatItChanges(preset),
    '',
    'To use it with changes of your own, which win over the preset’s:',
    '  policies:',
    '    mine:',
    `      policy: ${name}`,
    ...ownWords(preset),
    '',
    madeBy,
  ]);
}

function ownWords({ changes: [change], facilities: [line] = [] }: Preset): string[] {
  return [
    ...(line === undefined ? [] : [`      facilities: { ${line.facility}: { policy: … } }`]),
    ...(change === undefined ? [] : [`      changes: { ${change.path}: … }`]),
  ];
}

function whatItChanges({ standsOn, changes, facilities = [], dated = [] }: Preset): string[] {
  const begins =
    dated.length > 0 ? 'What it changes in a scenario’s `base` at first:' : 'What it changes in a scenario’s `base`:';
  return [
    ...(standsOn !== undefined || changes.length > 0 ? [begins, ...sayings({ standsOn, changes })] : []),
    ...dated.flatMap(({ from, title, ...said }) => [
      ...wrapped(`From ${from.value} on${title === undefined ? '' : `, ${title}`}:`),
      ...wrapped(origin(from), '      '),
      ...sayings(said),
    ]),
    ...(facilities.length > 0 ? ['The practice of each facility, whatever a scenario’s `base` says:'] : []),
    ...facilities.flatMap(({ facility, ...said }) => {
      const [first = '', ...rest] = sayings(said, '  ');
      return [`  ${facility ?? 'all others'}: ${first.trimStart()}`, ...rest];
    }),
  ];
}

function sayings({ standsOn, changes }: Said, indent = ''): string[] {
  const say = (what: string, from: Omit<Value, 'path' | 'value'>) => [
    ...wrapped(what, `${indent}  `),
    ...wrapped(origin(from), `${indent}      `),
  ];
  return [
    ...(standsOn === undefined ? [] : say(standsOn.value, standsOn)),
    ...changes.flatMap(({ path, value, ...from }) => say(`${path}: ${value}`, from)),
  ];
}

/** The basis, the source and the note, separated by semicolons. */
export function origin({ basis, source, note }: Omit<Value, 'path' | 'value'>): string {
  return [basis, source, note].filter((part) => part !== undefined && part !== '').join('; ');
}
