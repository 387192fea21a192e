import { setImmediate as nextTurn } from 'node:timers/promises';
import { OUTCOMES } from '../../events/outcome.ts';
import { makePlan } from '../engine/plan/plan.ts';
import { Replicator } from '../engine/run/replicate.ts';
import { detainerRules } from '../engine/run/shared-decisions.ts';
import type { ReadLog } from '../event-log/read/read-log.ts';
import { summarise } from '../measures/summarise.ts';
import { addReplication, countersFor, emptyTally, startReplication } from '../measures/tally.ts';
import { resultOfLog } from '../overlay/log-result.ts';
import { LOG_MEASURES } from '../overlay/log-tally.ts';
import type { ResolvedPolicy, ResolvedScenario } from '../resolved/scenario.ts';
import { chosenCases } from './chosen-cases.ts';
import { drawnValues } from './drawn-values.ts';
import { followerOf } from './follow-logged.ts';
import { planOfLog } from './logged-days.ts';
import { keyedCases } from './person-keys.ts';
import { ReplayCounts } from './replay-counts.ts';
import type { ReplayResult } from './replay-result.ts';
import { ReplayedOutcomes } from './replayed-outcomes.ts';
import { checkNames } from './scenario-names.ts';

export interface Replaying {
  /** The number of the first replication, from 0. */
  first: number;
  stop: AbortSignal;
  onProgress(finished: number, total: number): void;
  /** Sees every replay once it has ended: how each case ended, in the order of `cases`. */
  onReplay?(found: ReplayedOutcomes, cases: readonly { id: string }[]): void;
}

/** Tried when the program looks for the replication that a log was exported from. */
const MOST_TRIED = 100;

/**
 * Replays a log under each policy of a scenario, `scenario.replications` times. Every case keeps what the log says of
 * it: person, detainer, order, exit. What it does not say is drawn again in each replication, for the same person under
 * every policy. The people of the warm-up and the cool-down, who compete for teams, are the scenario's.
 *
 * @throws InputError if the log has names that the scenario does not have, or no case within its time.
 */
export async function replayLog(
  scenario: ResolvedScenario,
  log: ReadLog,
  how: Replaying,
): Promise<Omit<ReplayResult, 'manifest' | 'scenario'>> {
  checkNames(log, scenario);
  const written = makePlan(scenario);
  const { cases, outside, stillInside } = chosenCases(log, written);
  const tried = Array.from({ length: Math.min(MOST_TRIED, scenario.replications) }, (_, r) => how.first + r);
  const keyed = keyedCases(written, cases, tried);
  const plan = planOfLog(written, keyed.cases);
  const { policies, baseline } = scenario;
  const base = policies[plan.baseline];
  const inOrder = keyed.cases.map(({ logged }) => logged);

  const replicator = new Replicator(plan, followerOf(keyed.cases, log.has, plan.days.unixSeconds(0)));
  const tally = emptyTally(policies.length);
  const counters = countersFor(tally, plan.parts);
  const costs = policies.map((policy) => policy.costs);
  const counts = new ReplayCounts(policies.length, plan.baseline, {
    cases: inOrder,
    hasPickups: log.has.has('pickedUpAt'),
  });
  const keys = keyed.cases.map(({ key }) => key);
  while (counts.replays < scenario.replications && !how.stop.aborted) {
    const replication = counts.replays;
    const found = new ReplayedOutcomes(policies.length, keys);
    startReplication(tally, replication, counters);
    replicator.run(how.first + replication, counters, found);
    addReplication(tally, replication, { counters, costs, baseline: plan.baseline });
    counts.add(found);
    how.onReplay?.(found, inOrder);
    how.onProgress(counts.replays, scenario.replications);
    await nextTurn();
  }

  const logged = resultOfLog({ ...log, cases }, base, scenario);
  const replayed = summarise(tally, scenario).policies;
  const { mean, low, high } = logged.measures.pickupRate;
  return {
    seed: scenario.seed,
    firstReplication: how.first + 1,
    replications: counts.replays,
    complete: counts.replays === scenario.replications,
    days: scenario.days,
    baseline,
    log: {
      file: log.file,
      sha256: log.sha256,
      cases: log.cases.length,
      ...datesOf(log, scenario.zone),
      notes: log.notes,
      replayed: cases.length,
      outside,
      stillInside,
      exportedReplication: keyed.replication === null ? null : keyed.replication + 1,
      drawn: drawnValues(cases, log.has, scenario),
      outcomes: Object.fromEntries(
        OUTCOMES.map((key) => [key, logged.outcomes[key].count - logged.outcomes[key].withoutDetainer]),
      ) as ReplayResult['log']['outcomes'],
      detainers: logged.measures.detainersLodged.mean,
      outcomeUnknown: logged.outcomeUnknown,
      pickupRate: { mean, chance: mean === null || low === null || high === null ? null : { low, high } },
      measures: meansOf(logged.measures),
    },
    policies: policies.map(({ name, title }, p) => ({
      policy: name,
      title,
      ...counts.of(p),
      measures: meansOf(replayed[p].measures),
    })),
    notReplayed: notReplayed(policies, plan.baseline, log),
    units: Object.fromEntries(LOG_MEASURES.map(({ key, unit }) => [key, unit])),
  };
}

function datesOf({ cases }: ReadLog, zone: string): { from: string; to: string } {
  const booked = cases.map(({ bookedAt }) => bookedAt!);
  const local = new Intl.DateTimeFormat('en-CA', { timeZone: zone });
  const date = (pick: (a: number, b: number) => number) =>
    local.format(new Date(booked.reduce((a, b) => pick(a, b)) * 1000));
  return { from: date(Math.min), to: date(Math.max) };
}

function meansOf(measures: Record<string, { mean: number | null }>): Record<string, number | null> {
  return Object.fromEntries(LOG_MEASURES.map(({ key }) => [key, measures[key].mean]));
}

/** The rules that a policy changes and that do not matter, since the log has its own detainers, or its own exits. */
function notReplayed(
  policies: readonly ResolvedPolicy[],
  baseline: number,
  { has }: ReadLog,
): ReplayResult['notReplayed'] {
  const hasExits = (['undelayedExitAt', 'exitAt', 'leftAt'] as const).some((key) => has.has(key));
  const detainers = detainerRules(policies);
  const releases = policies.map(({ releaseNotice: { reasons, clearing }, regimes }) =>
    JSON.stringify([reasons, clearing, regimes?.map(({ releaseNotice }) => releaseNotice.reasons)]),
  );
  return policies.flatMap(({ name: policy }, p) => [
    ...(has.has('lodgedAt') && detainers[p] !== detainers[baseline] ? [{ policy, rules: 'detainers' as const }] : []),
    ...(hasExits && releases[p] !== releases[baseline] ? [{ policy, rules: 'releases' as const }] : []),
  ]);
}
