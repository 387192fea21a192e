import { LODGED, NOT_LODGED, OUTCOME_ENTRIES, OUTCOMES, type Outcome, PICKUPS } from '../../events/outcome.ts';
import { manifestLine } from '../manifest/manifest.ts';
import { COMPARED_MEASURES, measuresOf } from '../measures/definitions.ts';
import { PARTIES } from '../measures/measure.ts';
import type { MeasureResult, PolicyResult, Result } from '../measures/result.ts';
import { type TerminalText, terminalSections } from '../safe-text/terminal.ts';
import { breakdownTables } from './breakdown.ts';
import { cappedNotes } from './capped.ts';
import { costLines } from './cost-lines.ts';
import { counted, foldedTable, wrapped } from './format.ts';
import { headline } from './headline.ts';
import { difference, fromTo, runLength } from './interval-text.ts';
import { liability } from './liability.ts';
import { lockTable } from './lock-table.ts';
import { moved } from './moved.ts';
import { alignedAtPoint, legend, people, shown } from './people.ts';
import { letter, policyList } from './policy-list.ts';
import { lodgedCount, wholeHundred, wholeLegend } from './whole-hundred.ts';
import { windows } from './windows.ts';
import { words } from './words.ts';

/** What the text shows only if it is asked for. */
export interface TextShown {
  /** Who moved from the baseline to each of the other policies. */
  moved?: boolean | undefined;
}

/** The report for a terminal: each policy has a letter, which heads its column. */
export function renderText(result: Result, shown: TextShown = {}): TerminalText {
  const cases = [headline, policyList, windows, outcomes, lockTable, ...(shown.moved ? [moved] : [])];
  const measured = [...cases, bearers, costLines, differences, context, breakdownTables, words];
  const sections = result.replications === 0 ? [title, policyList, footer] : [title, ...measured, footer];
  return terminalSections(sections.map((section) => section(result)).filter((section) => section.length > 0));
}

function title(result: Result): string[] {
  const lines = wrapped(result.scenario.title);
  lines.push(`${counted(result.days, 'day')}, ${counted(result.replications, 'replication')}, seed ${result.seed}.`);
  if (!result.complete)
    lines.push('INCOMPLETE: the run stopped early. Figures cover only the replications that finished.');
  if (result.replications === 0) lines.push('No replication finished, so there is nothing to report.');
  else if (result.replications === 1) lines.push('Fewer than two replications: no intervals can be given.');
  return lines;
}

/** People without a detainer lodged in time are counted. The outcomes of the others are whole people of 100. */
function outcomes({ policies, replications, days }: Result): string[] {
  const whole = policies.map((policy) => wholeHundred((key) => lodgedCount(policy.outcomes[key])));
  const rows = [['', ...policies.map((_, p) => letter(p))]];
  rows.push(['  bookings', ...policies.map((policy) => people(policy.bookings / replications))]);
  for (const key of NOT_LODGED) {
    rows.push([
      `  ${OUTCOME_ENTRIES[key].name}`,
      ...policies.map((policy) => people(policy.outcomes[key].count / replications)),
    ]);
  }
  const without = policies.map((policy) => askedAbout(policy.outcomes));
  if (without.some(({ told }) => told > 0)) {
    rows.push(['  notice without a detainer', ...without.map(({ told }) => people(told / replications))]);
    rows.push(['    of these, picked up', ...without.map(({ pickups }) => people(pickups / replications))]);
  }
  rows.push(['  detainer lodged before the exit', ...whole.map((of) => people((of?.lodged ?? 0) / replications))]);
  rows.push(['  of 100 of these', ...policies.map(() => '')]);
  for (const key of LODGED) {
    rows.push([`    ${OUTCOME_ENTRIES[key].name}`, ...whole.map((of) => of?.of(key).text ?? '–')]);
  }
  return [
    `Outcomes (average people per run of ${counted(days, 'day')}; each person has exactly one)`,
    ...foldedTable(alignedAtPoint(rows), 'lr', 1),
    ...legend(rows),
    ...wrapped(`Of 100: ${wholeLegend(rows)}`, '  '),
    ...wrapped(SENT, '  '),
  ];
}

/** People without a detainer, about whom the agency asked and of whose release it was told. */
function askedAbout(outcomes: PolicyResult['outcomes']): { told: number; pickups: number } {
  const sum = (keys: readonly Outcome[]) => keys.reduce((total, key) => total + outcomes[key].withoutDetainer, 0);
  return { told: sum(OUTCOMES), pickups: sum(PICKUPS) };
}

const SENT =
  'Declined, after hours, no team free, out of reach, handover fell through: no team was sent. ' +
  'No show, late, lost by another exit, team left: a team was sent and did not meet the person.';

