import { UsageError } from '../terminal/failure.ts';
import { cdk } from '../where/cdk.ts';

interface DeployOptions {
  stack: string;
  email?: string;
  budget?: number;
  keepData?: true;
  yes?: true;
}

/** Deploys the stack of functions to the user's account, through the CDK's command line. */
export async function deploy({ stack, email, budget, keepData, yes }: DeployOptions): Promise<void> {
  if (budget !== undefined && email === undefined) {
    throw new UsageError('A budget writes to somebody. Add --email ADDRESS, or leave --budget out.');
  }
  if (email !== undefined && !/^[^@\s]+@[^@\s]+$/.test(email))
    throw new UsageError(`"${email}" is no e-mail address. Give --email somebody@example.org.`);
  const context = { email, 'monthly-dollars': budget, 'keep-data': keepData };
  const given = Object.entries(context).flatMap(([name, value]) =>
    value === undefined ? [] : ['--context', `${name}=${value}`],
  );
  await cdk('deploy', stack, [...given, ...(yes ? ['--require-approval', 'never'] : [])]);
}
