import type { Declared } from '../assembly/declared.ts';
import { localArn, queueName } from '../assembly/local-names.ts';
import { actionOf, allows } from '../assembly/permissions.ts';
import type { Refused, ServiceCall } from './service-call.ts';

/** Refuses a function's request that its role does not allow, as IAM would. Requests of other callers pass. */
export function guard(declared: Declared | undefined, call: ServiceCall): Refused | undefined {
  const name = call.caller.slice(0, call.caller.lastIndexOf('-'));
  const caller = declared?.functions.find((candidate) => candidate.name === name);
  if (caller === undefined) return undefined;
  const action = actionOf(call.service, call.action);
  const resources = resourcesOf(call);
  if (allows(caller.permissions, action, resources)) return undefined;
  const type = call.service === 'sqs' ? 'AccessDenied' : 'AccessDeniedException';
  return {
    status: call.service === 'sqs' ? 403 : 400,
    type,
    message: `${name} may not ${action} on ${resources.join(', ')}`,
  };
}

function resourcesOf(call: ServiceCall): string[] {
  const input = call.input() as { QueueUrl?: string; TableName?: string; RequestItems?: object };
  if (call.service === 'sqs') return [localArn('sqs', queueName(input.QueueUrl ?? ''))];
  const tables = input.TableName === undefined ? Object.keys(input.RequestItems ?? {}) : [input.TableName];
  // A request that names no table, such as ListTables, needs permission for all tables.
  return tables.length === 0 ? ['*'] : tables.map((table) => localArn('dynamodb', `table/${table}`));
}
