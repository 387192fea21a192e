import { Aws, Duration, type RemovalPolicy, Token } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  type CfnFunction,
  Code,
  EventSourceMapping,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { QueueEncryption, Queue as SqsQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import {
  BUILD_VARIABLE,
  DEAD_LETTER_DAYS,
  DEAD_LETTER_VARIABLE,
  MESSAGE_DAYS,
  OWN_QUEUE_VARIABLE,
  type Queue,
  queueVariable,
  RECEIVES,
  STACK_VARIABLE,
  TABLE_VARIABLE,
} from '../events/queues.ts';
import type { StackParameters } from './stack-parameters.ts';

/** An entry of the table of queues, whatever its names: tests pass tables of their own. */
export type QueueSettings = Omit<Queue, 'sendsTo'> & { sendsTo: readonly string[] };

export interface QueueFunctionProps {
  settings: QueueSettings;
  /** Folder with the function's bundle, index.cjs. */
  code: string;
  table: Table;
  removalPolicy: RemovalPolicy;
  /** Identifies the code of all functions. */
  build: string;
  parameters: StackParameters;
}

/**
 * A queue, its dead-letter queue and the function that reads it. The function may do what the table of queues says and
 * no more.
 */
export class QueueFunction extends Construct {
  readonly queue: SqsQueue;
  readonly deadLetters: SqsQueue;
  readonly handler: LambdaFunction;
  readonly role: Role;
  readonly logs: LogGroup;
  readonly timeoutSeconds: number;
  private readonly permissions: PolicyDocument;
  private sending: PolicyStatement | undefined;

  constructor(scope: Construct, id: string, props: QueueFunctionProps) {
    super(scope, id);
    const { settings, code, table, removalPolicy, build, parameters } = props;
    const timeout = Duration.seconds(settings.timeoutSeconds);
    this.deadLetters = new SqsQueue(this, 'DeadLetters', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(DEAD_LETTER_DAYS),
      removalPolicy,
    });
    this.queue = new SqsQueue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      visibilityTimeout: Duration.seconds(6 * settings.timeoutSeconds),
      retentionPeriod: Duration.days(MESSAGE_DAYS),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: RECEIVES },
      removalPolicy,
    });
    this.timeoutSeconds = settings.timeoutSeconds;
    this.logs = new LogGroup(this, 'Logs', { retention: RetentionDays.ONE_MONTH, removalPolicy });
    this.permissions = new PolicyDocument({
      statements: [
        new PolicyStatement({
          sid: 'ReadItsQueue',
          actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:ChangeMessageVisibility', 'sqs:GetQueueAttributes'],
          resources: [this.queue.queueArn],
        }),
        new PolicyStatement({
          sid: 'WriteItsLog',
          actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          resources: [this.logs.logGroupArn],
        }),
        new PolicyStatement({
          sid: 'SetAside',
          actions: ['sqs:SendMessage'],
          resources: [this.deadLetters.queueArn],
        }),
        new PolicyStatement({
          sid: 'UseTheTable',
          actions: settings.table.map((request) => `dynamodb:${request}`),
          resources: [table.tableArn],
        }),
      ],
    });
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: { Permissions: this.permissions },
    });
    this.handler = new LambdaFunction(this, 'Function', {
      description: `Reads ${settings.type}.`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(code),
      handler: 'index.handler',
      timeout,
      memorySize: settings.memoryMiB,
      role: this.role,
      logGroup: this.logs,
      // Powertools writes JSON itself, and this makes Lambda's own lines JSON too.
      loggingFormat: LoggingFormat.JSON,
      environment: {
        NODE_OPTIONS: '--enable-source-maps',
        [BUILD_VARIABLE]: build,
        [STACK_VARIABLE]: Aws.STACK_NAME,
        [TABLE_VARIABLE]: table.tableName,
        [OWN_QUEUE_VARIABLE]: this.queue.queueUrl,
        [DEAD_LETTER_VARIABLE]: this.deadLetters.queueUrl,
      },
    });
    // Not by the function's own property, which would add a permission whether or not anything is traced.
    const cfnFunction = this.handler.node.defaultChild as CfnFunction;
    cfnFunction.tracingConfig = { mode: Token.asString(parameters.ifGiven('tracing', 'Active', 'PassThrough')) };
    new EventSourceMapping(this, 'Source', {
      target: this.handler,
      eventSourceArn: this.queue.queueArn,
      batchSize: settings.batchSize,
      maxBatchingWindow: Duration.seconds(settings.windowSeconds),
      maxConcurrency: Token.asNumber(
        parameters.ifGiven('concurrency', parameters.number('concurrency'), settings.concurrency),
      ),
      reportBatchItemFailures: true,
    });
  }

  /** Gives the function the queue's address, and permission to send to it. */
  sendsTo(name: string, queue: SqsQueue): void {
    this.handler.addEnvironment(queueVariable(name), queue.queueUrl);
    if (this.sending === undefined) {
      this.sending = new PolicyStatement({ sid: 'SendOn', actions: ['sqs:SendMessage'] });
      this.permissions.addStatements(this.sending);
    }
    this.sending.addResources(queue.queueArn);
  }
}
