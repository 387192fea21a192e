/** What a user sees of a refusal. */
export interface Shown {
  message: string;
  allowed?: string;
  hint?: string;
  /** The exit code of the command, or what happens instead if no command ends. */
  exit: number | string;
}

/** A refusal of the catalogue: what provokes it, why, and what is accepted instead. */
export interface Row {
  /** As the page shows it. */
  given: string;
  cause: string;
  accepted: string;
  /** All refusals of `given`. A row of the page is about one thing. */
  provoke(): Promise<Shown[]>;
  /** The test that provokes the refusal, if this row only names it. */
  shownBy?: string;
  /** Throws if `accepted` is refused; absent if that would need a server or an account. */
  accept?(): Promise<unknown>;
}

/** The refusals of one part of the product. */
export interface Part {
  title: string;
  /** What the inputs of its rows are. */
  about: string;
  rows: readonly Row[];
}
