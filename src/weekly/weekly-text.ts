import { manifestLine } from '../manifest/manifest.ts';
import { inWords, percent, signed, table, wrapped } from '../report/format.ts';
import { type TerminalText, terminalSections } from '../safe-text/terminal.ts';
import { csv } from '../tables/csv-cells.ts';
import type { Counts, DeclinedCase, WeeklyResult } from './weekly-result.ts';

/** A case that one side counts as declined and the other does not, with its timeline, one line per moment. */
export interface Flip {
  declined: DeclinedCase;
  hours: string[];
}

/** The report for a terminal, at most 100 columns. */
export function renderWeekly(result: WeeklyResult, flips: readonly Flip[]): TerminalText {
  const sections = [head(result), totals(result), definitions(result), published(result), flipped(flips), foot(result)];
  return terminalSections(sections);
}

/** The published list with the columns of the first federal report, without the names. */
export function weeklyCsv({ cases }: WeeklyResult): string {
  const rows = cases
    .filter(({ listed }) => listed)
    .map(({ jurisdiction, detainerDate, declineDate, citizenship, status }) => [
      jurisdiction,
      detainerDate,
      declineDate,
      citizenship,
      status,
    ]);
  return csv(['jurisdiction', 'detainerDate', 'declineDate', 'citizenship', 'status'], rows);
}

function head({ scenario, week, policy, replication, seed }: WeeklyResult): string[] {
  return [
    scenario.title,
    `Weekly declined-detainer report, Saturday ${week.saturday} to Friday ${week.friday}`,
    ...wrapped(`Policy "${policy.name}" (${policy.title}), replication ${replication}, seed ${seed}.`),
  ];
}

function totals({ lodged, declined, listed, tooLate }: WeeklyResult): string[] {
  const columns = [lodged, declined.agency, declined.county, listed];
  const line = (label: string, of: (counts: Counts) => number) => [
    `  ${label}`,
    ...columns.map((counts) => signed(of(counts), 0)),
  ];
  const groups = lodged.citizenship
    .map(({ group }, g) => line(group, ({ citizenship }) => citizenship[g].people))
    .filter(([, ...cells]) => cells.some((cell) => cell !== '0'));
  const rows = [
    ['', 'lodged', 'declined: agency', 'declined: county', 'published'],
    line('all', ({ all }) => all),
    line('convicted', ({ convicted }) => convicted),
    line('charged', ({ charged }) => charged),
    ...groups,
  ];
  return [
    ...wrapped(
      'Detainers that ICE (the agency) lodged in the week, and those declined in it as each side counts (people)',
    ),
    ...table(rows),
    `  Not counted above: ${signed(tooLate, 0)} issued after the person had left.`,
  ];
}

function definitions({ definitions: { agency, county } }: WeeklyResult): string[] {
  return [
    'What each side counts as declined',
    ...wrapped(`The agency: ${agency}.`, '  '),
    ...wrapped(`The county: ${county}.`, '  '),
    ...wrapped(
      'Neither counts a person whom the agency met, whom the jail held for it, ' +
        'or for whom the agency declined to come.',
      '  ',
    ),
  ];
}

function published({ cases, listed, declined, underCoverage }: WeeklyResult): string[] {
  const { leftOut, facilities, cases: missing } = underCoverage;
  const nothingOf = facilities.length === 0 ? '' : `, and no case of ${facilities.join(' or ')} is listed`;
  const stated =
    leftOut === 0 && facilities.length === 0
      ? 'The scenario states no under-coverage.'
      : `Under-coverage as stated: each case is missing with probability ${percent(leftOut)}${nothingOf}.`;
  const lines = [
    'The published list: cases that the agency counts, without those that are missing',
    ...wrapped(`${stated} In this week ${missing} of ${declined.agency.all} are missing.`, '  '),
  ];
  if (listed.all === 0) return lines;
  const rows = cases
    .filter((one) => one.listed)
    .map((one) => [
      `  ${one.jurisdiction}`,
      one.detainerDate,
      one.declineDate,
      one.citizenship,
      one.status,
      one.person === null ? '(warm-up)' : `person ${one.person}`,
    ]);
  return [...lines, ...table([['  jurisdiction', 'detainer', 'declined', 'citizenship', 'status', ''], ...rows], 'l')];
}

const FLIPS_SHOWN = 10;

function flipped(flips: readonly Flip[]): string[] {
  const lines = [`Cases that the agency counts as declined and the county does not: ${flips.length}`];
  for (const { declined, hours } of flips.slice(0, FLIPS_SHOWN)) {
    const { person, jurisdiction, heardWindowMinutes: heard, neededMinutes: needed } = declined;
    const who = person === null ? 'A person from the warm-up' : `Person ${person}`;
    lines.push(...wrapped(`${who}, ${jurisdiction}: notice was sent, ${heardIn(heard, needed)}.`, '  '));
    lines.push(...hours.map((line) => `  ${line}`));
  }
  const rest = flips.length - FLIPS_SHOWN;
  if (rest > 0) lines.push(`  … and ${rest} more. --json lists their times; pickup-gap explain shows their hours.`);
  return lines;
}

function heardIn(heard: number | null, needed: number | null): string {
  if (heard === null || needed === null) return 'and was never heard';
  const when = heard < 0 ? `${inWords(-heard)} after the exit` : `${inWords(heard)} before the exit`;
  return `and was heard ${when}; travel and margin needed ${inWords(needed)}`;
}

function foot({ stated, manifest }: WeeklyResult): string[] {
  const from = stated.flatMap(({ path, value, basis, source, note }) => {
    const origin = [basis, source, note].filter((part) => part !== undefined && part !== '').join('; ');
    return wrapped(`${path}: ${value} [${origin}]`, '  ');
  });
  return [
    ...(from.length === 0 ? [] : ['Stated by the user, not simulated', ...from]),
    'Everyone in this report is simulated; nobody is real.',
    ...wrapped(manifestLine(manifest)),
  ];
}
