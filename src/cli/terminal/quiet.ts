let before: typeof process.stderr.write | undefined;

/** Drops notes and progress. Errors are still printed, since `speakAgain` comes before them. */
export function beQuiet(): void {
  before ??= process.stderr.write;
  process.stderr.write = () => true;
}

/** Undoes `beQuiet`. */
export function speakAgain(): void {
  if (before !== undefined) process.stderr.write = before;
  before = undefined;
}
