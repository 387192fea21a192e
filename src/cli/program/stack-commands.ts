import { Argument, type Command, Option } from 'commander';
import { LARGEST_CHUNK, QUEUE_NAMES, QUEUES, STACK_NAME } from '../../../events/queues.ts';
import { LEAST_CONCURRENCY, NEW_TABLE_WRITES } from '../../../events/stack-settings.ts';
import { stackName, wholeNumber } from '../terminal/options.ts';
import { scenarioPath } from '../terminal/shipped-scenario.ts';
import { ofScenario, seed, withReportOptions } from './shared-options.ts';

/** Of SQS. */
const MOST_CONCURRENCY = 1000;
const MOST_GIVEN = Math.max(...Object.values(QUEUES).map(({ concurrency }) => concurrency));

const ofStack = () => new Option('--stack <name>', 'the name of the stack').argParser(stackName).default(STACK_NAME);

/** Commands of a stack in an AWS account, or of its parts on this machine. */
export function addStackCommands(program: Command): void {
  program
    .command('runs')
    .description('list the runs of a stack in your AWS account')
    .addOption(ofStack())
    .option('--json', 'print JSON')
    .action(async (options) => (await import('../commands/runs.ts')).runs(options));

  const resultCommand = program
    .command('result')
    .description('print the report of a run started with --on aws')
    .argument('<id>', 'the id that run and runs print')
    .addOption(ofStack())
    .option('--wait', 'wait for missing results, and request lost ones again');
  withReportOptions(resultCommand).action(async (id, options) =>
    (await import('../commands/result.ts')).result(id, options),
  );

  program
    .command('deploy')
    .description(
      'deploy the Lambda functions to your AWS account; settings keep their value unless an option changes it',
    )
    .addOption(ofStack())
    .option('--email <address>', 'address for alarms')
    .option('--no-email', 'no address for alarms')
    .option(
      '--budget <dollars>',
      'send a message to that address when the account is forecast to cost more per month',
      wholeNumber(1, 1_000_000),
    )
    .option('--no-budget', 'no such message')
    .option(
      '--concurrency <n>',
      'the most invocations at once of each function',
      wholeNumber(LEAST_CONCURRENCY, MOST_CONCURRENCY),
    )
    .option('--no-concurrency', `as many as each function was given, at most ${MOST_GIVEN}`)
    .option(
      '--warm-writes <n>',
      'writes per second that the table takes from the first second on (billed once)',
      wholeNumber(NEW_TABLE_WRITES, 40_000),
    )
    .option('--no-warm-writes', `as many as a new table takes, ${NEW_TABLE_WRITES}`)
    .option('--most-writes <n>', 'writes per second that the table takes at most', wholeNumber(100, 1_000_000))
    .option('--no-most-writes', 'as many as the account allows')
    .option('--tracing', 'let X-Ray trace the functions (billed per trace)')
    .option('--no-tracing', 'no tracing')
    .option('--keep-data', 'keep the table, queues and logs when the stack is destroyed')
    .option('--no-keep-data', 'delete them with the stack')
    .option('--diff', 'show what would change, and ask')
    .option('--yes', 'deploy without asking')
    .action(async (options) => (await import('../commands/stack/deploy.ts')).deploy(options));

  program
    .command('destroy')
    .description('remove what deploy created')
    .addOption(ofStack())
    .option('--yes', 'remove without asking')
    .action(async (options) => (await import('../commands/stack/destroy.ts')).destroy(options));

  program
    .command('smoke')
    .description('test a deployed stack: run a small scenario on it and compare the figures with those of this machine')
    .addOption(ofStack())
    .option('--seed <n>', 'repeat an earlier test', seed)
    .action(async (options) => (await import('../commands/stack/smoke.ts')).smoke(options));

  program
    .command('invoke')
    .description('call one Lambda function on this machine with a batch of messages, and show what it sends and writes')
    .addArgument(new Argument('<queue>', 'the queue whose function is called').choices(QUEUE_NAMES))
    .argument('[event]', 'file with the batch as Lambda gets it from SQS (default: a sample); - for standard input')
    .option('--scenario <file>', 'the scenario of the messages’ run (default: that of the samples)', scenarioPath)
    .option('--chunk <n>', 'with --scenario: the most people per message', wholeNumber(1, LARGEST_CHUNK))
    .option('--json', 'print JSON')
    .action(async (queue, event, options) =>
      (await import('../commands/stack/invoke.ts')).invoke(queue, event, options),
    );

  const dead = program
    .command('dead')
    .description('messages of a deployed stack that could not be handled (dead letters)');
  const ofQueue = () => new Option('--queue <name>', 'only those of this queue').choices(QUEUE_NAMES);
  dead
    .command('list')
    .description('list them with their reasons, and leave them where they are')
    .addOption(ofStack())
    .addOption(ofQueue())
    .option('--json', 'print JSON, one entry per message')
    .action(async (options) => (await import('../commands/stack/dead.ts')).deadList(options));
  dead
    .command('redrive')
    .description('send them back to the queues that they came from')
    .addOption(ofStack())
    .addOption(ofQueue())
    .action(async (options) => (await import('../commands/stack/dead.ts')).deadRedrive(options));
  dead
    .command('purge')
    .description('delete them')
    .addOption(ofStack())
    .addOption(ofQueue())
    .option('--yes', 'delete without asking')
    .action(async (options) => (await import('../commands/stack/dead.ts')).deadPurge(options));

  ofScenario(program, 'cost')
    .description('estimate what a run on AWS uses of SQS, DynamoDB and Lambda, and what it costs')
    .option('--replications <n>', 'the number of replications, instead of the file’s', wholeNumber(1, 1_000_000))
    .option('--chunk <n>', 'the most people per message', wholeNumber(1, LARGEST_CHUNK))
    .option('--bulk', 'send blocks of replications instead of events')
    .option('--keep-data', 'for a stack deployed with --keep-data, whose table can be restored')
    .option('--json', 'print JSON')
    .action(async (file, options) => (await import('../commands/cost.ts')).cost(file, options));
}
