/**
 * What cannot be computed from a scenario: the seconds of one processor that the functions take. Measured on the local
 * stack with one environment per function, with first-look.yaml in chunks of 1,000 and of 20 people. The seconds of
 * blocks were measured with the engine, with first-look.yaml and hennepin.yaml.
 *
 * Those of release-notice were measured again when a chunk's notices had become one item (2026-11-30, a busy machine).
 * The processor time of its thread was 7.4e-6 s per person and 0.5 ms per message. Per person, the measured seconds of
 * detainer are 1.3 times the processor time of its thread, so these are, too. Most of the seconds per message are waits
 * for the servers, and are those of 2026-11-24.
 */
export const MEASURED = {
  date: '2026-11-24',
  where: "two processors (AMD EPYC) shared with other work, Node 24, the local stack's servers among it",
  /** Seconds per message of an invocation, and per person in it; if the message belongs to a policy, per policy. */
  seconds: {
    booking: { message: 0.001, person: 2.5e-6 },
    // Decides for every policy, so a person under one policy counts once here.
    detainer: { message: 0.0027, person: 5.3e-6 },
    'release-notice': { message: 0.0024, person: 1e-5 },
    // Here a person is a notice that falls due.
    'agent-arrival': { message: 0.005, person: 7e-5 },
  },
  /**
   * Seconds of a block: for its message, for a replication's counters and tally under each policy, per person booked,
   * and per person followed under a policy.
   */
  blockSeconds: { message: 0.01, replicationAndPolicy: 1e-3, booked: 3e-8, followed: 1e-7 },
  /** Seconds until a new environment has loaded its bundle and has read and planned the run. */
  firstSeconds: 0.6,
  /**
   * The share of completed replications that need a request of their own; the others share a turn. Measurements were
   * 0.2 to 0.8.
   */
  completionsAlone: 0.5,
} as const;

/** Lambda gives a function with this much memory one processor, and a function with less a proportional part of it. */
export const PROCESSOR_MIB = 1769;
