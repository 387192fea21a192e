/** Numbers between two bounds to try, in the unit of a range. */
export interface Between {
  low: number;
  high: number;
  /** Only whole numbers are allowed. */
  isWhole: boolean;
}

/** Evenly spaced numbers with both ends, and `also` if it is between them; ascending, each once. */
export function evenly({ low, high, isWhole }: Between, count: number, also: number | null): number[] {
  const steps = isWhole ? Math.min(count - 1, high - low) : count - 1;
  const all = Array.from({ length: steps + 1 }, (_, i) => {
    const number = low + (i / steps) * (high - low);
    return isWhole ? Math.round(number) : plain(number);
  });
  return sorted(also !== null && also >= low && also <= high ? [...all, also] : all);
}

/** Round numbers such as 2.5, 3, 3.5, at most about `count`, with both ends, which need not be round. */
export function roundNumbers({ low, high, isWhole }: Between, count: number): number[] {
  if (!(high > low)) return [low];
  const step = roundStep((high - low) / count, isWhole);
  const [first, last] = [Math.ceil(low / step), Math.floor(high / step)];
  const inner = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => plain((first + i) * step));
  return sorted([low, ...inner, high]);
}

/** The next 1, 2 or 5 times a power of ten. */
function roundStep(least: number, isWhole: boolean): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const step = [1, 2, 5, 10].map((one) => one * power).find((one) => one >= least * (1 - 1e-9)) ?? 10 * power;
  return isWhole ? Math.max(1, Math.round(step)) : step;
}

function sorted(numbers: readonly number[]): number[] {
  return [...new Set(numbers)].sort((a, b) => a - b);
}

/** Without the noise of binary fractions: 0.3, not 0.30000000000000004. */
export function plain(number: number): number {
  return Number(number.toPrecision(10));
}
