import type { Resource } from './assembly.ts';
import type { References } from './intrinsics.ts';

/** The region and account of everything local: the SDK signs for a region, and queue addresses carry an account. */
export const REGION = 'us-east-1';
export const ACCOUNT = '000000000000';

export function localArn(service: string, resource: string): string {
  return `arn:aws:${service}:${REGION}:${ACCOUNT}:${resource}`;
}

/** Resources are named by their logical ids, unless the template gives a name. */
export function localReferences(resources: Record<string, Resource>, sqsEndpoint: string): References {
  const pseudo: Record<string, string> = {
    'AWS::Region': REGION,
    'AWS::AccountId': ACCOUNT,
    'AWS::StackName': 'local',
    'AWS::Partition': 'aws',
    'AWS::URLSuffix': 'amazonaws.com',
  };
  const NAMED: Record<string, { property: string; service: string; resource: (name: string) => string }> = {
    'AWS::SQS::Queue': { property: 'QueueName', service: 'sqs', resource: (name) => name },
    'AWS::DynamoDB::Table': { property: 'TableName', service: 'dynamodb', resource: (name) => `table/${name}` },
    'AWS::Lambda::Function': { property: 'FunctionName', service: 'lambda', resource: (name) => `function:${name}` },
    'AWS::CloudWatch::Dashboard': {
      property: 'DashboardName',
      service: 'cloudwatch',
      resource: (name) => `dashboard/${name}`,
    },
    'AWS::Logs::LogGroup': { property: 'LogGroupName', service: 'logs', resource: (name) => `log-group:${name}:*` },
  };
  const name = (id: string): string | undefined => {
    const resource = resources[id];
    const named = resource && NAMED[resource.Type];
    return named && String(resource.Properties?.[named.property] ?? id);
  };
  return {
    ref: (id) => {
      if (id in pseudo) return pseudo[id];
      return resources[id]?.Type === 'AWS::SQS::Queue' ? `${sqsEndpoint}/${ACCOUNT}/${name(id)}` : name(id);
    },
    attribute: (id, attribute) => {
      const named = NAMED[resources[id]?.Type ?? ''];
      if (named === undefined) return undefined;
      if (attribute === named.property) return name(id);
      if (attribute !== 'Arn') return undefined;
      return localArn(named.service, named.resource(name(id)!));
    },
  };
}

/** The name of the queue at an address. */
export function queueName(url: string): string {
  return url.slice(url.lastIndexOf('/') + 1);
}
