import type { Draws } from './draws.ts';

/** A file as the fuzzer makes it. */
export interface Input {
  /** Its name, which says how it is read: "cases.xes". */
  name: string;
  bytes: Uint8Array;
  /** What is packed in the bytes. A message may quote it. */
  packed?: readonly Uint8Array[];
}

/** One kind of input that the product reads. A target is one file in fuzz/targets/ and one line in fuzz/targets.ts. */
export interface Target {
  readonly name: string;
  /** Its inputs, in a few words for `--help`. */
  readonly about: string;
  /** The most processor time that one input may take, in milliseconds. */
  readonly mostMilliseconds: number;
  /** Prepares what its inputs are made from. `room` is an empty folder that the target may fill. */
  open(room: string): Promise<OpenTarget>;
}

export interface OpenTarget<Read = unknown> {
  /** Makes an input. It may use nothing but the draws and the files of the project. */
  make(draws: Draws): Input | Promise<Input>;
  /**
   * Reads an input as the product does.
   *
   * @throws InputError, NotAValue or Refusal if the input is refused, Broken if two ways to read it disagree. Any other
   * error is a fault, too.
   */
  read(input: Input): Promise<Read>;
  /**
   * If the product reads such inputs in a process of its own, because they can end it or take for ever: reads one
   * there. `read` may then do it in this process, which is faster, and inputs that end it are read again by this.
   */
  readApart?(input: Input): Promise<Read>;
  /**
   * Checks what must hold for an accepted input. Returns the name of each check that was made, for the summary. `draws`
   * continue after those of `make`, or are new ones for an input from test/hostile/.
   *
   * @throws Broken if something does not hold. Any other error is a fault, too.
   */
  check(read: Read, input: Input, draws: Draws): Promise<string[]>;
}

/** The refusal of a function that returns its reason instead of throwing. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

/** Something does not hold that must hold for every accepted input. */
export class Broken extends Error {
  override readonly name = 'Broken';
}

/** @throws Broken unless `holds`. */
export function ensure(holds: boolean, otherwise: () => string): void {
  if (!holds) throw new Broken(otherwise());
}
