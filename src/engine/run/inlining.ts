import { setFlagsFromString } from 'node:v8';

/** From here on, faster code is worth the time that V8 takes to compile it. */
const LONG_RUN = 200_000_000;

/**
 * Lets V8 inline more into one function than its defaults (920 bytes of bytecode, 4,600 at most, and only calls that
 * happen in 15 of 100 runs of the caller). Following a person takes some dozens of small functions. Without the higher
 * limits, calling them takes a third of the benchmark's time, step by step. The absolute limit must be raised, too:
 * once it is reached, V8 no longer inlines even the smallest functions. Rarer calls matter because most people's cases
 * end early: with 5 of 100 and room for 20,000 bytes, the benchmark step by step takes 0.87 of the time that 15 of 100
 * and 7,000 bytes took. With 40,000 bytes it takes longer again.
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
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=20000');
  setFlagsFromString('--max-inlined-bytecode-size-absolute=40000');
  setFlagsFromString('--min-inlining-frequency=0.05');
}
