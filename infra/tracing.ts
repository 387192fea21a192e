import { Validations } from 'aws-cdk-lib';
import { Policy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { QueueFunction } from './queue-function.ts';
import { onlyIf, type StackParameters } from './stack-parameters.ts';

/** Lets the functions hand their traces to X-Ray, if tracing is on. */
export class Tracing extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { functions, parameters }: { functions: ReadonlyMap<string, QueueFunction>; parameters: StackParameters },
  ) {
    super(scope, id);
    const policy = new Policy(this, 'Policy', {
      statements: [
        new PolicyStatement({
          sid: 'WriteTraces',
          actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'],
          // X-Ray knows no resources for these.
          resources: ['*'],
        }),
      ],
    });
    for (const { role } of functions.values()) policy.attachToRole(role);
    onlyIf(parameters.isGiven('tracing'), this);
    Validations.of(policy).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'X-Ray takes no narrower resource, and the policy exists only if tracing is on.',
    });
  }
}
