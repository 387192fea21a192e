import { csv } from '../tables/csv-cells.ts';
import type { Counts, DeclinedCase, WeeklyResult } from '../weekly/weekly-result.ts';
import { hoursAndMinutes, percent, signed, table, wrapped } from './format.ts';

/** A case that one side counts as declined and the other does not, and its hours, a line each. */
export interface Flip {
  declined: DeclinedCase;
  hours: string[];
}

/** The report for a terminal, at most 100 columns. */
export function renderWeekly(result: WeeklyResult, flips: readonly Flip[]): string {
  const sections = [head(result), totals(result), definitions(result), published(result), flipped(flips), foot(result)];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** The published list with the columns of the first federal report, less the names. */
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
    ...wrapped(`under "${policy.name}" (${policy.title}), replication ${replication}, seed ${seed}.`),
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
    'Detainers lodged in the week, and declined in it as each side counts (people)',
    ...table(rows),
    `  Issued after the person had left, and in none of these: ${signed(tooLate, 0)}.`,
  ];
}

function definitions({ definitions: { agency, county } }: WeeklyResult): string[] {
  return [
    'What each side counts as declined',
    ...wrapped(`The agency: ${agency}.`, '  '),
    ...wrapped(`The county: ${county}.`, '  '),
    ...wrapped(
      'Neither counts a person whom the agency met, whom the jail held for it, or for whom it declined to come.',
      '  ',
    ),
  ];
}

function published({ cases, listed, declined, underCoverage }: WeeklyResult): string[] {
  const { leftOut, facilities, cases: missing } = underCoverage;
  const nothingOf = facilities.length === 0 ? '' : `, and nothing of ${facilities.join(', ')} is listed`;
  const stated =
    leftOut === 0 && facilities.length === 0
      ? 'No under-coverage is stated.'
      : `Stated under-coverage: a case is missing with probability ${percent(leftOut)}${nothingOf}.`;
  const lines = [
    'The list as published: as the agency counts, less what is left out',
    ...wrapped(`${stated} Left out: ${missing} of ${declined.agency.all}.`, '  '),
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
  const lines = [`Declined as the agency counts, not as the county counts: ${flips.length}`];
  for (const { declined, hours } of flips.slice(0, FLIPS_SHOWN)) {
    const { person, jurisdiction, heardWindowMinutes: heard, neededMinutes: needed } = declined;
    const who = person === null ? 'A person of the warm-up' : `Person ${person}`;
    lines.push(...wrapped(`${who}, ${jurisdiction}: notice was sent, ${heardIn(heard, needed)}.`, '  '));
    lines.push(...hours.map((line) => `  ${line}`));
  }
  const rest = flips.length - FLIPS_SHOWN;
  if (rest > 0) lines.push(`  … and ${rest} more; --json has their times, pickup-gap explain their hours.`);
  return lines;
}

function heardIn(heard: number | null, needed: number | null): string {
  if (heard === null || needed === null) return 'and never heard';
  const when = heard < 0 ? `${hoursAndMinutes(-heard)} after the exit` : `${hoursAndMinutes(heard)} before the exit`;
  return `and heard ${when}, where ${hoursAndMinutes(needed)} of travel and margin were needed`;
}

function foot({ stated, scenario }: WeeklyResult): string[] {
  const from = stated.flatMap(({ path, value, basis, source, note }) => {
    const origin = [basis, source, note].filter((part) => part !== undefined && part !== '').join('; ');
    return wrapped(`${path}: ${value} [${origin}]`, '  ');
  });
  return [
    ...(from.length === 0 ? [] : ['What is stated, not simulated', ...from]),
    `Simulated; nobody in it is real. Scenario file sha256 ${scenario.sha256.slice(0, 12)}…`,
  ];
}
