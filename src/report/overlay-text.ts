import { LODGED, OUTCOME_ENTRIES } from '../../events/outcome.ts';
import { manifestLine } from '../manifest/manifest.ts';
import type { Manifest } from '../manifest/manifest-schema.ts';
import { MEASURES } from '../measures/definitions.ts';
import type { MeasureResult, PolicyResult } from '../measures/result.ts';
import { type TerminalText, terminalSections } from '../safe-text/terminal.ts';
import { counted, hoursAndMinutes, percent, table, wrapped } from './format.ts';
import { legend, people, shown } from './people.ts';
import { letter } from './policy-list.ts';
import { lodgedCount, wholeHundred, wholeLegend } from './whole-hundred.ts';
import { spread } from './windows.ts';

/** A log's measures next to those of a run's policies. */
export interface Overlay {
  manifest: Manifest;
  title: string;
  seed: number;
  replications: number;
  /** False if the run was interrupted. */
  complete: boolean;
  /** Counted days per replication. */
  days: number;
  log: {
    file: string;
    sha256: string;
    /** Local dates of the first and the last booking. */
    from: string;
    to: string;
    cases: number;
    /** Cases that have ended and whose outcome is not in the log. */
    outcomeUnknown: number;
    /** People without an exit, who may still be in the jail. The shares leave them out. */
    stillInside: number;
    /** Sentences about what of the log was not read. */
    notes: string[];
    outcomes: Record<string, number>;
    /** Of these, people without a detainer, about whom the agency asked and of whose release it was told. */
    withoutDetainer: Record<string, number>;
    /** Shares have Wilson's 95 % interval for the log's number of cases. */
    measures: Record<string, MeasureResult>;
  };
  policies: Pick<PolicyResult, 'name' | 'title' | 'bookings' | 'outcomes' | 'measures'>[];
}

/** One column or row: the log, or the average run of a policy. */
interface Side {
  bookings: number;
  measures: Record<string, MeasureResult>;
  /** People by outcome, over all replications, without those who had no detainer and of whom the agency was told. */
  outcomes: (key: string) => number;
}

export function renderOverlay(overlay: Overlay): TerminalText {
  const { log, policies, replications } = overlay;
  const sides: Side[] = [
    { bookings: log.cases, measures: log.measures, outcomes: (key) => log.outcomes[key] - log.withoutDetainer[key] },
    ...policies.map((policy) => ({
      bookings: policy.bookings / replications,
      measures: policy.measures,
      outcomes: (key: string) => lodgedCount(policy.outcomes[key]),
    })),
  ];
  const heads = ['log', ...policies.map((_, p) => letter(p))];
  const sections = [
    head(overlay),
    windows(heads, sides),
    measures(heads, sides, Object.keys(log.measures), overlay.days),
    outcomes(heads, sides),
    foot(overlay),
  ];
  return terminalSections(sections);
}

function head({ title, log, policies, days, replications, seed, complete }: Overlay): string[] {
  return [
    title,
    ...(complete ? [] : ['INCOMPLETE: the run stopped early. Figures cover only the replications that finished.']),
    ...wrapped(`Log ${log.file}: ${counted(log.cases, 'case')}, booked from ${log.from} to ${log.to}.`),
    ...log.notes.flatMap((note) => wrapped(note, '  ')),
    `Simulated: ${counted(days, 'day')}, ${counted(replications, 'replication')}, seed ${seed}.`,
    ...table(
      policies.map(({ name, title }, p) => [`  ${letter(p)}`, name, title]),
      'lll',
    ),
  ];
}

function windows(heads: string[], sides: Side[]): string[] {
  const rows = sides.map(({ measures: { noticeWindow, heardWindow, pickupGap } }, i) => [
    `  ${heads[i]}`,
    ...spread(noticeWindow),
    ...spread(heardWindow),
    ...spread(pickupGap),
  ]);
  return [
    'Notice to ICE (the agency), and its arrival (hours:minutes; median, then 5 % to 95 % of people)',
    ...table([['', 'notice window', '', 'heard window', '', 'pickup gap', ''], ...rows]),
  ];
}

function measures(heads: string[], sides: Side[], keys: string[], days: number): string[] {
  const [log, ...policies] = sides;
  const rows = [
    ['', '', heads[0], 'chance', ...heads.slice(1)],
    ['  bookings', 'people', people(log.bookings), '', ...policies.map(({ bookings }) => people(bookings))],
  ];
  for (const { key, label, unit } of MEASURES) {
    if (!keys.includes(key)) continue;
    rows.push([
      `  ${label}`,
      unit === 'share' ? '%' : unit === 'min' ? 'h:min' : unit,
      cell(log.measures[key]),
      chance(log.measures[key]),
      ...policies.map((side) => cell(side.measures[key])),
    ]);
  }
  return [`Averages (the log as it is; each policy per run of ${counted(days, 'day')})`, ...table(rows, 'llr')];
}

function cell({ unit, mean }: MeasureResult): string {
  if (mean === null) return '–';
  return unit === 'share'
    ? percent(mean).replace(' %', '')
    : unit === 'min'
      ? hoursAndMinutes(mean)
      : shown(mean, unit);
}

/** How far chance alone could move a share of the log. */
function chance({ unit, low, high }: MeasureResult): string {
  if (unit !== 'share' || low === null || high === null) return '';
  const [from, to] = [low, high].map((share) => percent(share).replace(' %', ''));
  return `${from} to ${to}`;
}

/** Outcomes of the cases with a detainer lodged in time, as in the report of a run. */
function outcomes(heads: string[], sides: Side[]): string[] {
  const whole = sides.map((side) => wholeHundred(side.outcomes));
  const rows = LODGED.flatMap((key) => {
    if (sides.every((side) => side.outcomes(key) === 0)) return [];
    return [[`  ${OUTCOME_ENTRIES[key].name}`, ...whole.map((of) => of?.of(key).text ?? '–')]];
  });
  const all = [['', ...heads], ...rows];
  return [
    'Outcomes (of 100 detainers lodged in time whose outcome is known)',
    ...table(all),
    ...legend(all),
    ...wrapped(`Of 100: ${wholeLegend(all)}`, '  '),
  ];
}

function foot({ log, manifest }: Overlay): string[] {
  const { pickupRate, pickupRatePerNotice } = log.measures;
  const hasChance = pickupRate.low !== null || pickupRatePerNotice.low !== null;
  const sentences = [
    'A dash marks what the log does not hold.',
    ...(hasChance
      ? [
          'Chance: Wilson’s 95 % interval, how far chance alone may have moved a rate in a log of this many ' +
            'independent cases. The log’s counts and times have no interval.',
        ]
      : []),
    ...(log.outcomeUnknown > 0 ? [`It holds no outcome for ${counted(log.outcomeUnknown, 'case')}.`] : []),
    ...(log.stillInside > 0
      ? [`${counted(log.stillInside, 'person has', 'people have')} no exit. The rates leave them out.`]
      : []),
  ];
  return [
    ...wrapped(sentences.join(' ')),
    `Log sha256 ${log.sha256.slice(0, 12)}…`,
    ...wrapped(manifestLine(manifest)),
  ];
}
