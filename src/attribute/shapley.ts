/** A set of players as bits: player i is in it if bit i is 1. */
export type Coalition = number;

export function has(coalition: Coalition, player: number): boolean {
  return ((coalition >> player) & 1) === 1;
}

export function factorial(n: number): number {
  return n <= 1 ? 1 : n * factorial(n - 1);
}

/**
 * Each player's share of what all together change, over every order in which they can come (Shapley, A Value for
 * n-Person Games, 1953), multiplied by n!: then each share is a whole number, and the shares sum to n! · (value of all −
 * value of none) exactly. `values` are whole numbers by coalition, 2^n of them; n is at most 10, and the products must
 * stay below 2^53.
 */
export function shapleyNumerators(values: readonly number[]): number[] {
  const players = Math.log2(values.length);
  const weights = Array.from({ length: players }, (_, before) => factorial(before) * factorial(players - before - 1));
  return Array.from({ length: players }, (_, player) => {
    let sum = 0;
    for (let coalition = 0; coalition < values.length; coalition++) {
      if (has(coalition, player)) continue;
      sum += weights[sizeOf(coalition)] * (values[coalition | (1 << player)] - values[coalition]);
    }
    return sum;
  });
}

export function sizeOf(coalition: Coalition): number {
  let size = 0;
  for (let rest = coalition; rest > 0; rest >>= 1) size += rest & 1;
  return size;
}
