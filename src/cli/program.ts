import { Command, Option } from 'commander';
import { LARGEST_CHUNK, STACK_NAME } from '../../events/queues.ts';
import { LOG_FORMAT_KEYS, LOG_FORMATS } from '../event-log/log-formats.ts';
import { PARTS } from '../measures/parts.ts';
import { ALL_FORMATS_IN_WORDS, REPORT_FORMAT_KEYS, REPORT_FORMATS } from '../report/formats.ts';
import { SCHEMA_NAMES, stackName, wholeNumber } from './terminal/options.ts';
import { VERSION } from './terminal/version.ts';

/**
 * Every command with its arguments and options. What a command does is loaded when it is called, so that --help and --version
 * answer without the simulator.
 */
export const program = new Command('pickup-gap')
  .description(
    "How much notice does a jail's release give, who makes it in time, and what would another rule change?\n" +
      'A scenario file in, a comparison of policies over the same made-up people out.',
  )
  .version(VERSION)
  .exitOverride()
  .showSuggestionAfterError()
  .showHelpAfterError('(--help shows what is allowed)')
  .addHelpText(
    'after',
    '\nExit codes: 0 done, 1 a limit was not met or results are missing, 2 bad input, 70 a bug, 130 interrupted.\n' +
      'Begin with: pickup-gap init my-scenario.yaml && pickup-gap run my-scenario.yaml',
  );

const LOG_ENDINGS = LOG_FORMAT_KEYS.flatMap((key) => LOG_FORMATS[key].endings);

const seed = wholeNumber(0, 4_294_967_295);

/** The options of a command that prints a report: one for each format that has one, and --out for all of them. */
function withReportOptions(command: Command): Command {
  for (const key of REPORT_FORMAT_KEYS) {
    const { option } = REPORT_FORMATS[key];
    if (option !== null) command.option(`--${key}${option.value}`, option.description);
  }
  return command
    .option('--out <dir>', `write ${ALL_FORMATS_IN_WORDS} into a new directory`)
    .option('--force', 'replace that directory if it exists and holds nothing but a report');
}

const runCommand = program
  .command('run')
  .description('simulate a scenario under each of its policies and compare them')
  .argument('<file>', 'scenario file (YAML)');
withReportOptions(runCommand)
  .option('--seed <n>', 'use this seed instead of the file’s', seed)
  .option('--replications <n>', 'use this number instead of the file’s', wholeNumber(1, 1_000_000))
  .option('--workers <n>', 'threads to use; the result is the same for any number', wholeNumber(1, 64))
  .option('--policy <name...>', 'only these policies')
  .addOption(new Option('--by <what>', 'show each facility, or each month of booking, apart').choices(PARTS))
  .option('--until <precision>', 'go on until an interval is this narrow, e.g. "pickup rate ± 1 %"')
  .addOption(
    new Option(
      '--on <where>',
      'run the Lambda functions: on embedded servers on this machine, or on a stack in your AWS account',
    ).choices(['local', 'aws']),
  )
  .option('--stack <name>', `with --on aws: the stack's name (default: "${STACK_NAME}")`, stackName)
  .option(
    '--chunk <n>',
    'with --on: people a message carries at most (1 shows every event by itself)',
    wholeNumber(1, LARGEST_CHUNK),
  )
  .option('--bulk', 'with --on: send blocks of replications instead of events')
  .option(
    '--trace <n>',
    'with --on local: print (on stderr) the events about the first replication’s n-th person as they are sent',
    wholeNumber(1, 2 ** 31),
  )
  .option('--verbose', 'with --on local: print (on stderr) when the stack was ready and what was asked of it')
  .action(async (file, options) => (await import('./commands/run.ts')).run(file, options));

const ofStack = () => new Option('--stack <name>', "the stack's name").argParser(stackName).default(STACK_NAME);

program
  .command('runs')
  .description('list the runs that a stack in your AWS account has')
  .addOption(ofStack())
  .option('--json', 'as JSON')
  .action(async (options) => (await import('./commands/runs.ts')).runs(options));

const resultCommand = program
  .command('result')
  .description('print the report of a run that was begun with --on aws')
  .argument('<id>', 'the run’s id, as run and runs print it')
  .addOption(ofStack())
  .option('--wait', 'wait for what is missing, and ask for it again where it got lost');
withReportOptions(resultCommand).action(async (id, options) =>
  (await import('./commands/result.ts')).result(id, options),
);

program
  .command('deploy')
  .description('deploy the Lambda functions to your AWS account (in a clone of the repository)')
  .addOption(ofStack())
  .option('--email <address>', 'alarms write there')
  .option(
    '--budget <dollars>',
    "with --email: write when the account's month is to cost more",
    wholeNumber(1, 1_000_000),
  )
  .option('--keep-data', 'the table, queues and logs stay when the stack is destroyed')
  .option('--yes', 'do not ask before permissions are created')
  .action(async (options) => (await import('./commands/deploy.ts')).deploy(options));

program
  .command('destroy')
  .description('remove what deploy made (in a clone of the repository)')
  .addOption(ofStack())
  .option('--yes', 'do not ask')
  .action(async (options) => (await import('./commands/destroy.ts')).destroy(options));

program
  .command('cost')
  .description('estimate what a run on AWS asks of SQS, DynamoDB and Lambda, and what that costs')
  .argument('<file>', 'scenario file (YAML)')
  .option('--replications <n>', 'use this number instead of the file’s', wholeNumber(1, 1_000_000))
  .option('--chunk <n>', 'people a message carries at most', wholeNumber(1, LARGEST_CHUNK))
  .option('--bulk', 'blocks of replications instead of events')
  .option('--json', 'as JSON')
  .action(async (file, options) => (await import('./commands/cost.ts')).cost(file, options));

