import type { MeasureResult, Result } from '../../measures/result.ts';
import { hoursAndMinutes, inWords } from '../../report/format.ts';
import { baselineOf } from '../../report/headline.ts';
import { hearing } from '../../report/hearing.ts';
import type { TableData } from '../charts/data-table.tsx';
import { DotStrip } from '../charts/dot-strip.tsx';
import { Section } from '../charts/figure.tsx';
import { AxisNumbers, TickLines } from '../charts/interval-row.tsx';
import { evenTicks } from '../charts/scale.ts';
import type { ReportData } from '../data/report-data.ts';

const HOUR = 60;

/** Hours around the exit, evenly spaced on the axis: close to the exit, where most happens, they have most room. */
const TICKS = [-48, -24, -12, -6, -3, -2, -1, 0, 1, 2, 3, 6, 12, 24, 48].map((hours) => hours * HOUR);
const scale = evenTicks(TICKS);
const GRID = 'hours';
/** Half a tick's distance. */
const BIN = (scale(TICKS[1]) - scale(TICKS[0])) / 2;

/** What is shown of each case: its distance from the exit, which is 0. A window is the time before it. */
const STRIPS = [
  { key: 'noticeWindow', name: 'notice sent', sign: -1 },
  { key: 'heardWindow', name: 'notice heard', sign: -1 },
  { key: 'pickupGap', name: 'team arrives', sign: 1 },
] as const;

/** When notices are sent and heard and when teams arrive, around the exit, as quantile dot plots. */
export function Windows({ data: { result, dots } }: { data: Pick<ReportData, 'result' | 'dots'> }) {
  const { policies, replications } = result;
  const baseline = baselineOf(result);
  const heard = hearing(baseline, replications);
  return (
    <Section
      id="windows"
      title={finding(result)}
      subtitle={
        'Hours before the exit (left) and after it (right); the exit is when the person leaves the jail. Each dot is ' +
        '2 of 100 cases. Hours near the exit have more room. Dashed line: the notice that the agency asks for.'
      }
      data={windowsTable(result)}
    >
      {heard !== null && (
        <p>
          Under “<bdi>{baseline.name}</bdi>”, {heard}
        </p>
      )}
      <svg class="marks" width="0" height="0" aria-hidden="true">
        <defs>
          <TickLines id={GRID} ticks={TICKS} scale={scale} />
        </defs>
      </svg>
      <ul class="windows">
        {policies.map(({ name, requestedLeadMinutes, measures }, p) => (
          <li key={name}>
            <h3>
              <bdi>{name}</bdi>
            </h3>
            {STRIPS.map(({ key, name: what, sign }) => {
              const minutes = dots[p][key];
              const id = `windows-${p}-${key}`;
              return (
                <div class="strip" key={key}>
                  <span class="name" id={id}>
                    {what}
                  </span>
                  {minutes === null ? (
                    <span class="none">never</span>
                  ) : (
                    <DotStrip
                      values={sign < 0 ? minutes.map((value) => -value).reverse() : minutes}
                      scale={scale}
                      bin={BIN}
                      from={scale(TICKS[0])}
                      grid={`#${GRID}`}
                      marked={key === 'noticeWindow' ? -requestedLeadMinutes : null}
                      labelledBy={id}
                      describedBy={`${id}-words`}
                    />
                  )}
                  <span class="number" id={`${id}-words`}>
                    {middle(measures[key], sign)}
                  </span>
                </div>
              );
            })}
            <div class="strip">
              <span class="name" />
              <AxisNumbers ticks={TICKS} scale={scale} text={hours} />
              <span class="number" />
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** The middle case, in words. */
function middle({ quantiles }: MeasureResult, sign: 1 | -1): string {
  if (quantiles === null) return '';
  const value = sign * quantiles['50'];
  if (value === 0) return 'median: at the exit';
  return `median: ${inWords(Math.abs(value))} ${value < 0 ? 'before' : 'after'}`;
}

/** The number at a tick: hours from the exit. */
function hours(minutes: number): string {
  return minutes === 0 ? 'exit' : String(Math.abs(minutes) / HOUR);
}

function finding(result: Result) {
  const { name, measures, requestedLeadMinutes } = baselineOf(result);
  const { quantiles } = measures.noticeWindow;
  if (quantiles === null) return 'When notices are sent and heard, and when teams arrive';
  return (
    <>
      Under “<bdi>{name}</bdi>” the middle notice is sent {inWords(quantiles['50'])} before the exit, where{' '}
      {inWords(requestedLeadMinutes)} is asked for
    </>
  );
}

const HEADS = ['5 %', '25 %', 'median', '75 %', '90 %', '95 %'];

function windowsTable({ policies }: Result): TableData {
  return {
    caption:
      'Quantiles over cases, in hours:minutes. Notice and heard window: from sending or hearing the notice to the ' +
      'exit. Pickup gap: from the exit to the arrival of the team.',
    head: ['', '', ...HEADS],
    rows: policies.flatMap(({ name, measures }) =>
      (['noticeWindow', 'heardWindow', 'pickupGap'] as const).map((key) => {
        const { quantiles } = measures[key];
        const cells = quantiles === null ? HEADS.map(() => '–') : Object.values(quantiles).map(hoursAndMinutes);
        return [name, LABELS[key], ...cells];
      }),
    ),
  };
}

const LABELS = { noticeWindow: 'notice window', heardWindow: 'heard window', pickupGap: 'pickup gap' };
