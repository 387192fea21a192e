import { manifestLine } from '../manifest/manifest.ts';
import { MEASURES } from '../measures/definitions.ts';
import type { Measure } from '../measures/measure.ts';
import { amount, percent, table, wrapped } from '../report/format.ts';
import { type TerminalText, terminalSections } from '../safe-text/terminal.ts';
import type { Spread, SpreadResult } from './spread-result.ts';

/** The spread of some measures for a terminal. `keys` are as in the result. */
export function renderSpread(result: SpreadResult, keys: readonly string[]): TerminalText {
  const shown = MEASURES.filter(({ key }) => keys.includes(key));
  const sections = [head(result), unknowns(result), ...shown.map((measure) => section(measure, result)), foot(result)];
  return terminalSections(sections);
}

const WIDEST = 34;

const letter = (index: number) => String.fromCharCode(97 + index);

function head({ scenario, draws, replications, seed }: SpreadResult): string[] {
  return [
    scenario.title,
    `${draws} sets of values for what is not known, ${replications} replications of each, seed ${seed}. ` +
      'The agency is ICE.',
  ];
}

function unknowns(result: SpreadResult): string[] {
  const rows = result.unknowns.map(({ path, value, range, basis, source }, j) => [
    `  ${letter(j)}`,
    path,
    short(value),
    short(range),
    source === '' ? basis : `${basis} [${source}]`,
  ]);
  return ['What is not known', ...table([['', 'value', 'a run uses', 'it could be', 'basis'], ...rows], 'lllll')];
}

/** A whole distribution does not fit into a column. The JSON has it in full. */
function short(text: string): string {
  return [...text].length <= WIDEST ? text : `${[...text].slice(0, WIDEST - 1).join('')}…`;
}

function section({ key, label, unit }: Measure, { policies, differences, unknowns: all }: SpreadResult): string[] {
  const rows = policies.map(({ name, measures }) => row(name, measures[key], unit, all));
  const more = differences.map(({ policy, measures }) => row(`${policy} − baseline`, measures[key], unit, all));
  const head = ['', 'average', '5 % to 95 %', 'chance', 'not known', 'of which (lowest third → highest third)'];
  const title = `${label[0].toUpperCase()}${label.slice(1)}${unit === 'share' ? '' : `, ${unit}`}`;
  return [title, ...table([head, ...rows, ...more], 'lrlrrl')];
}

const EFFECTS_SHOWN = 3;

function row(name: string, spread: Spread | null, unit: Spread['unit'], all: SpreadResult['unknowns']): string[] {
  if (spread === null) return [`  ${name}`, '–'];
  const text = (value: number) => (unit === 'share' ? percent(value) : amount(value));
  const effects = spread.effects
    .filter(({ share }) => share >= 0.01)
    .slice(0, EFFECTS_SHOWN)
    .map(({ path, share, error, lowest, highest }) => {
      const which = letter(all.findIndex((unknown) => unknown.path === path));
      return `${which} ${Math.round(share * 100)} ± ${Math.round(error * 100)} % (${text(lowest)} → ${text(highest)})`;
    });
  return [
    `  ${name}`,
    text(spread.mean),
    `${text(spread.low)} to ${text(spread.high)}`,
    `± ${text(spread.chance)}`,
    `± ${text(spread.notKnown)}`,
    effects.length === 0 ? '–' : effects.join(', '),
  ];
}

function foot({ manifest }: SpreadResult): string[] {
  return [...LEGEND.flatMap((text) => wrapped(text, '  ')), ...wrapped(manifestLine(manifest))];
}

const LEGEND = [
  'Average, and 5 % to 95 %: of the expected result, over the sets of values.',
  'Chance: the standard deviation of a single run whose values are known. ' +
    'More replications do not narrow it for the one year that happens.',
  'Not known: the standard deviation of the expected result. Only better knowledge narrows it.',
  "Of which: each value's share of the squared standard deviation, ± its standard error. " +
    'What the shares lack of 100 % comes from values that act together.',
];
