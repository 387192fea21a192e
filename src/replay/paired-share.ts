import { normalQuantile } from '../draws/normal.ts';

/** How many of the same cases have something only on one side. They need not be whole. */
export interface Discordant {
  gained: number;
  lost: number;
  cases: number;
}

const Z = normalQuantile(0.975);

/**
 * The 95 % interval of a difference of two shares of the same cases: Wald’s, after half a case is added to each of the
 * four ways in which a pair can end. Agresti and Min, Statistics in Medicine 24 (2005), 729–740. null without cases.
 */
export function pairedShareInterval({ gained, lost, cases }: Discordant): { low: number; high: number } | null {
  if (cases === 0) return null;
  const n = cases + 2;
  const [up, down] = [gained + 0.5, lost + 0.5];
  const middle = (up - down) / n;
  const half = (Z * Math.sqrt(up + down - (up - down) ** 2 / n)) / n;
  return { low: Math.max(-1, middle - half), high: Math.min(1, middle + half) };
}
