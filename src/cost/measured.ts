/**
 * What cannot be reckoned from a scenario: seconds of one processor that the functions take. Measured on the local stack with
 * one environment a function, first-look.yaml in chunks of 1,000 and of 20 people; blocks with the engine, first-look.yaml and hennepin.yaml.
 */
export const MEASURED = {
  date: '2026-11-24',
  where: "two processors (AMD EPYC) shared with other work, Node 24, the local stack's servers among it",
  /** Seconds an invocation's message, and a person in it: for each policy where the message is of one. */
  seconds: {
    booking: { message: 0.001, person: 2.5e-6 },
    // Decides for every policy; a person here is one under one policy.
    detainer: { message: 0.0027, person: 5.3e-6 },
    'release-notice': { message: 0.0024, person: 1.3e-4 },
    // A person here is a notice that falls due.
    'agent-arrival': { message: 0.005, person: 7e-5 },
  },
  /** Of a block: its message, a replication's counters and tally under each policy, a person booked, one followed under a policy. */
  blockSeconds: { message: 0.01, replicationAndPolicy: 1e-3, booked: 3e-8, followed: 1e-7 },
  /** Until a new environment has loaded its bundle and read and planned the run. */
  firstSeconds: 0.6,
  /** Completions of replications that need a request of their own; the rest fall into one turn with others. 0.2 to 0.8 were seen. */
  completionsAlone: 0.5,
} as const;

/** Lambda gives a function with so much memory one processor, and one with less its part of it. */
export const PROCESSOR_MIB = 1769;
