import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Target } from '../../fuzz/frame/target.ts';
import { TARGETS as FUZZED } from '../../fuzz/targets.ts';

/** A file that was once answered wrongly: test/hostile/TARGET/accepted|refused/NAME, with the right answer. */
export interface Fixture {
  target: string;
  verdict: Verdict;
  file: string;
  /** Its place among those of its target. */
  index: number;
}

export const VERDICTS = ['accepted', 'refused'] as const;
type Verdict = (typeof VERDICTS)[number];

const FOLDER = import.meta.dirname;

export const FIXTURES: readonly Fixture[] = FUZZED.flatMap(({ name: target }) =>
  VERDICTS.flatMap((verdict) => filesIn(join(FOLDER, target, verdict)).map((file) => ({ target, verdict, file }))).map(
    (fixture, index) => ({ ...fixture, index }),
  ),
);

/** The targets of the fuzzer, whose inputs are the fixtures. */
export const TARGETS: readonly Target[] = FUZZED.map((target) => ({
  ...target,
  async open(room) {
    const open = await target.open(room);
    return {
      ...open,
      make: ({ index }) => {
        const { verdict, file } = FIXTURES.filter((fixture) => fixture.target === target.name)[index];
        return { name: file, bytes: readFileSync(join(FOLDER, target.name, verdict, file)) };
      },
    };
  },
}));

function filesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}
