import { type ListedRun, listedRun } from '../../pipeline/drive/run-list.ts';
import { UsageError } from '../terminal/failure.ts';
import type { AwsStack } from './aws-stack.ts';

/** @throws UsageError if the stack has no such run, or one that this command can no longer read. */
export async function findRun(
  id: string,
  { name, build, store }: Pick<AwsStack, 'name' | 'build' | 'store'>,
): Promise<ListedRun> {
  const listed = await listedRun(id, store);
  if (listed === null) {
    throw new UsageError(`The stack ${name} has no run "${id}". To list its runs, use pickup-gap runs.`);
  }
  if (listed.expiresAt * 1000 < Date.now()) {
    const day = new Date(listed.expiresAt * 1000).toISOString().slice(0, 10);
    throw new UsageError(`Run ${id} was kept until ${day}. Run its scenario again; the report will be the same.`);
  }
  if (listed.build !== build) {
    throw new UsageError(
      `Run ${id} was started on functions of build ${listed.build}, ` +
        `the stack and this command are of ${build}. ` +
        'Run its scenario again, or use the build that it was started on.',
    );
  }
  return listed;
}
