/** What a user sees of a refusal. */
export interface Shown {
  message: string;
  allowed?: string;
  hint?: string;
  /** The exit code of the command; or what else happens, where no command ends. */
  exit: number | string;
}

/** A refusal of the catalogue: what provokes it, why, and what is accepted instead. */
export interface Row {
  /** As the page shows it. */
  given: string;
  cause: string;
  accepted: string;
  /** All that is refused about `given`; a row of the page is about one thing. */
  provoke(): Promise<Shown[]>;
  /** The test that provokes it, where this row only says so. */
  shownBy?: string;
  /** Throws where `accepted` is refused; absent where that would take a server or an account. */
  accept?(): Promise<unknown>;
}

/** The refusals of one part of the product. */
export interface Part {
  title: string;
  /** What the inputs of its rows are. */
  about: string;
  rows: readonly Row[];
}
