/** A file to read. Who named it decides what may be opened and what a message may show. */
export interface InputFile {
  /** Its name in messages. */
  readonly shownAs: string;
  /** Its path, whose ending can say which form it has. */
  readonly path: string;
  /**
   * Whether messages may show what is in the file. Where a scenario named it, a reader sets this once the content has
   * proved to be what was asked for: a scenario from somebody else must not print the user's other files.
   */
  mayShowContent: boolean;
  /**
   * @throws FileRefusal if it may not be read.
   * @throws the system's error if it cannot be opened.
   */
  open(): Promise<OpenFile>;
  /** A descriptor of the same file again, to show a line of it; undefined if it cannot be read twice. */
  reopen(): number | undefined;
}

export interface OpenFile {
  /** In bytes; undefined if that is not known before the end, as for a pipe. */
  size: number | undefined;
  content: AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}

/** A path that the user gave, or any other file. */
export type FileToRead = string | InputFile;
