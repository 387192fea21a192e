import { runScenario } from '../../engine/run/run-scenario.ts';
import { type ReadLog, readLog } from '../../event-log/read/read-log.ts';
import { STANDARD_INPUT } from '../../input-files/given-file.ts';
import { manifestOf } from '../../manifest/manifest.ts';
import { summarise } from '../../measures/summarise.ts';
import { resultOfLog } from '../../overlay/log-result.ts';
import { LOG_MEASURES } from '../../overlay/log-tally.ts';
import { type Overlay, renderOverlay } from '../../report/overlay-text.ts';
import type { ResolvedScenario } from '../../resolved/scenario.ts';
import { jsonText } from '../../safe-text/json.ts';
import { type LoadedScenario, loadScenario } from '../../scenario/load.ts';
import { type LogOptions, logForm } from '../questions/log-form.ts';
import { choosePolicies } from '../terminal/choose-policies.ts';
import { EXIT, UsageError } from '../terminal/failure.ts';
import { ENDING_HERE, interruptible } from '../terminal/interrupt.ts';
import { print, say } from '../terminal/print.ts';
import { Progress } from '../terminal/progress.ts';

interface Options extends LogOptions {
  allowFiles?: string[];
  json?: true;
  seed?: number;
  replications?: number;
  policy?: string[];
}

export async function overlay(file: string, options: Options): Promise<void> {
  if (file === STANDARD_INPUT && options.log === STANDARD_INPUT)
    throw new UsageError('The scenario and the log cannot both come from standard input. Give one of them as a file.');
  const form = logForm(options);
  const loaded = await loadScenario(file, options);
  const { resolved } = loaded;
  const chosen = options.policy === undefined ? resolved : choosePolicies(resolved, options.policy);
  const scenario = {
    ...chosen,
    seed: options.seed ?? resolved.seed,
    replications: options.replications ?? resolved.replications,
  };
  const log = await readLog(options.log, scenario.zone, undefined, form);
  say(...log.notes.map((note) => `${log.file}: ${note}`));

  await interruptible(ENDING_HERE, (stop) => layOver({ log, scenario, loaded }, options, stop));
}

/** A log, and the scenario that is run beside it, as loaded and as adjusted by the options. */
interface Sides {
  log: ReadLog;
  scenario: ResolvedScenario;
  loaded: LoadedScenario;
}

async function layOver({ log, scenario, loaded }: Sides, options: Options, stop: AbortSignal): Promise<void> {
  const progress = new Progress('Replications');
  const { tally, interrupted } = await runScenario(scenario, {
    until: undefined,
    stop,
    onProgress: (finished, total) => progress.update(finished, total),
  }).finally(() => progress.end());
  if (interrupted) process.exitCode = EXIT.interrupted;
  if (tally.replications === 0) return;
  const { replications, policies } = summarise(tally, scenario);
  const { seed } = scenario;
  const result: Overlay = {
    manifest: manifestOf({ scenario: loaded, seed, replications, complete: !interrupted }),
    title: scenario.title,
    seed,
    replications,
    complete: !interrupted,
    days: scenario.days,
    log: aboutLog(log, scenario),
    policies: policies.map(({ name, title, bookings, outcomes, measures }) => ({
      name,
      title,
      bookings,
      outcomes,
      measures: chosenMeasures(measures),
    })),
  };
  print(options.json === true ? jsonText(result) : renderOverlay(result));
}

function aboutLog(log: ReadLog, scenario: ResolvedScenario): Overlay['log'] {
  const { file, sha256, cases, notes } = log;
  const policy = scenario.policies.find(({ name }) => name === scenario.baseline)!;
  const { measures, outcomes, outcomeUnknown, stillInside } = resultOfLog(log, policy, scenario);
  const days = cases.flatMap(({ bookedAt }) => bookedAt ?? []);
  const local = new Intl.DateTimeFormat('en-CA', { timeZone: scenario.zone });
  const date = (pick: (a: number, b: number) => number) => local.format(new Date(days.reduce(pick) * 1000));
  return {
    file,
    sha256,
    from: date((a, b) => Math.min(a, b)),
    to: date((a, b) => Math.max(a, b)),
    cases: cases.length,
    outcomeUnknown,
    stillInside,
    notes,
    outcomes: Object.fromEntries(Object.entries(outcomes).map(([key, { count }]) => [key, count])),
    withoutDetainer: Object.fromEntries(
      Object.entries(outcomes).map(([key, { withoutDetainer }]) => [key, withoutDetainer]),
    ),
    measures,
  };
}

function chosenMeasures<T>(measures: Record<string, T>): Record<string, T> {
  return Object.fromEntries(LOG_MEASURES.map(({ key }) => [key, measures[key]]));
}