program
  .command('explain')
  .description("show one made-up person's hours under each policy, and why they ended as they did")
  .argument('<file>', 'scenario file (YAML)')
  .option(
    '--person <n>',
    'the n-th person, counted by day of booking; without it, people to choose from are named',
    wholeNumber(1, 2 ** 31),
  )
  .option('--replication <n>', 'which of the scenario’s replications, from 1', wholeNumber(1, 1_000_000), 1)
  .option('--seed <n>', 'use this seed instead of the file’s', seed)
  .option('--policy <name...>', 'only these policies')
  .action(async (file, options) => (await import('./commands/explain.ts')).explain(file, options));

program
  .command('export')
  .description("write one replication's made-up cases under one policy as an event log")
  .argument('<file>', 'scenario file (YAML)')
  .addOption(
    new Option('--as <format>', `one of ${LOG_FORMAT_KEYS.map((key) => LOG_FORMATS[key].name).join(', ')}`)
      .choices(LOG_FORMAT_KEYS)
      .makeOptionMandatory(),
  )
  .option('--out <file>', 'the file to write; without it, or with "-", standard output')
  .option('--force', 'replace that file if it exists')
  .option('--policy <name>', 'the policy; without it, the baseline')
  .option('--replication <n>', 'which of the scenario’s replications, from 1', wholeNumber(1, 1_000_000), 1)
  .option('--seed <n>', 'use this seed instead of the file’s', seed)
  .action(async (file, options) => (await import('./commands/export.ts')).exportLog(file, options));

program
  .command('overlay')
  .description("show a log's own measures beside each policy's simulated ones")
  .argument('<file>', 'scenario file (YAML)')
  .requiredOption('--log <file>', `log of cases: ${LOG_ENDINGS.join(', ')}; no names`)
  .option('--json', 'print them as JSON')
  .option('--seed <n>', 'use this seed instead of the file’s', seed)
  .option('--replications <n>', 'use this number instead of the file’s', wholeNumber(1, 1_000_000))
  .option('--policy <name...>', 'only these policies')
  .action(async (file, options) => (await import('./commands/overlay.ts')).overlay(file, options));

program
  .command('spread')
  .description('show how much of the spread of the results comes from chance, and how much from what is not known')
  .argument('<file>', 'scenario file (YAML) in which some values have a range')
  .option('--draws <n>', 'sets of values of what is not known', wholeNumber(4, 10_000), 60)
  .option('--replications <n>', 'of each', wholeNumber(2, 100_000), 10)
  .option('--seed <n>', 'use this seed instead of the file’s', seed)
  .option('--measure <name...>', 'show these measures, by their names in the JSON')
  .option('--json', 'print all measures as JSON (its schema: pickup-gap schema --of spread)')
  .action(async (file, options) => (await import('./commands/spread.ts')).spread(file, options));

program
  .command('weekly')
  .description('one week of made-up cases as a declined-detainer report, as the agency counts and as the county counts')
  .argument('<file>', 'scenario file (YAML)')
  .requiredOption('--week <date>', 'any day of the week, such as 2017-01-28; it runs from Saturday to Friday')
  .option('--policy <name>', 'the policy; without it, the baseline')
  .option('--replication <n>', 'which of the scenario’s replications, from 1', wholeNumber(1, 1_000_000), 1)
  .option('--seed <n>', 'use this seed instead of the file’s', seed)
  .option('--under-coverage <share>', 'a case is missing from the published list this often, instead of the file’s')
  .option('--json', 'print it as JSON (its schema: pickup-gap schema --of weekly)')
  .option('--csv <file>', 'write the published list as a CSV file')
  .option('--force', 'replace that file if it exists')
  .action(async (file, options) => (await import('./commands/weekly.ts')).weekly(file, options));

program
  .command('fit')
  .description('fit distributions to a column of durations, and print a block to paste into a scenario')
  .argument('<csv>', 'CSV file with a header; no names, alien numbers or birth dates')
  .requiredOption('--column <name>', 'the column of durations')
  .option('--unit <unit>', 'their unit (s, min, h, days, weeks), where the column’s name does not say it')
  .option('--json', 'print the fits as JSON')
  .action(async (csv, options) => (await import('./commands/fit.ts')).fit(csv, options));

program
  .command('resolve')
  .description('print a scenario with every preset, default and unit resolved')
  .argument('<file>', 'scenario file (YAML)')
  .option('--json', 'as JSON (the only form there is)')
  .action(async (file) => (await import('./commands/resolve.ts')).resolve(file));

program
  .command('policies')
  .description('list the policy presets that a scenario can use by name, or tell what one changes and who says so')
  .argument('[name]', 'a preset; without it, all are listed')
  .option('--json', 'as JSON')
  .action(async (name, options) => (await import('./commands/policies.ts')).policies(name, options));

program
  .command('schema')
  .description('print a JSON Schema (draft 2020-12)')
  .addOption(new Option('--of <what>', 'whose').choices(SCHEMA_NAMES).default('scenario'))
  .action(async (options) => (await import('./commands/schema.ts')).schema(options));

program
  .command('init')
  .description('write a small scenario to begin with')
  .argument('[file]', 'file to write', 'scenario.yaml')
  .action(async (file) => (await import('./commands/init.ts')).init(file));
