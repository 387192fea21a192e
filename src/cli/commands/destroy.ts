import { cdk } from '../where/cdk.ts';

interface DestroyOptions {
  stack: string;
  yes?: true;
}

/** Removes the stack with the CDK's command line, and its data unless it was deployed with --keep-data. */
export async function destroy({ stack, yes }: DestroyOptions): Promise<void> {
  await cdk('destroy', stack, yes ? ['--force'] : []);
}
