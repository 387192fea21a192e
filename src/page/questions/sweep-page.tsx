import { measureOfKey } from '../../measures/definitions.ts';
import type { Measure } from '../../measures/measure.ts';
import { amount, counted, percent } from '../../report/format.ts';
import { difference, intervalText } from '../../report/interval-text.ts';
import { pageValues } from '../../safe-text/page-values.ts';
import { gridIn } from '../../sweep/heat-map.ts';
import type { SweepResult, SweptMeasure } from '../../sweep/sweep-result.ts';
import { DataTable, type TableData } from '../charts/data-table.tsx';
import { Section } from '../charts/figure.tsx';
import { HeatMap, shareOfSpan } from '../charts/heat-map.tsx';
import { AxisNumbers, IntervalRow, TickLines } from '../charts/interval-row.tsx';
import { linear, roundDomain } from '../charts/scale.ts';
import heatMapStyle from '../heat-map.css';
import { htmlDocument, type Sha256 } from '../html-document.tsx';
import { QUESTION_STYLE, QuestionPage } from './question-page.tsx';

interface Props {
  result: SweepResult;
  /** Of the measures shown. */
  keys: readonly string[];
}

/** A sweep as one file of HTML. `keys` are the measures shown. */
export function sweepDocument(result: SweepResult, keys: readonly string[], sha256: Sha256): string {
  const shown = pageValues(result);
  const style = `${QUESTION_STYLE}\n${heatMapStyle}`;
  return htmlDocument({ title: shown.scenario.title, style, body: <Sweep result={shown} keys={keys} /> }, sha256);
}

/** What was varied, then each measure: as maps for a grid of two values, as points on an axis otherwise. */
function Sweep({ result, keys }: Props) {
  const { scenario, points, asked, replications, seed, complete, vary, manifest, asWritten } = result;
  const varied: TableData = {
    caption: 'What is varied',
    head: ['value', 'as written', 'values'],
    rows: vary.map(({ path, written, values }) => [path, written ?? '–', values.join(', ')]),
  };
  const finished = complete ? '' : ` ${points.length} of them finished.`;
  return (
    <QuestionPage
      kicker="results at many values"
      scenario={scenario.title}
      answer={`${counted(asked, 'point')}, each with the same people`}
      asked={[`Each point has ${counted(replications, 'replication')} (seed ${seed}).${finished}`]}
      complete={complete}
      command={commandOf(result)}
      manifest={manifest}
    >
      <DataTable {...varied} />
      {asWritten !== null && keys.map((key) => <OfMeasure key={key} measure={measureOfKey(key)} result={result} />)}
    </QuestionPage>
  );
}

function commandOf({ vary, design, asked, replications, seed }: SweepResult): string {
  const varied = vary.map(({ path, values }) => `--vary ${[path, ...values].map((word) => `'${word}'`).join(' ')}`);
  const points = design === 'lhs' ? ` --points ${asked}` : '';
  return (
    `pickup-gap sweep SCENARIO.yaml ${varied.join(' ')} --design ${design}${points} ` +
    `--replications ${replications} --seed ${seed}`
  );
}

function OfMeasure({ measure, result }: { measure: Measure; result: SweepResult }) {
  const { key, label, unit } = measure;
  const policies = (result.asWritten ?? []).map(({ policy }) => policy);
  return (
    <Section
      id={key}
      title={`${label[0].toUpperCase()}${label.slice(1)}`}
      subtitle={`${unit === 'share' ? 'In percent' : `In ${unit}`}, per policy. All points have the same people.`}
      data={tableOf(measure, result)}
    >
      {policies.map((policy, p) => (
        <section key={policy} aria-labelledby={`${key}-${p}`}>
          <h3 id={`${key}-${p}`}>
            <bdi>{policy}</bdi>
          </h3>
          {gridIn(result, policy, key) === null ? (
            <Points measure={measure} result={result} policy={policy} id={`${key}-${p}-grid`} />
          ) : (
            <PolicyMap measure={measure} result={result} policy={policy} labelledBy={`${key}-${p}`} />
          )}
        </section>
      ))}
    </Section>
  );
}

interface OfPolicy {
  measure: Measure;
  result: SweepResult;
  policy: string;
}

function PolicyMap({ measure: { key, unit }, result, policy, labelledBy }: OfPolicy & { labelledBy: string }) {
  const { down, across, means } = gridIn(result, policy, key)!;
  const known = means.flat().filter((mean) => mean !== null);
  const cells = means.map((row) =>
    row.map((mean) => ({
      text: mean === null ? '–' : figure(mean, unit),
      shade: mean === null ? null : shareOfSpan(mean, known),
    })),
  );
  return (
    <>
      <p class="what">
        Down: {result.vary[0].path}. Across: {result.vary[1].path}.
      </p>
      <HeatMap rows={down} columns={across} cells={cells} labelledBy={labelledBy} />
    </>
  );
}

function Points({ measure: { key, unit }, result, policy, id }: OfPolicy & { id: string }) {
  const factor = unit === 'share' ? 100 : 1;
  const rows = result.points.map(({ point, values, policies }) => {
    const { mean, low, high } = policies.find((one) => one.policy === policy)!.measures[key]!;
    const interval: [number, number] | null = low === null || high === null ? null : [low * factor, high * factor];
    return { point, values, mean: mean === null ? null : mean * factor, interval };
  });
  const { domain, ticks } = roundDomain(rows.flatMap(({ mean, interval }) => interval ?? mean ?? []));
  const scale = linear(domain);
  return (
    <div class="panel">
      <svg class="marks" width="0" height="0" aria-hidden="true">
        <defs>
          <TickLines id={id} ticks={ticks} scale={scale} />
        </defs>
      </svg>
      <ul>
        {rows.map(({ point, values, mean, interval }) => (
          <li key={point}>
            <bdi>{values.join(', ')}</bdi>
            {mean === null ? (
              <span class="none">no case</span>
            ) : (
              <IntervalRow mean={mean} interval={interval} range={null} scale={scale} grid={`#${id}`} />
            )}
            <b>{mean === null ? '–' : figure(mean / factor, unit)}</b>
            <span class="year" />
          </li>
        ))}
      </ul>
      <AxisNumbers ticks={ticks} scale={scale} text={(tick) => amount(tick)} />
    </div>
  );
}

function tableOf({ key, label, unit }: Measure, { vary, asWritten, points }: SweepResult): TableData {
  const names = (asWritten ?? []).map(({ policy }) => policy);
  const row = (name: string, values: readonly string[], found: readonly (SweptMeasure | undefined)[]) => [
    name,
    ...values,
    ...found.flatMap((one) => [text(one!, unit), one!.change === null ? '' : difference(one!.change, unit)]),
  ];
  return {
    caption: label,
    head: ['point', ...vary.map(({ path }) => path), ...names.flatMap((name) => [name, 'change'])],
    rows: [
      row(
        'as written',
        vary.map(({ written }) => written ?? '–'),
        (asWritten ?? []).map(({ measures }) => measures[key]),
      ),
      ...points.map(({ point, values, policies }) =>
        row(
          String(point),
          values,
          policies.map(({ measures }) => measures[key]),
        ),
      ),
    ],
  };
}

function text(found: SweptMeasure, unit: Measure['unit']): string {
  if (found.mean === null) return '–';
  return `${figure(found.mean, unit)} ${intervalText(found, unit === 'share' ? 100 : 1)}`;
}

function figure(mean: number, unit: Measure['unit']): string {
  return unit === 'share' ? percent(mean) : amount(mean);
}
