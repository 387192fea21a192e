import { OUTCOMES } from '../../events/outcome.ts';
import type { EventLog } from '../../src/event-log/event-log.ts';
import { COLUMNS, type ColumnKey, type LoggedCase } from '../../src/event-log/logged-case.ts';
import type { ReadLog } from '../../src/event-log/read/read-log.ts';
import { simulatedLog } from '../../src/overlay/simulated-cases.ts';
import { replayLog } from '../../src/replay/replay.ts';
import type { ResolvedScenario } from '../../src/resolved/scenario.ts';

const EVERY_COLUMN = new Set(COLUMNS.map(({ key }) => key));

/** What `export` writes under a policy, without a file. `replication` is from 0. */
export function exported(scenario: ResolvedScenario, policy: string, replication: number): EventLog {
  const policies = scenario.policies.filter(({ name }) => name === policy);
  return simulatedLog({ ...scenario, policies, baseline: policy }, replication);
}

export function asRead(cases: LoggedCase[], has: ReadonlySet<ColumnKey> = EVERY_COLUMN): ReadLog {
  return { file: 'log.csv', sha256: 'ab', cases, has, notes: [] };
}

/** As if the log's file did not have these columns. */
export function without(cases: readonly LoggedCase[], dropped: readonly ColumnKey[]): ReadLog {
  const blank = Object.fromEntries(dropped.map((key) => [key, null]));
  const has = new Set([...EVERY_COLUMN].filter((key) => !dropped.includes(key)));
  return asRead(
    cases.map((logged) => ({ ...logged, ...blank })),
    has,
  );
}

/** How a replication's cases end under a policy, by id. */
export async function outcomesReplayed(
  scenario: ResolvedScenario,
  log: ReadLog,
  { policy, replication }: { policy: string; replication: number },
): Promise<Map<string, string>> {
  const p = scenario.policies.findIndex(({ name }) => name === policy);
  const outcomes = new Map<string, string>();
  await replayLog({ ...scenario, replications: 1 }, log, {
    first: replication,
    stop: new AbortController().signal,
    onProgress() {},
    onReplay(found, cases) {
      for (const [i, { id }] of cases.entries()) outcomes.set(id, OUTCOMES[found.outcome(p, i)]);
    },
  });
  return outcomes;
}

export function outcomesLogged(cases: readonly LoggedCase[]): Map<string, string> {
  return new Map(cases.map(({ id, outcome }) => [id, outcome!]));
}

/** The replay of a log, of a few replications. */
export function replayed(scenario: ResolvedScenario, log: ReadLog, replications = 5) {
  return replayLog({ ...scenario, replications }, log, {
    first: 0,
    stop: new AbortController().signal,
    onProgress() {},
  });
}
