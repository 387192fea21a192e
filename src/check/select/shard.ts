/** One of several parts of a check that run on different machines: `--shard 1/4`. */
export interface Shard {
  /** From 1. */
  part: number;
  of: number;
}

/** The shard that a text names; null if it is not written like 1/4. */
export function shardOf(text: string): Shard | null {
  const found = /^([1-9]\d{0,3})\/([1-9]\d{0,3})$/.exec(text.trim());
  if (found === null) return null;
  const [part, of] = [Number(found[1]), Number(found[2])];
  return part <= of ? { part, of } : null;
}

/** Every n-th of the sorted names, so that neighbours, which often take alike long, go to different machines. */
export function inShard<T>(all: readonly T[], { part, of }: Shard): T[] {
  return all.filter((_, i) => i % of === part - 1);
}
