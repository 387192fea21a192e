import { manifestLine } from '../manifest/manifest.ts';
import type { Unit } from '../measures/measure.ts';
import { amount, counted, percent, signed, table, wrapped } from '../report/format.ts';
import { type TerminalText, terminalSections } from '../safe-text/terminal.ts';
import type { CalibrateResult } from './calibrate-result.ts';

/** Below this, the ends of the kept ranges depend on a few draws. */
const FEW = 50;

/** The answer for a terminal. */
export function renderCalibration(result: CalibrateResult): TerminalText {
  const sections = [head(result), counts(result)];
  if (result.agree === 0) sections.push(nearest(result));
  else sections.push(values(result), undetermined(result), paste(result));
  return terminalSections([...sections, foot(result)].filter((lines) => lines.length > 0));
}

function head({ scenario, draws, replications, seed, complete, agree, effective }: CalibrateResult): string[] {
  const few =
    agree > 0 && effective < FEW
      ? ` They weigh as much as ${signed(effective, 0)} equal ones, which is few: use more --draws.`
      : '';
  return [
    ...wrapped(scenario.title),
    ...(complete ? [] : ['INCOMPLETE: the command stopped early. Figures cover only the draws that finished.']),
    ...wrapped(
      `${counted(draws, 'set')} of values drawn from the ranges, ${counted(replications, 'replication')} of each, ` +
        `seed ${seed}. The agency is ICE.`,
    ),
    ...wrapped(
      agree === 0
        ? 'No draw agrees with all counts. The counts contradict the ranges, or the scenario describes another jail.'
        : `${counted(agree, 'draw agrees', 'draws agree')} with all counts (${percent(agree / draws)}).${few}`,
    ),
  ];
}

function counts({ observed, agree }: CalibrateResult): string[] {
  const rows = observed.map(({ line, what, policy, value, unit, all, kept, missedBy }) => [
    `  ${line}`,
    what,
    policy,
    value,
    ends(all, unit),
    ...(agree === 0 ? [] : [ends(kept, unit)]),
    percent(missedBy),
  ]);
  const heads = ['  line', 'what', 'policy', 'counted', 'all draws', ...(agree === 0 ? [] : ['kept']), 'missed by'];
  return [
    'What was counted, and what the scenario gives (5 % to 95 % of the draws)',
    ...table([heads, ...rows], 'lllll'),
    ...wrapped('Missed by: the share of draws that this count alone rules out.', '  '),
  ];
}

function ends(range: { low: number; high: number } | null, unit: Unit): string {
  if (range === null) return '–';
  const [low, high] = [range.low, range.high].map((end) => (unit === 'share' ? signed(end * 100, 1) : amount(end)));
  const of = unit === 'share' ? ' %' : unit === '$' ? ' dollars' : ` ${unit}`;
  return `${low} to ${high}${of}`;
}

function values({ values }: CalibrateResult): string[] {
  const rows = values.map(({ path, value, range, kept, width }) => [
    `  ${path}`,
    value,
    range,
    kept ?? '',
    width === null ? '' : percent(width),
  ]);
  return [
    'Values that agree (90 % of what was kept)',
    ...table([['  value', 'as written', 'range', 'kept', 'width left'], ...rows], 'llll'),
    ...wrapped('Width left: 100 % says that the counts taught nothing about this value.', '  '),
  ];
}

function undetermined({ values, tradeOffs }: CalibrateResult): string[] {
  const open = values.filter(({ isUndetermined }) => isUndetermined).map(({ path }) => path);
  const pairs = tradeOffs.map(
    ({ one, other, correlation }) =>
      `${one} and ${other}: if one is higher, the other is ${correlation > 0 ? 'higher, too' : 'lower'} ` +
      `(correlation ${signed(correlation, 2)}).`,
  );
  if (open.length + pairs.length === 0) return [];
  return [
    'What stays undetermined',
    ...(open.length === 0 ? [] : wrapped(`Hardly narrowed by these counts: ${open.join(', ')}.`, '  ')),
    ...(pairs.length === 0 ? [] : ['  Known only together:', ...pairs.flatMap((pair) => wrapped(pair, '    '))]),
  ];
}

function paste({ paste }: CalibrateResult): string[] {
  return [
    'To paste in place of each value (YAML)',
    ...paste
      .trimEnd()
      .split('\n')
      .map((line) => `  ${line}`),
  ];
}

function nearest({ nearest, observed }: CalibrateResult): string[] {
  if (nearest === null) return [];
  const rows = nearest.figures.map(({ line, figure, agrees }, o) => [
    `  ${line}`,
    observed[o].what,
    observed[o].value,
    figure === null ? 'no case' : ends({ low: figure, high: figure }, observed[o].unit).replace(/ to \S+/, ''),
    agrees ? 'agrees' : 'missed',
  ]);
  return [
    'The nearest draw',
    ...table([['  line', 'what', 'counted', 'the draw gives', ''], ...rows], 'lllll'),
    '  at these values:',
    ...table(
      nearest.values.map(({ path, value }) => [`    ${path}`, value]),
      'll',
    ),
  ];
}

function foot({ manifest, observedFile, agree }: CalibrateResult): string[] {
  const fit =
    'This is a fit, not a validation. The counts chose the values, so that the two agree says nothing about whether ' +
    'the model is right. To test it, compare it with counts that are not in the file.';
  return [
    ...(agree === 0 ? [] : wrapped(fit)),
    `Counts ${observedFile.file}, sha256 ${observedFile.sha256.slice(0, 12)}…`,
    ...wrapped(manifestLine(manifest)),
  ];
}
