import { DateTime } from 'luxon';
import { makePlan, type Plan } from '../../engine/plan/plan.ts';
import { timelineOf } from '../../explain/timeline.ts';
import { personLanes } from '../../lanes/person-lanes.ts';
import { recordReplication } from '../../lanes/recording.ts';
import { manifestOf } from '../../manifest/manifest.ts';
import { NotAValue } from '../../refusals/not-a-value.ts';
import { counted } from '../../report/format.ts';
import type { ResolvedWeeklyReport } from '../../resolved/scenario.ts';
import { jsonText } from '../../safe-text/json.ts';
import { type LoadedScenario, loadScenario } from '../../scenario/load.ts';
import { share } from '../../scenario/values/units.ts';
import { NOTHING_STATED } from '../../weekly/stated-draws.ts';
import { type Week, weekOf, wholeWeeks } from '../../weekly/week.ts';
import { weeklyReport } from '../../weekly/weekly-report.ts';
import type { WeeklyResult } from '../../weekly/weekly-result.ts';
import { renderWeekly, weeklyCsv } from '../../weekly/weekly-text.ts';
import { checkFileFree, writeText } from '../output/output-file.ts';
import { choosePolicies } from '../terminal/choose-policies.ts';
import { UsageError } from '../terminal/failure.ts';
import { print, say } from '../terminal/print.ts';

interface Options {
  allowFiles?: string[];
  week: string;
  policy?: string;
  replication: number;
  seed?: number;
  underCoverage?: string;
  json?: true;
  csv?: string;
  force?: true;
}

/** One week of one replication as a declined-detainer report, as each side counts. */
export async function weekly(file: string, options: Options): Promise<void> {
  const leftOut = options.underCoverage === undefined ? undefined : underCoverage(options.underCoverage);
  if (options.csv !== undefined) checkFileFree(options.csv, options.force === true);
  const loaded = await loadScenario(file, options);
  const { resolved, sha256 } = loaded;
  const chosen = choosePolicies(resolved, [options.policy ?? resolved.baseline]);
  const scenario = { ...chosen, seed: options.seed ?? resolved.seed };
  const plan = makePlan(scenario);
  const week = weekNamed(options.week, plan);
  const inFile = resolved.weeklyReport ?? NOTHING_STATED;
  const stated: ResolvedWeeklyReport = { ...inFile, leftOut: leftOut ?? inFile.leftOut };
  const { report, behind } = weeklyReport(plan, options.replication - 1, week, stated);
  const result: WeeklyResult = {
    manifest: manifestOf({ scenario: loaded, seed: scenario.seed, replications: 1, complete: true }),
    scenario: { title: resolved.title, sha256 },
    ...report,
    stated: statedIn(loaded, options.underCoverage),
  };
  const { csv } = options;
  if (csv !== undefined) {
    await writeText(csv, weeklyCsv(result));
    say(`Written: ${csv} (${counted(result.listed.all, 'simulated case')})`);
  }
  if (options.json === true) return print(jsonText(result));
  const flips = result.cases.flatMap((declined, i) => {
    return declined.agency === declined.county ? [] : [{ declined, person: behind[i].booking.person }];
  });
  print(renderWeekly(result, withHours(flips, plan, options.replication - 1)));
}

/** Adds each person's hours. The week is run a second time for them, since a report without such people needs none. */
function withHours<Flip extends { person: number }>(
  flips: Flip[],
  plan: Plan,
  replication: number,
): (Flip & { hours: string[] })[] {
  if (flips.length === 0) return [];
  const people = new Set(flips.map(({ person }) => person));
  const recording = recordReplication(plan, replication, ({ person }) => people.has(person));
  return flips.map((flip) => {
    const [policy] = personLanes(plan, replication, flip.person, recording).policies;
    return { ...flip, hours: timelineOf(policy) };
  });
}

/** @throws UsageError if the date is not a date, or no whole week of the run holds it. */
function weekNamed(date: string, { days, scenario }: Plan): Week {
  const weeks = wholeWeeks(scenario.days, days);
  if (weeks === null) {
    throw new UsageError(
      `The run of ${scenario.days} days from ${scenario.start} has no whole week from Saturday to Friday. ` +
        `Make the scenario's \`length\` longer, such as 30 days.`,
    );
  }
  const allowed =
    `Use --week with any day from ${weeks.first.saturday} to ${weeks.last.friday}; ` +
    'its week runs from Saturday to Friday.';
  if (!isDate(date)) throw new UsageError(`"${date}" is not a date such as 2017-01-28. ${allowed}`);
  if (date < weeks.first.saturday || date > weeks.last.friday) {
    throw new UsageError(`No whole week of the run holds ${date}. ${allowed}`);
  }
  return weekOf(days.dayOfDate(date), days);
}

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text, { zone: 'utc' }).isValid;
}

function underCoverage(text: string): number {
  try {
    return share(text);
  } catch (error) {
    if (!(error instanceof NotAValue)) throw error;
    throw new UsageError(`--under-coverage: ${error.message}. Allowed: ${error.allowed}.`);
  }
}

/** What the file states, with the command line's share in place of the file's. */
function statedIn({ assumptions }: LoadedScenario, given: string | undefined): WeeklyResult['stated'] {
  const inFile = assumptions
    .filter(({ path }) => path.startsWith('weeklyReport.'))
    .filter(({ path }) => given === undefined || path !== 'weeklyReport.leftOut')
    .map(({ path, value, basis, source, note }) => ({
      path,
      value,
      basis,
      source,
      ...(note !== undefined && { note }),
    }));
  const own = {
    path: '--under-coverage',
    value: given ?? '',
    basis: 'assumption',
    source: 'the command line',
  } as const;
  return given === undefined ? inFile : [...inFile, own];
}
