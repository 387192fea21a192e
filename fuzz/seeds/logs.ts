import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EventLog } from '../../src/event-log/event-log.ts';
import type { LogFormatKey } from '../../src/event-log/log-formats.ts';
import type { LoggedCase } from '../../src/event-log/logged-case.ts';
import { csvLog } from '../../src/event-log/write/write-csv.ts';
import { ocelLog } from '../../src/event-log/write/write-ocel.ts';
import { writeParquetLog } from '../../src/event-log/write/write-parquet.ts';
import { xesLog } from '../../src/event-log/write/write-xes.ts';
import { simulatedLog } from '../../src/overlay/simulated-cases.ts';
import type { ResolvedScenario } from '../../src/resolved/scenario.ts';
import { loadScenario } from '../../src/scenario/load.ts';
import { project } from './project.ts';

/** The cases in a log that inputs are made from: few, so that a mutation hits something. */
const CASES = 6;
const ENDING: Record<LogFormatKey, string> = { ocel: 'json', xes: 'xes', csv: 'csv', parquet: 'parquet' };

/** A week of the first look, without days around it. */
export async function firstLook(): Promise<ResolvedScenario> {
  const { resolved } = await loadScenario(project('scenarios/first-look.yaml'));
  return { ...resolved, days: 7, warmUpDays: 1, coolDownDays: 1, runIn: undefined, replications: 2 };
}

/** Small logs under different policies, whose cases differ as much as possible. */
export async function smallLogs(): Promise<EventLog[]> {
  const scenario = await firstLook();
  return scenario.policies.map((policy, i) => {
    const log = simulatedLog({ ...scenario, policies: [policy], baseline: policy.name }, i);
    return { ...log, cases: unlike(log.cases) };
  });
}

/** The small logs, and most often a few cases of one, which take less time to read. */
export async function smallerLogs(): Promise<EventLog[]> {
  const logs = await smallLogs();
  return logs.flatMap((log) => [log, ...parts(log.cases).map((cases) => ({ ...log, cases }))]);
}

function parts(cases: readonly LoggedCase[]): LoggedCase[][] {
  return [cases.slice(0, 2), cases.slice(2, 4), cases.slice(-1)].filter((part) => part.length > 0);
}

/** Writes a log and returns its bytes. */
export function written(log: EventLog, form: LogFormatKey, room: string): Buffer {
  if (form !== 'parquet') return Buffer.from([...{ csv: csvLog, xes: xesLog, ocel: ocelLog }[form](log)].join(''));
  const file = join(room, `written.${ENDING[form]}`);
  writeParquetLog(file, log);
  return readFileSync(file);
}

/** Cases with as many different outcomes and columns as there are. */
function unlike(cases: readonly LoggedCase[]): LoggedCase[] {
  const seen = new Map<string, LoggedCase>();
  for (const logged of cases) {
    const known = Object.values(logged).map((value) => value !== null);
    const key = `${logged.outcome} ${known.join()}`;
    if (!seen.has(key)) seen.set(key, logged);
  }
  return [...seen.values()].slice(0, CASES);
}
