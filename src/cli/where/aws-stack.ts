import { GetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs';
import {
  BUILD_OUTPUT,
  deadLetterOutput,
  QUEUE_NAMES,
  type QueueName,
  queueOutput,
  TABLE_OUTPUT,
} from '../../../events/queues.ts';
import { Outbox } from '../../pipeline/store/outbox.ts';
import { Store } from '../../pipeline/store/store.ts';
import { readAssembly } from '../../stack/assembly/assembly.ts';
import { awsClients } from '../../stack/servers/aws-clients.ts';
import { UsageError } from '../terminal/failure.ts';
import { ASSEMBLY_FOLDER } from './assembly-folder.ts';
import { sayingWhatAwsRefuses } from './aws-refusal.ts';
import { checkCredentials, describeStack } from './describe-stack.ts';
import { keepHeapSmall } from './small-heap.ts';

/** A deployed stack, reached with the user's own credentials, or at the endpoints in AWS_ENDPOINT_URL_... */
export interface AwsStack {
  name: string;
  /** Identifies the build of its functions' code. */
  build: string;
  store: Store;
  outbox: Outbox;
  sqs: SQSClient;
  queueUrl(queue: QueueName): string;
  deadLetterUrl(queue: QueueName): string;
  /** Dead letters of one queue. */
  deadLettersOf(queue: QueueName): Promise<number>;
  /** Messages that wait or are being handled, and dead letters. AWS's counts are approximate, at most a minute late. */
  queues(): Promise<{ moving: number; dead: number }>;
}

/** For commands that do not touch results: it does not matter who deployed the stack's functions. */
export const ANY_BUILD = { anyBuild: true };

/**
 * Finds a stack by its CloudFormation outputs and hands it over for as long as `use` takes.
 *
 * @throws UsageError if there is no such stack, if it was deployed from another build than this command's, and for
 * whatever AWS refuses.
 */
export async function withAwsStack<T>(
  name: string,
  use: (stack: AwsStack) => Promise<T>,
  { anyBuild = false }: { anyBuild?: boolean } = {},
): Promise<T> {
  keepHeapSmall();
  return sayingWhatAwsRefuses(async () => {
    const outputs = await outputsOf(name);
    const output = (key: string) => {
      const value = outputs.get(key);
      if (value !== undefined) return value;
      throw new UsageError(
        `The stack ${name} has no output ${key}: ` +
          'it is not a stack of pickup-gap, or an older build deployed it. ' +
          'Name another with --stack, or run pickup-gap deploy.',
      );
    };
    const build = output(BUILD_OUTPUT);
    if (!anyBuild) checkBuild(name, build);
    const clients = awsClients();
    try {
      const waiting = QUEUE_NAMES.map((queue) => output(queueOutput(queue)));
      const dead = QUEUE_NAMES.map((queue) => output(deadLetterOutput(queue)));
      return await use({
        name,
        build,
        store: new Store(clients.dynamoDb, output(TABLE_OUTPUT)),
        outbox: new Outbox(clients.sqs, (queue) => output(queueOutput(queue))),
        sqs: clients.sqs,
        queueUrl: (queue) => output(queueOutput(queue)),
        deadLetterUrl: (queue) => output(deadLetterOutput(queue)),
        deadLettersOf: (queue) => messagesIn([output(deadLetterOutput(queue))], clients.sqs),
        queues: async () => ({
          moving: await messagesIn(waiting, clients.sqs),
          dead: await messagesIn(dead, clients.sqs),
        }),
      });
    } finally {
      clients.close();
    }
  });
}

/** States in which a stack is complete: created, updated, or rolled back. */
const STEADY = /^(CREATE|UPDATE|UPDATE_ROLLBACK|IMPORT)_COMPLETE$/;

async function outputsOf(name: string): Promise<ReadonlyMap<string, string>> {
  const stack = await describeStack(name);
  if (stack === null) {
    const { region } = await checkCredentials();
    throw new UsageError(
      `There is no stack ${name} in ${region}. ` +
        'Deploy it with pickup-gap deploy, or name another with --stack or AWS_REGION.',
    );
  }
  if (!STEADY.test(stack.status)) {
    throw new UsageError(
      `The stack ${name} is in the state ${stack.status}: its functions may be changing. ` +
        'Wait until CloudFormation is done with it, then rerun the command.',
    );
  }
  return stack.outputs;
}

/** Only functions built from the same sources are sure to give the same report as this machine. */
function checkBuild(name: string, deployed: string): void {
  const here = String(readAssembly(ASSEMBLY_FOLDER).template.Outputs?.[BUILD_OUTPUT]?.Value);
  if (deployed === here) return;
  throw new UsageError(
    `The functions of the stack ${name} are of build ${deployed}, this command is of ${here}: ` +
      'their reports could differ. ' +
      'Run npm run build and pickup-gap deploy, or use the build that was deployed.',
  );
}

const COUNTED = [
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesNotVisible',
  'ApproximateNumberOfMessagesDelayed',
] as const;

async function messagesIn(urls: readonly string[], sqs: SQSClient): Promise<number> {
  const counts = await Promise.all(
    urls.map(async (QueueUrl) => {
      const { Attributes } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...COUNTED] }));
      return COUNTED.reduce((sum, name) => sum + Number(Attributes?.[name] ?? 0), 0);
    }),
  );
  return counts.reduce((a, b) => a + b, 0);
}
