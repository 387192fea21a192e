import { CfnOutput, type Environment, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { AttributeType, BillingMode, type CfnTable, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import {
  BUILD_OUTPUT,
  DASHBOARD_OUTPUT,
  deadLetterOutput,
  logGroupOutput,
  queueOutput,
  TABLE_OUTPUT,
} from '../events/queues.ts';
import { KEEPS_DATA_OUTPUT } from '../events/stack-settings.ts';
import { Budget } from './budget.ts';
import { QueueFunction, type QueueSettings } from './queue-function.ts';
import { SavedQueries } from './saved-queries.ts';
import { StackParameters } from './stack-parameters.ts';
import { Tracing } from './tracing.ts';
import { Watch } from './watch.ts';

export interface PipelineProps {
  queues: Record<string, QueueSettings>;
  /** The folder with a queue's bundled function. */
  bundleOf: (handler: string) => string;
  /** Identifies the functions' code, so that builds can be distinguished. */
  build: string;
  /**
   * Whether the table, queues and logs outlive the stack, and the table can be restored to any second of the last 35
   * days. If not, they are deleted with it; a run can be repeated from its scenario. CloudFormation cannot take this
   * from a parameter.
   */
  keepData: boolean;
  env?: Environment;
}

const TAGS = { application: 'pickup-gap' };

/** The pipeline: a table, and for each entry of the table of queues its queue, dead-letter queue and function. */
export class PipelineStack extends Stack {
  constructor(scope: Construct, id: string, props: PipelineProps) {
    super(scope, id, {
      description: 'pickup-gap: bookings, detainers, release notices and agent arrivals through queues.',
      analyticsReporting: false,
      // CloudFormation passes a stack's tags on to its resources, so that a bill can be split by them.
      tags: TAGS,
      ...(props.env && { env: props.env }),
    });
    const parameters = new StackParameters(this, 'Parameters');
    Validations.of(this).acknowledge({
      id: 'CloudFormation-Validate::W1030',
      reason: 'The default 0 means that a setting has no value. A condition keeps it out of the properties.',
    });
    const removalPolicy = props.keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    const table = new Table(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.AWS_MANAGED,
      // Costs almost as much as the storage itself, and a run can be repeated from its scenario.
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: props.keepData },
      timeToLiveAttribute: 'expiresAt',
      removalPolicy,
    });
    const cfnTable = table.node.defaultChild as CfnTable;
    const writes = { warm: parameters.number('warmWrites'), most: parameters.number('mostWrites') };
    cfnTable.warmThroughput = parameters.ifGiven('warmWrites', { WriteUnitsPerSecond: writes.warm });
    cfnTable.onDemandThroughput = parameters.ifGiven('mostWrites', { MaxWriteRequestUnits: writes.most });
    if (!props.keepData) {
      Validations.of(table).acknowledge({
        id: 'AwsSolutions-DDB3',
        reason: 'The table is deleted with the stack, and every run in it can be repeated from its scenario.',
      });
    }
    const functions = new Map(
      Object.entries(props.queues).map(([name, settings]) => [
        name,
        new QueueFunction(this, constructId(name), {
          settings,
          code: props.bundleOf(settings.handler),
          table,
          removalPolicy,
          build: props.build,
          parameters,
        }),
      ]),
    );
    for (const [name, { sendsTo }] of Object.entries(props.queues)) {
      for (const target of sendsTo) functions.get(name)!.sendsTo(target, functions.get(target)!.queue);
    }
    const watch = new Watch(this, 'Watch', { functions, table, parameters });
    new SavedQueries(this, 'Queries', functions);
    new Tracing(this, 'Tracing', { functions, parameters });
    new Budget(this, 'Budget', parameters);

    const output = (name: string, value: string) => new CfnOutput(this, name, { value });
    for (const [name, { queue, deadLetters, logs }] of functions) {
      output(queueOutput(name), queue.queueUrl);
      output(deadLetterOutput(name), deadLetters.queueUrl);
      output(logGroupOutput(name), logs.logGroupName);
    }
    output(TABLE_OUTPUT, table.tableName);
    output(BUILD_OUTPUT, props.build);
    output(DASHBOARD_OUTPUT, watch.dashboardUrl);
    output(KEEPS_DATA_OUTPUT, String(props.keepData));
  }
}

function constructId(name: string): string {
  return queueOutput(name).replace(/QueueUrl$/, '');
}
