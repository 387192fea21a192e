import { UsageError } from '../terminal/failure.ts';
import { cdk } from '../where/cdk.ts';

interface DeployOptions {
  stack: string;
  email?: string;
  budget?: number;
  keepData?: true;
  yes?: true;
}

/** Deploys the stack of functions to the user's account with the CDK's command line. */
export async function deploy({ stack, email, budget, keepData, yes }: DeployOptions): Promise<void> {
  if (budget !== undefined && email === undefined) {
    throw new UsageError('A budget needs an address to write to. Add --email ADDRESS, or drop --budget.');
  }
  if (email !== undefined && !/^[^@\s]+@[^@\s]+$/.test(email))
    throw new UsageError(`"${email}" is not an e-mail address. Use --email somebody@example.org.`);
  const context = { email, 'monthly-dollars': budget, 'keep-data': keepData };
  const given = Object.entries(context).flatMap(([name, value]) =>
    value === undefined ? [] : ['--context', `${name}=${value}`],
  );
  await cdk('deploy', stack, [...given, ...(yes ? ['--require-approval', 'never'] : [])]);
}
