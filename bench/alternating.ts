/** Runs each contender once per round, one after the other, so that what else the machine does falls on all alike. */
export function alternating<Key extends string, T>(
  what: string,
  rounds: number,
  contenders: Record<Key, ((round: number) => T) | null>,
): Record<Key, T[]> {
  const keys = Object.keys(contenders) as Key[];
  const results = Object.fromEntries(keys.map((key) => [key, [] as T[]])) as Record<Key, T[]>;
  for (let round = 1; round <= rounds; round++) {
    process.stderr.write(`${what}, round ${round} of ${rounds}\n`);
    for (const key of keys) {
      const contender = contenders[key];
      if (contender !== null) results[key].push(contender(round));
    }
  }
  return results;
}
