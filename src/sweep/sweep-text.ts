import { manifestLine } from '../manifest/manifest.ts';
import { measureOfKey } from '../measures/definitions.ts';
import type { Measure } from '../measures/measure.ts';
import { amount, counted, foldedTable, percent, table, wrapped } from '../report/format.ts';
import { difference, intervalText } from '../report/interval-text.ts';
import { type TerminalText, terminalSections } from '../safe-text/terminal.ts';
import { heatMaps } from './heat-map.ts';
import { idleAxes } from './idle-axes.ts';
import { letterOf, shortValue } from './short-value.ts';
import type { SweepResult, SweptMeasure, SweptPolicy } from './sweep-result.ts';

/** A sweep for a terminal: one line per point, and heat maps where two values vary. `keys` are the measures shown. */
export function renderSweep(result: SweepResult, keys: readonly string[]): TerminalText {
  const shown = keys.map(measureOfKey);
  const sections = shown.flatMap((measure) => [lines(measure, result), ...heatMaps(measure, result)]);
  return terminalSections([head(result), varied(result), ...sections, foot(result)]);
}

function head({ scenario, complete, design, asked, points, replications, seed }: SweepResult): string[] {
  const of = design === 'grid' ? 'of a grid' : 'of a Latin hypercube';
  return [
    ...wrapped(scenario.title),
    ...wrapped(
      `${counted(asked, 'point')} ${of}, each with ${counted(replications, 'replication')} of the same people ` +
        `(seed ${seed}). The agency is ICE.`,
    ),
    ...(complete
      ? []
      : wrapped(`INCOMPLETE: the sweep stopped early. ${points.length} of ${counted(asked, 'point')} finished.`)),
  ];
}

const VALUES_SHOWN = 8;

function varied(result: SweepResult): string[] {
  const rows = result.vary.map(({ path, written, values }, a) => {
    const more = values.length > VALUES_SHOWN ? `, … (${values.length})` : '';
    const asked = values.slice(0, VALUES_SHOWN).map(shortValue).join(', ');
    return [`  ${letterOf(a)}`, path, shortValue(written ?? '–'), `${asked}${more}`];
  });
  return [
    'What is varied',
    ...table([['', 'value', 'as written', 'values'], ...rows], 'llll'),
    ...idleAxes(result).flatMap((a) => wrapped(idleText(result, a), '  ')),
  ];
}

function idleText({ vary }: SweepResult, axis: number): string {
  const { path } = vary[axis];
  const hint = path.includes(':') ? '' : ` A policy may have a value of its own there: vary "POLICY: ${path}".`;
  return `${letterOf(axis)} moves no figure.${hint}`;
}

function lines({ key, label, unit }: Measure, { vary, asWritten, points }: SweepResult): string[] {
  if (asWritten === null) return ['No point finished, so there is nothing to report.'];
  const names = asWritten.map(({ policy }) => policy);
  const cells = (policies: readonly SweptPolicy[]) =>
    policies.flatMap(({ measures }) => {
      const found = measures[key]!;
      return [estimateText(found), found.change === null ? '' : difference(found.change, unit)];
    });
  const title = `${label[0].toUpperCase()}${label.slice(1)}${unit === 'share' ? '' : `, ${unit}`}`;
  const rows = [
    ['', ...vary.map((_, a) => letterOf(a)), ...names.flatMap((name) => [name, 'change'])],
    ['  as written', ...vary.map(({ written }) => shortValue(written ?? '–')), ...cells(asWritten)],
    ...points.map(({ point, values, policies }) => [`  ${point}`, ...values.map(shortValue), ...cells(policies)]),
  ];
  return [title, ...foldedTable(rows, `l${'r'.repeat(vary.length)}r`, 1 + vary.length)];
}

function estimateText(found: SweptMeasure): string {
  const { mean, unit } = found;
  if (mean === null) return '–';
  const isShare = unit === 'share';
  const value = isShare ? percent(mean) : amount(mean);
  const interval = intervalText(found, isShare ? 100 : 1);
  return interval === '–' ? value : `${value} ${interval}`;
}

function foot({ manifest }: SweepResult): string[] {
  return [
    ...wrapped(
      '± is the half-width of the 95 % interval: how precisely the average is known. It says nothing about a single ' +
        'year or about the assumptions.',
      '  ',
    ),
    ...wrapped(
      'Change: the difference from the scenario as written, in the unit of the measure (for a share, in percentage ' +
        'points). All points have the same people, so a change is known better than either figure.',
      '  ',
    ),
    ...wrapped(manifestLine(manifest)),
  ];
}
