import type { Distribution } from '../../src/draws/distribution.ts';
import { makePlan } from '../../src/engine/plan/plan.ts';
import { Replicator } from '../../src/engine/run/replicate.ts';
import { countersFor, emptyTally } from '../../src/measures/tally.ts';
import type { ResolvedPolicy, ResolvedScenario } from '../../src/resolved/scenario.ts';
import { clearingTime, constant, DAY, HOUR, plainPolicy, plainScenario, withMedian } from '../engine/scenarios.ts';
import { type Changes, changed } from '../model/changes.ts';

/**
 * Makes a field office into a clean queue. People arrive as a Poisson process. An hour of custody later their release
 * is ordered, their notice is heard and due at once, and a free team arrives in no time. Times are whole seconds and
 * services about an hour, so rounding shifts a probability by about 1e-4 and a mean by half a second, which is
 * negligible against the intervals.
 */
export interface Queue {
  servers: number;
  /** Arrivals per hour. */
  lambda: number;
  service: Distribution;
  patience: Patience;
  /** Shares of the priority classes; one class by default. */
  classes?: number[];
  /**
   * The warm-up from an empty queue. It is long against the relaxation time of about 1 / (cμ (1 − √ρ)²) hours: here
   * more than ten times as long.
   */
  warmUpDays: number;
  days: number;
  replications: number;
  seed: number;
}

/**
 * Two kinds of patience. As a hold, patience is the limit: the team picks the person up and is busy with the handover.
 * As an exit after a random clearing, the team arrives before the exit, has no patience of its own, leaves, and is busy
 * on its way back.
 */
type Patience = { hold: number } | { clearing: Distribution };

/** No person waits that long in these queues. */
export const FOREVER = { hold: 3650 * DAY };

/** What is observed for one priority class in one replication, over people booked in the counted time. */
export interface Waits {
  people: number;
  waited: number;
  /** Waited over an hour. */
  waitedLong: number;
  /** The time in the queue, until served or gone. */
  hours: number;
  abandoned: number;
}

function policyOf({ service, patience, servers, classes }: Queue): ResolvedPolicy {
  const common: Changes<ResolvedPolicy> = {
    'detainer.issue.probability': (classes ?? [1]).map(() => 1),
    'releaseNotice.reasons.0.custody': constant(HOUR),
    'agentArrival.teams.0.count': servers,
    'agentArrival.travel': [withMedian(constant(0), 0)],
    'agentArrival.decline': (classes ?? [1]).map(() => 0),
    'agentArrival.order': 'firstCome',
  };
  if ('hold' in patience) {
    return changed(plainPolicy(), {
      ...common,
      'releaseNotice.clearing': [clearingTime(constant(0), 0)],
      'releaseNotice.hold.rule': 'upTo',
      'releaseNotice.hold.limitSeconds': patience.hold,
      'agentArrival.handover': service,
      'agentArrival.wayBack': constant(0),
    });
  }
  return changed(plainPolicy(), {
    ...common,
    'releaseNotice.clearing': [clearingTime(patience.clearing, 0)],
    'agentArrival.patience': constant(0),
    'agentArrival.wayBack': service,
  });
}

function scenarioOf(queue: Queue): ResolvedScenario {
  const { classes = [1], warmUpDays, days, seed } = queue;
  const time = { days, warmUpDays, coolDownDays: 0, seed };
  const scenario = plainScenario({ ...time, priorities: classes.map(String) }, [policyOf(queue)]);
  return changed(scenario, {
    'booking.arrivals': {
      kind: 'rate',
      perDay: queue.lambda * 24,
      dispersion: 1,
      hourOfWeek: Array(168).fill(1),
      months: Array(12).fill(1),
    },
    'booking.priority': classes,
  });
}

/** The engine's results for the queue, by priority class, then replication. */
export function runQueue(queue: Queue): Waits[][] {
  const replicator = new Replicator(makePlan(scenarioOf(queue)));
  const counters = countersFor(emptyTally(1));
  const classes = (queue.classes ?? [1]).map((): Waits[] => []);
  for (let replication = 0; replication < queue.replications; replication++) {
    const priorities = new Map<number, number>();
    const seen = classes.map((): Waits => ({ people: 0, waited: 0, waitedLong: 0, hours: 0, abandoned: 0 }));
    replicator.run(replication, counters, {
      booked({ person, priority, bookedAt }) {
        if (bookedAt >= 0) priorities.set(person, priority);
      },
      followed() {},
      served(_, { person, dueAt, dispatchedAt, leftAt }) {
        const priority = priorities.get(person);
        if (priority === undefined) return;
        const until = dispatchedAt ?? leftAt;
        if (dueAt === null) throw new Error('A queue declines nobody.');
        const waits = seen[priority];
        waits.people++;
        if (until > dueAt) waits.waited++;
        if (until > dueAt + HOUR) waits.waitedLong++;
        waits.hours += (until - dueAt) / HOUR;
        if (dispatchedAt === null) waits.abandoned++;
      },
    });
    for (const [priority, waits] of seen.entries()) classes[priority].push(waits);
  }
  return classes;
}
