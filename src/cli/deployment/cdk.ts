import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../terminal/failure.ts';
import { checkInstalled } from '../where/peer-packages.ts';

export type CdkCommand = 'deploy' | 'destroy' | 'diff';

/**
 * Runs the CDK's command line on an assembly, attached to the terminal, and resolves when it ends. The CDK needs
 * neither sources nor its construct library for that.
 *
 * @throws UsageError if the CDK is not installed, and if it fails, since it prints why.
 */
export async function cdk(
  command: CdkCommand,
  stack: string,
  { assembly, args }: { assembly: string; args: readonly string[] },
): Promise<void> {
  checkCdk(command);
  const main = fileURLToPath(import.meta.resolve('aws-cdk/bin/cdk'));
  const status = await terminalRun([main, command, stack, '--app', assembly, '--no-notices', ...args], assembly);
  if (status !== 0) {
    throw new UsageError(
      `The CDK ended with ${status}; its output is above. ` +
        'Without a terminal it cannot ask: add --yes. ' +
        'In an account and region new to the CDK, first run npx cdk bootstrap.',
    );
  }
}

/** @throws UsageError if the CDK's command line is not installed. */
export function checkCdk(command: CdkCommand): void {
  checkInstalled(`pickup-gap ${command === 'diff' ? 'deploy' : command}`, ['aws-cdk']);
}

/** Resolves to the exit code. Ctrl-C reaches the child too, which then ends by itself. */
function terminalRun(args: string[], cwd: string): Promise<number> {
  const ignore = () => undefined;
  // The user's own cdk.json must not add anything, so the CDK runs in the folder of the assembly.
  const env = { ...process.env, CDK_DISABLE_CLI_TELEMETRY: 'true' };
  process.on('SIGINT', ignore);
  return new Promise<number>((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd, stdio: 'inherit', env });
    child.on('error', reject);
    child.on('close', (status) => resolve(status ?? 1));
  }).finally(() => process.off('SIGINT', ignore));
}
