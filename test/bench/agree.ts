import { studentQuantile } from '../../src/draws/student.ts';

/** Whether the means of independent runs are within Welch's interval, which is wrong with this probability. */
export function agree(a: readonly number[], b: readonly number[], falseAlarm: number): boolean {
  const [one, other] = [a, b].map((values) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
    return { mean, error2: squares / values.length, freedom: values.length - 1 };
  });
  const error2 = one.error2 + other.error2;
  if (error2 === 0) return one.mean === other.mean;
  const freedom = error2 ** 2 / (one.error2 ** 2 / one.freedom + other.error2 ** 2 / other.freedom);
  return Math.abs(one.mean - other.mean) <= studentQuantile(1 - falseAlarm / 2, freedom) * Math.sqrt(error2);
}

/** Where a program is missing, tests say so, and in continuous integration they fail. */
export function orSkipped(isThere: boolean, program: string, install: string): boolean {
  if (isThere) return true;
  if (process.env.CI !== undefined) throw new Error(`${program} is missing: apt-get install ${install}`);
  console.warn(
    `SKIPPED: ${program} is missing, so nothing shows that the benchmark compares like with like (${install}).`,
  );
  return false;
}
