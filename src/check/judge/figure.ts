/** A figure of a claim and the ends of its 95 % interval, in the claim's unit. */
export interface Figure {
  /** null without cases. */
  mean: number | null;
  /** Both null if no interval can be made. */
  low: number | null;
  high: number | null;
}

/** What some replications say about a claim. */
export interface Estimated {
  /** With its 95 % interval, as it is printed. */
  figure: Figure;
  /** The ends of the wider interval by which the claim is judged. */
  judged: { low: number | null; high: number | null };
  /** Whether every replication gives the same, so that nothing varies from which an error could be estimated. */
  agrees: boolean;
  /** Of what it is a share or mean: how many there are over all replications, and what they are. */
  denominator: { count: number; of: string };
}
