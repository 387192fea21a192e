/**
 * Fractions of `whole`, given by their numerators over a common denominator, in tenths of a percentage point that sum
 * to the rounded sum: each is rounded down, and what is left goes to the largest remainders, one each; of equal
 * remainders to the first. Numerators may be negative.
 */
export function wholeTenths(numerators: readonly number[], denominator: number, whole: number): number[] {
  const over = BigInt(denominator) * BigInt(whole);
  if (over === 0n) return numerators.map(() => 0);
  const floors = numerators.map((one) => floorOf(BigInt(one) * 1000n, over));
  const sum = numerators.reduce((all, one) => all + BigInt(one), 0n) * 1000n;
  const rounded = floorOf(2n * sum + over, 2n * over).quotient;
  const left = Number(rounded - floors.reduce((all, { quotient }) => all + quotient, 0n));
  const byRemainder = floors
    .map(({ remainder }, i) => ({ remainder, i }))
    .toSorted((a, b) => (a.remainder === b.remainder ? a.i - b.i : a.remainder < b.remainder ? 1 : -1));
  const raised = new Set(byRemainder.slice(0, left).map(({ i }) => i));
  return floors.map(({ quotient }, i) => Number(quotient) + (raised.has(i) ? 1 : 0));
}

/** Rounded towards minus infinity, so that no remainder is negative. */
function floorOf(part: bigint, whole: bigint): { quotient: bigint; remainder: bigint } {
  const remainder = ((part % whole) + whole) % whole;
  return { quotient: (part - remainder) / whole, remainder };
}
