/** What a command prints in this process. */
export async function printedBy(work: () => Promise<void>): Promise<{ out: string; err: string }> {
  const writes = [process.stdout.write, process.stderr.write] as const;
  const printed = { out: '', err: '' };
  const into = (stream: 'out' | 'err') =>
    ((text: string) => {
      printed[stream] += text;
      return true;
    }) as typeof process.stdout.write;
  process.stdout.write = into('out');
  process.stderr.write = into('err');
  try {
    await work();
    return printed;
  } finally {
    [process.stdout.write, process.stderr.write] = writes;
  }
}
