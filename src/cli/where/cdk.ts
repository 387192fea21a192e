import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { COMMAND_LIMITS } from '../../aws-requests/request-limits.ts';
import { UsageError } from '../terminal/failure.ts';
import { sayingWhatAwsRefuses } from './aws-refusal.ts';

/** The repository: above both the source and the bundle. */
const PROJECT = fileURLToPath(new URL(`${import.meta.url.endsWith('.ts') ? '../../../' : '../'}`, import.meta.url));

/**
 * Runs the CDK's command line on the repository's app, attached to the terminal, and resolves when it ends.
 *
 * @throws UsageError if the app, the CDK, credentials or a region are missing, and if the CDK fails, which prints why.
 */
export async function cdk(command: 'deploy' | 'destroy', stack: string, args: readonly string[]): Promise<void> {
  const cdkMain = checkInstalled(command);
  await sayingWhatAwsRefuses(checkCredentials);
  const status = await terminalRun(process.execPath, [cdkMain, command, stack, '--context', `stack=${stack}`, ...args]);
  if (status !== 0) {
    throw new UsageError(
      `The CDK ended with ${status}; its output is above. ` +
        'Without a terminal it cannot ask: add --yes. ' +
        'In an account and region new to the CDK, first run npx cdk bootstrap.',
    );
  }
}

/** The CDK's main file. */
function checkInstalled(command: string): string {
  const main = join(PROJECT, 'node_modules/aws-cdk/bin/cdk');
  const missing = ['infra/app.ts', 'cdk.json', 'node_modules/aws-cdk/bin/cdk', 'node_modules/aws-cdk-lib'].find(
    (part) => !existsSync(join(PROJECT, part)),
  );
  if (missing === undefined) return main;
  throw new UsageError(
    `pickup-gap ${command} works in a clone of the repository with its development dependencies, ` +
      `and ${PROJECT} has no ${missing}. ` +
      `Clone it, run npm ci there, then npx pickup-gap ${command}.`,
  );
}

async function checkCredentials(): Promise<void> {
  const client = new CloudFormationClient(COMMAND_LIMITS);
  try {
    await client.config.region();
    await client.config.credentials();
  } finally {
    client.destroy();
  }
}

/** Resolves to the exit code. Ctrl-C reaches the child too, which then ends by itself. */
function terminalRun(command: string, args: string[]): Promise<number> {
  // The repository's own Node comes first, as in every npm script, since it runs TypeScript without a build.
  const PATH = [join(PROJECT, 'node_modules/.bin'), process.env.PATH].join(delimiter);
  const ignore = () => undefined;
  process.on('SIGINT', ignore);
  return new Promise<number>((resolve, reject) => {
    const child = spawn(command, args, { cwd: PROJECT, stdio: 'inherit', env: { ...process.env, PATH } });
    child.on('error', reject);
    child.on('close', (status) => resolve(status ?? 1));
  }).finally(() => process.off('SIGINT', ignore));
}
