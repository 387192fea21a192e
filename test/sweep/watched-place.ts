import { onThreads } from '../../src/engine/run/on-threads.ts';
import type { OpenPlace } from '../../src/engine/run/run-place.ts';

/** Counts how often a place is opened, the scenarios that it runs, by name, and how many it runs at once. */
export function watched(open: OpenPlace) {
  const seen = { opened: 0, names: [] as string[], together: 0 };
  let now = 0;
  const place: OpenPlace = (scenarios, stop, use) => {
    seen.opened++;
    return open(scenarios, stop, ({ atOnce, run }) =>
      use({
        atOnce,
        async run(asked) {
          seen.names.push(asked.name);
          seen.together = Math.max(seen.together, ++now);
          return run(asked).finally(() => now--);
        },
      }),
    );
  };
  return { seen, place };
}

/** A place that takes all scenarios at once, finishes the last one first, and fails those of `failing`. */
export function backwards(failing: readonly string[] = []): OpenPlace {
  return (scenarios, stop, use) => {
    let due = scenarios;
    const waiting: (() => void)[] = [];
    return onThreads(1)(scenarios, stop, ({ run }) =>
      use({
        atOnce: scenarios,
        async run(asked) {
          await new Promise<void>((go) => {
            waiting.push(go);
            if (waiting.length === due) waiting.pop()!();
          });
          const tally = failing.includes(asked.name) ? null : await run(asked);
          due--;
          waiting.pop()?.();
          return tally;
        },
      }),
    );
  };
}
