import { CommanderError } from 'commander';
import { program } from '../../src/cli/program.ts';
import { exitCodeOf, reportFailure } from '../../src/cli/terminal/failure.ts';

export interface Printed {
  stdout: string;
  stderr: string;
  exit: number;
}

/** Runs `pickup-gap ...args` in this process, as `src/cli/main.ts` does, and returns what it prints. */
export async function printedBy(...args: string[]): Promise<Printed> {
  const printed = { stdout: '', stderr: '' };
  const { exitCode } = process;
  const writes = [process.stdout.write, process.stderr.write] as const;
  const keep = (stream: keyof typeof printed) =>
    ((text: string | Uint8Array, ...rest: unknown[]) => {
      printed[stream] += Buffer.from(text as Uint8Array).toString();
      for (const done of rest) if (typeof done === 'function') done();
      return true;
    }) as typeof process.stdout.write;
  process.stdout.write = keep('stdout');
  process.stderr.write = keep('stderr');
  try {
    await program.parseAsync(args, { from: 'user' });
    return { ...printed, exit: Number(process.exitCode ?? 0) };
  } catch (error) {
    if (error instanceof CommanderError) return { ...printed, exit: error.exitCode === 0 ? 0 : 2 };
    reportFailure(error);
    return { ...printed, exit: exitCodeOf(error) };
  } finally {
    [process.stdout.write, process.stderr.write] = writes;
    process.exitCode = exitCode;
  }
}