/** With more policies, the table of what each party bears has no room for the range of one run. */
const MOST_RANGED = 2;

function bearers(result: Result): string[] {
  const { policies, days } = result;
  const hasRanges = policies.some(({ measures }) => Object.values(measures).some(({ range }) => range !== null));
  const isRanged = hasRanges && policies.length <= MOST_RANGED;
  const isBorne = (key: string) => policies.some(({ measures }) => (measures[key].mean ?? 0) !== 0);
  const columns = (of: (policy: PolicyResult, p: number) => [mean: string, range: string]) =>
    policies.flatMap((policy, p) => (isRanged ? of(policy, p) : of(policy, p).slice(0, 1)));
  const rows = [['', '', ...columns((_, p) => [letter(p), `in ${runLength(days)}`])]];
  for (const party of PARTIES) {
    rows.push([`  ${party}`, '', ...columns(() => ['', ''])]);
    for (const { key, label, unit } of measuresOf(party)) {
      if (!isBorne(key)) continue;
      rows.push([`    ${label}`, unit, ...columns(({ measures }) => [cell(measures[key]), rangeCell(measures[key])])]);
    }
  }
  return [
    `What each party bears (average per run of ${counted(days, 'day')})`,
    ...foldedTable(rows, 'llr', 2),
    ...legend(rows),
    ...(hasRanges && !isRanged ? wrapped(RANGES, '  ') : []),
    ...(isBorne('hoursHeld') ? wrapped(HELD, '  ') : []),
    ...(isBorne('custodyAdded') ? wrapped(ADDED, '  ') : []),
    ...liability(result),
  ];
}

const RANGES =
  'The range of one run of each of these averages is in the files of --out and in the JSON; with one or two ' +
  'policies (--policy), also here.';

const HELD =
  'Held: kept in the jail past the exit, by a delay of the release or by a hold. People can be held past 48 h ' +
  'where a hold does not count weekends and holidays, or where a release waits.';

const ADDED =
  'Custody added: hours in the jail beyond the same person’s exit under the base alone. Unlike hours held, it ' +
  'counts a longer clearing.';

function cell({ mean, unit }: MeasureResult): string {
  return mean === null ? '–' : shown(mean, unit);
}

function rangeCell({ range, unit }: MeasureResult): string {
  if (range === null) return '–';
  const [low, high] = [shown(range.low, unit), shown(range.high, unit)];
  return low === high ? low : fromTo(low, high);
}

function differences({ policies, differences }: Result): string[] {
  if (differences.length === 0) return [];
  const letters = new Map(policies.map((policy, p) => [policy.name, letter(p)]));
  const rows = [['', '', ...differences.map(({ policy }) => letters.get(policy) ?? policy)]];
  for (const { key, label, unit } of COMPARED_MEASURES) {
    const cells = differences.map(({ measures }) => difference(measures[key], unit));
    if (cells.every((text) => text === '0' || text === '–')) continue;
    rows.push([`  ${label}`, unit === 'share' ? 'percentage points' : unit, ...cells]);
  }
  const [{ baseline }] = differences;
  return [
    ...wrapped(`Difference from "${baseline}" (average per run, over the same simulated people)`),
    ...foldedTable(rows, 'llr', 2),
    ...legend(rows),
    ...wrapped(AVERAGES, '  '),
  ];
}

const AVERAGES =
  'Windows are compared by their averages here, and by their medians above. ' +
  'Shortfall: the notice asked for minus the notice given, at least 0.';

function context({ context: figures }: Result): string[] {
  if (figures.length === 0) return [];
  const lines = figures.flatMap(({ title: what, figure, source }) => wrapped(`${what}: ${figure} [${source}]`, '  '));
  return ['Context reported elsewhere (no figure above uses it)', ...lines];
}

function footer(result: Result): string[] {
  const { assumptions, notes, manifest } = result;
  const guesses = assumptions.filter(({ basis }) => basis === 'assumption');
  const assumed = guesses.length;
  const unsourced = assumed > 0 && guesses.every(({ source }) => source === '') ? ' without a source' : '';
  const others = assumptions.length - assumed;
  const lines = notes.flatMap((note) => wrapped(note.startsWith('Warning: ') ? note : `Note: ${note}`));
  lines.push(
    ...cappedNotes(result),
    `${assumed} of ${assumptions.length} values of the scenario are assumptions${unsourced}; ` +
      `${others} ${others === 1 ? 'was' : 'were'} reported or computed.`,
    '--out DIR lists each value with its source.',
    'Everyone in this report is simulated; nobody is real.',
    ...wrapped(manifestLine(manifest)),
  );
  return lines;
}
