import { programLine } from '../manifest/manifest.ts';
import { counted, foldedTable, wrapped } from '../report/format.ts';
import { type TerminalText, terminalSections } from '../safe-text/terminal.ts';
import { changeText } from '../snapshot/input-changes.ts';
import type { Movement } from '../snapshot/movement.ts';
import { byText, movementLines, tellingOf } from '../snapshot/movement-text.ts';
import type { Compared } from './compare.ts';
import type { CompareResult } from './compare-result.ts';

const MOST_INPUTS = 20;
const MOST_MOVED = 22;
const MOST_EFFECTS = 15;

/** A comparison for a terminal. */
export function compareText({ result, moved }: Compared): TerminalText {
  const { first, second, byChange } = result;
  const sections = [
    wrapped(`${first.name} → ${second.name}`),
    inputs(result),
    results(result, moved),
    byChange === undefined ? [] : effects(byChange, moved),
    foot(result),
  ];
  return terminalSections(sections.filter((lines) => lines.length > 0));
}

function inputs({ inputs, causes }: CompareResult): string[] {
  if (inputs.length === 0) return ['Inputs: no value differs.', ...others(causes, [])];
  const shown = inputs.map(changeText);
  const rest = shown.length - MOST_INPUTS;
  return [
    `Inputs: ${counted(inputs.length, 'value')} ${inputs.length === 1 ? 'differs' : 'differ'}`,
    ...shown.slice(0, MOST_INPUTS).map((line) => `  ${line}`),
    ...(rest > 0 ? [`  … and ${rest} more; --json lists all`] : []),
    ...others(causes, shown),
  ];
}

/** Causes that are not values: another version, or another seed. */
function others(causes: readonly string[], shown: readonly string[]): string[] {
  return causes.filter((cause) => !shown.includes(cause)).map((cause) => `  also: ${cause}`);
}

function results({ compared, policies, isPaired, first, second }: CompareResult, moved: readonly Movement[]): string[] {
  const pairs = Math.min(first.replications, second.replications);
  const how = isPaired ? `paired over ${counted(pairs, 'replication')}` : 'not paired: the seeds differ';
  const only = [
    ...policies.onlyFirst.map((name) => `  only in ${first.name}: the policy "${name}"`),
    ...policies.onlySecond.map((name) => `  only in ${second.name}: the policy "${name}"`),
  ];
  if (moved.length === 0) return [`Results: none of ${counted(compared, 'figure')} moved (${how})`, ...only];
  return [
    `Results: ${moved.length} of ${counted(compared, 'figure')} moved (${how})`,
    ...only,
    ...movementLines(moved, MOST_MOVED),
    ...wrapped(MEANING, '  '),
  ];
}

const MEANING =
  'The clearest first, and figures that move alike once. ± is the half-width of the 95 % interval of the ' +
  'difference. Medians are compared by their own intervals.';

/** What each change moves alone, of the figures that moved most clearly. */
function effects(
  { changes, idle, rest }: NonNullable<CompareResult['byChange']>,
  moved: readonly Movement[],
): string[] {
  const shown = tellingOf(moved).slice(0, MOST_EFFECTS);
  const numbered = changes.map(({ path, before, now }, i) => {
    const what = before === null ? `new, ${now}` : now === null ? `${before} is gone` : `${before} → ${now}`;
    return `  ${i + 1}  ${path}: ${shortened(what)}`;
  });
  const rows = shown.map((one) => {
    const own = changes.map(({ moved: alone }) => alone.find((other) => isSameFigure(other, one)));
    const left = rest.find((other) => isSameFigure(other, one));
    return [
      `  ${one.policy}`,
      one.label,
      byText(one),
      ...own.map((found) => (found === undefined ? '·' : byText({ ...one, difference: found.difference }))),
      byText({ ...one, difference: { mean: left?.mean ?? null, low: null, high: null } }),
    ];
  });
  const head = ['  policy', 'figure', 'all changes', ...changes.map((_, i) => `${i + 1} alone`), 'rest'];
  const idleLine = idle.length === 0 ? [] : wrapped(`Changes that decide no figure: ${idle.join(', ')}`, '  ');
  return [
    'Which change moves what, each applied alone to the first',
    ...numbered,
    ...idleLine,
    ...(rows.length === 0 ? [] : foldedTable([head, ...rows], 'll', 2)),
    ...wrapped(REST, '  '),
  ];
}

const REST =
  'Rest: the whole minus the sum of the single effects. Effects need not add up, since changes act on the same ' +
  'people and teams. ·: the change alone does not move the figure.';

const LONGEST = 70;

function shortened(text: string): string {
  return [...text].length <= LONGEST ? text : `${[...text].slice(0, LONGEST - 1).join('')}…`;
}

function isSameFigure(a: { policy: string; measure: string }, b: { policy: string; measure: string }): boolean {
  return a.policy === b.policy && a.measure === b.measure;
}

function foot({ manifest, first, second }: CompareResult): string[] {
  const about = ({ name, figures, resolvedSha256, seed, replications }: CompareResult['first']) =>
    `${name}: figures ${figures}, resolved ${resolvedSha256.slice(0, 8)}…, seed ${seed}, replications ${replications}`;
  return [
    'Everyone in this report is simulated; nobody is real.',
    programLine(manifest),
    ...[first, second].flatMap((side) => wrapped(about(side))),
  ];
}
