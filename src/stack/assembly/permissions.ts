import type { Resource } from './assembly.ts';
import { type References, resolveValue } from './intrinsics.ts';
import { StackRefusal } from './refusal.ts';

/** What a role allows: actions on resources, each named in full. */
export interface Permission {
  actions: string[];
  resources: string[];
}

interface Statement {
  Sid?: string;
  Effect: string;
  Action: string | string[];
  Resource: unknown;
}

/**
 * The permissions of a role's inline policies. Only plain ones are honoured: Allow, without conditions or wildcards.
 *
 * Throws StackRefusal on any other statement.
 */
export function permissionsOf(role: Resource | undefined, references: References): Permission[] {
  const policies = (role?.Properties?.Policies ?? []) as { PolicyDocument: { Statement: Statement[] } }[];
  return policies.flatMap(({ PolicyDocument }) =>
    PolicyDocument.Statement.map((statement) => {
      const { Sid: _, Effect, Action, Resource: target, ...others } = statement;
      const actions = [Action].flat();
      const resources = [resolveValue(target, references)].flat() as string[];
      const plain =
        Effect === 'Allow' && Object.keys(others).length === 0 && !actions.some((name) => name.includes('*'));
      if (!plain || resources.includes('*')) {
        throw new StackRefusal([
          `The statement ${JSON.stringify(statement)} is not supported locally: ` +
            'only Allow, with actions and resources named in full.',
        ]);
      }
      return { actions, resources };
    }),
  );
}

/** The permission that a request needs. For a batch, SQS checks the permission of the single message. */
export function actionOf(service: 'sqs' | 'dynamodb', request: string): string {
  return service === 'sqs' ? `sqs:${request.replace(/Batch$/, '')}` : `dynamodb:${request}`;
}

/** Whether the permissions cover an action on all of the resources. */
export function allows(permissions: readonly Permission[], action: string, resources: readonly string[]): boolean {
  return resources.every((resource) =>
    permissions.some(({ actions, resources: covered }) => actions.includes(action) && covered.includes(resource)),
  );
}
