import type { Verdict } from '../../src/check/judge/verdict.ts';
import { readSuites } from '../../src/check/suite/read-suites.ts';
import { runSuite } from '../../src/check/suite/run-suite.ts';
import { InputError } from '../../src/refusals/input-error.ts';
import { claims, inFolder, KNOWN, PLAIN } from './known.ts';

/** How far from the line the clear claims are, in standard errors at the last look. */
const FAR = 8;

/** A figure that is known, and its variance in one run. */
interface Known {
  name: string;
  subject: string;
  line: number;
  variance: number;
  text(value: number): string;
}

const people = (count: number) => `${count.toFixed(6)} people`;

const KNOWN_FIGURES: readonly Known[] = [
  {
    name: 'a share',
    subject: 'policy: practice, outcome: notIdentified',
    line: 0.6,
    variance: (0.6 * 0.4) / 20,
    text: (share) => `${(share * 100).toFixed(6)} %`,
  },
  { name: 'a count', subject: 'policy: practice, measure: detainersLodged', line: 8, variance: 8, text: people },
  // Each of 8 people loses the detainer or not. So thinned, a Poisson count of mean 8 is one of mean 4.
  {
    name: 'a paired difference',
    subject: 'policy: half, against: practice, measure: detainersLodged',
    line: -4,
    variance: 4,
    text: people,
  },
];

/** How many seeds gave each verdict about three claims on a figure. */
export interface ErrorRates {
  name: string;
  clearlyTrue: Record<Verdict, number>;
  clearlyFalse: Record<Verdict, number>;
  onTheLine: Record<Verdict, number>;
}

/** Checks claims on figures that are known with many seeds. One run per seed serves all claims. */
export async function errorRates(seeds: number, atMost: number): Promise<ErrorRates[]> {
  const lines = KNOWN_FIGURES.flatMap(({ subject, line, variance, text }) =>
    [FAR, -FAR, 0].map((far) => `${subject}, atMost: ${text(line + far * Math.sqrt(variance / atMost))}`),
  );
  const counts = lines.map((): Record<Verdict, number> => ({ holds: 0, fails: 0, undecided: 0 }));
  const expected = claims(lines, `replications: { from: 20, atMost: ${atMost} }`);
  await inFolder({ 'known.yaml': KNOWN, 'known.expect.yaml': expected }, async (folder) => {
    const [suite] = await readSuites([`${folder}/known.expect.yaml`], null);
    if (suite.loaded instanceof InputError) throw suite.loaded;
    for (let seed = 1; seed <= seeds; seed++) {
      const loaded = { ...suite.loaded, resolved: { ...suite.loaded.resolved, seed } };
      const found = await runSuite({ ...suite, loaded }, { ...PLAIN, onProgress: () => undefined });
      for (const [c, { verdict }] of found.claims.entries()) counts[c][verdict]++;
    }
  });
  return KNOWN_FIGURES.map(({ name }, k) => {
    const [clearlyTrue, clearlyFalse, onTheLine] = counts.slice(3 * k, 3 * k + 3);
    return { name, clearlyTrue, clearlyFalse, onTheLine };
  });
}
