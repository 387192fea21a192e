import { concurrencyLimits } from '../../deployment/account-limits.ts';
import { accountWarning } from '../../deployment/account-warning.ts';
import { cdk, checkCdk } from '../../deployment/cdk.ts';
import { type ChangedSettings, changedSettings, type WantedSettings } from '../../deployment/changed-settings.ts';
import { withDeployable } from '../../deployment/deployable.ts';
import { confirmed } from '../../terminal/confirm.ts';
import { UsageError } from '../../terminal/failure.ts';
import { say } from '../../terminal/print.ts';
import { sayingWhatAwsRefuses } from '../../where/aws-refusal.ts';
import { checkCredentials, describeStack } from '../../where/describe-stack.ts';

interface DeployOptions extends WantedSettings {
  stack: string;
  diff?: true;
  yes?: true;
}

/** Deploys the package's stack of functions to the user's account with the CDK's command line. */
export async function deploy({ stack, diff, yes, ...wanted }: DeployOptions): Promise<void> {
  const { email } = wanted;
  if (typeof email === 'string' && !/^[^@\s]+@[^@\s]+$/.test(email))
    throw new UsageError(`"${email}" is not an e-mail address. Use --email somebody@example.org.`);
  checkCdk('deploy');
  const deployed = await sayingWhatAwsRefuses(async () => {
    await checkCredentials();
    return describeStack(stack);
  });
  const settings = changedSettings(wanted, deployed);
  for (const line of settings.lines) say(`Setting of ${stack}: ${line}.`);
  say(...accountWarning(await concurrencyLimits(), Number(settings.after('concurrency'))));
  const args = parameterArguments(settings);
  await withDeployable({ stack, keepData: settings.keepData }, async (assembly) => {
    if (diff) {
      await cdk('diff', stack, { assembly, args: [...args, '--no-fail'] });
      if (!yes && !(await confirmed(`Deploy these changes to ${stack}?`))) {
        say('Nothing was deployed. Without a terminal the command cannot ask: add --yes.');
        return;
      }
    }
    // Whoever has seen the difference has seen the permissions.
    const approval = yes || diff ? ['--require-approval', 'never'] : [];
    await cdk('deploy', stack, { assembly, args: [...args, ...approval] });
  });
}

/** The CDK keeps the value of every parameter that it is not given. */
function parameterArguments({ parameters }: ChangedSettings): string[] {
  return [...parameters].flatMap(([name, value]) => ['--parameters', `${name}=${value}`]);
}
