import { cdk, checkCdk } from '../../deployment/cdk.ts';
import { withDeployable } from '../../deployment/deployable.ts';
import { sayingWhatAwsRefuses } from '../../where/aws-refusal.ts';
import { checkCredentials } from '../../where/describe-stack.ts';

interface DestroyOptions {
  stack: string;
  yes?: true;
}

/** Removes the stack with the CDK's command line, and its data unless it was deployed with --keep-data. */
export async function destroy({ stack, yes }: DestroyOptions): Promise<void> {
  checkCdk('destroy');
  await sayingWhatAwsRefuses(checkCredentials);
  // CloudFormation deletes by the template that was deployed, whichever template the CDK is given.
  await withDeployable({ stack, keepData: false }, (assembly) =>
    cdk('destroy', stack, { assembly, args: yes ? ['--force'] : [] }),
  );
}
