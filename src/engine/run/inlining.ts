import { setFlagsFromString } from 'node:v8';

/** From here on, faster code is worth the time that V8 takes to compile it. */
const LONG_RUN = 200_000_000;

/**
 * Lets V8 inline more into one function than its defaults (920 bytes of bytecode). Following a person takes some dozens
 * of small functions. Without the higher limits, calling them takes a third of the benchmark's time, step by step. The
 * absolute limit (4,600) must be raised, too: once it is reached, V8 no longer inlines even the smallest functions, and
 * the benchmark takes 40 % longer, step by step.
 *
 * A shorter run keeps V8's defaults, because compiling the largest functions takes longer than they save: 100
 * replications of hennepin.yaml took 2.1 s of processor time instead of 1.6. Must be called before those functions are
 * compiled.
 *
 * @param people how many people the run follows, in all replications
 */
export function inlineMore(people: number): void {
  if (people < LONG_RUN) return;
  setFlagsFromString('--max-inlined-bytecode-size=1000');
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=7000');
  setFlagsFromString('--max-inlined-bytecode-size-absolute=20000');
}
