import { NOT_LODGED, OUTCOME_ENTRIES, OUTCOMES } from '../../events/outcome.ts';
import { COMPARED_MEASURES, measuresOf } from '../measures/definitions.ts';
import { PARTIES } from '../measures/measure.ts';
import type { MeasureResult, Result } from '../measures/result.ts';
import { breakdownTables } from './breakdown.ts';
import { amount, counted, foldedTable, signed, wrapped } from './format.ts';
import { headline } from './headline.ts';
import { letter, policyList } from './policy-list.ts';
import { windows } from './windows.ts';

/** The report for a terminal: each policy has a letter, which heads its column. */
export function renderText(result: Result): string {
  const measured = [headline, policyList, windows, outcomes, bearers, differences, context, breakdownTables];
  const sections = result.replications === 0 ? [title, policyList, footer] : [title, ...measured, footer];
  return `${sections
    .map((section) => section(result))
    .filter((section) => section.length > 0)
    .map((section) => section.join('\n'))
    .join('\n\n')}\n`;
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

/** People without a detainer lodged in time are counted; the outcomes of the rest are shares. */
function outcomes({ policies, replications, days }: Result): string[] {
  const lodged = policies.map((policy) =>
    OUTCOMES.reduce((sum, key) => (NOT_LODGED.includes(key) ? sum : sum + policy.outcomes[key].count), 0),
  );
  const rows = [['', ...policies.map((_, p) => letter(p))]];
  rows.push(['  bookings', ...policies.map((policy) => amountOrZero(policy.bookings / replications))]);
  for (const key of NOT_LODGED) {
    rows.push([
      `  ${OUTCOME_ENTRIES[key].name}`,
      ...policies.map((policy) => amountOrZero(policy.outcomes[key].count / replications)),
    ]);
  }
  rows.push(['  detainer lodged before the exit', ...lodged.map((count) => amountOrZero(count / replications))]);
  rows.push(['  of 100 of these', ...policies.map(() => '')]);
  for (const key of OUTCOMES) {
    if (NOT_LODGED.includes(key)) continue;
    const cells = policies.map((policy, p) =>
      lodged[p] === 0 ? '–' : hundred(policy.outcomes[key].count / lodged[p]),
    );
    rows.push([`    ${OUTCOME_ENTRIES[key].name}`, ...cells]);
  }
  return [
    `Outcomes (average people per run of ${counted(days, 'day')}; each person has exactly one)`,
    ...foldedTable(rows, 'lr', 1),
  ];
}

function hundred(share: number): string {
  return share === 0 ? '·' : signed(share * 100, 1);
}

function amountOrZero(value: number): string {
  return signed(value, value >= 100 || value === 0 ? 0 : 1);
}

function bearers({ policies, days }: Result): string[] {
  const rows = [['', '', ...policies.map((_, p) => letter(p))]];
  for (const party of PARTIES) {
    rows.push([`  ${party}`, '', ...policies.map(() => '')]);
    for (const { key, label, unit } of measuresOf(party)) {
      if (policies.every((policy) => (policy.measures[key].mean ?? 0) === 0)) continue;
      rows.push([`    ${label}`, unit, ...policies.map((policy) => cell(policy.measures[key]))]);
    }
  }
  const lines = [`What each party bears (average per run of ${counted(days, 'day')})`, ...foldedTable(rows, 'llr', 2)];
  if (policies.some((policy) => (policy.measures.exposure.mean ?? 0) > 0)) {
    const bases = [...new Set(policies.map(({ exposureBasis }) => exposureBasis))].join('; ');
    const meaning = "hours held without a judge's order or 287(g) warrant × the scenario's figure per hour";
    lines.push(...wrapped(`Possible liability is not a prediction: ${meaning}. Basis: ${bases}.`, '  '));
  }
  return lines;
}

function cell({ mean }: MeasureResult): string {
  return mean === null ? '–' : amount(mean);
}

function differences({ policies, differences, replications }: Result): string[] {
  if (differences.length === 0) return [];
  const letters = new Map(policies.map((policy, p) => [policy.name, letter(p)]));
  const rows = [['', '', ...differences.map(({ policy }) => letters.get(policy) ?? policy)]];
  for (const { key, label, unit } of COMPARED_MEASURES) {
    const cells = differences.map(({ measures }) => difference(measures[key], unit));
    if (cells.every((text) => text === '0' || text === '–')) continue;
    rows.push([`  ${label}`, unit === 'share' ? 'percentage points' : unit, ...cells]);
  }
  const [{ baseline }] = differences;
  const legend = replications < 2 ? [] : wrapped(PLUS_MINUS, '  ');
  return [...wrapped(`Difference from ${baseline}, paired by replication`), ...foldedTable(rows, 'llr', 2), ...legend];
}

const PLUS_MINUS =
  '± is the half-width of the 95 % interval: how precisely the average is known. ' +
  'It says nothing about a single year or about the assumptions.';

function difference({ mean, low, high }: Result['differences'][number]['measures'][string], unit: string): string {
  if (mean === null) return '–';
  const scale = unit === 'share' ? 100 : 1;
  const sign = mean > 0 ? '+' : '';
  if (mean === 0 && low === high) return '0';
  if (low === null || high === null) return `${sign}${amount(mean * scale)}`;
  return `${sign}${amount(mean * scale)} ± ${amount(((high - low) / 2) * scale)}`;
}

function context({ context: figures }: Result): string[] {
  if (figures.length === 0) return [];
  const lines = figures.flatMap(({ title: what, figure, source }) => wrapped(`${what}: ${figure} [${source}]`, '  '));
  return ['Context, as reported elsewhere (nothing above is computed from it)', ...lines];
}

function footer({ assumptions, notes, scenario }: Result): string[] {
  const assumed = assumptions.filter(({ basis }) => basis === 'assumption').length;
  const others = assumptions.length - assumed;
  const lines = notes.flatMap((note) => wrapped(`Note: ${note}`));
  lines.push(
    `${assumed} of ${assumptions.length} values are assumptions; ${others} ${others === 1 ? 'was' : 'were'} reported or computed.`,
    '--out DIR lists each value with its source.',
    `Simulated; nobody in it is real. Scenario file sha256 ${scenario.sha256.slice(0, 12)}…`,
  );
  return lines;
}
