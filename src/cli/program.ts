import { Command, Option } from 'commander';
import { wholeNumber } from './options.ts';
import { VERSION } from './version.ts';

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
    '\nExit codes: 0 done, 1 a limit was not met (--until), 2 bad input, 70 a bug, 130 interrupted.\n' +
      'Begin with: pickup-gap init my-scenario.yaml && pickup-gap run my-scenario.yaml',
  );

const seed = wholeNumber(0, 4_294_967_295);

program
  .command('run')
  .description('simulate a scenario under each of its policies and compare them')
  .argument('<file>', 'scenario file (YAML)')
  .option('--json', 'print the result as JSON (its schema: pickup-gap schema --of result)')
  .option('--csv <dir>', 'write the tables as CSV files into a new directory')
  .option('--out <dir>', 'write text, JSON, CSV and the resolved scenario into a new directory')
  .option('--force', 'replace that directory if it exists and holds nothing but a report')
  .option('--seed <n>', 'use this seed instead of the file’s', seed)
  .option('--replications <n>', 'use this number instead of the file’s', wholeNumber(1, 1_000_000))
  .option('--workers <n>', 'threads to use; the result is the same for any number', wholeNumber(1, 64))
  .option('--policy <name...>', 'only these policies')
  .option('--until <precision>', 'go on until an interval is this narrow, e.g. "pickup rate ± 1 %"')
  .addOption(
    new Option('--on <where>', 'run the Lambda functions, on embedded servers on this machine').choices(['local']),
  )
  .option(
    '--chunk <n>',
    'with --on: people a message carries at most (1 shows every event by itself)',
    wholeNumber(1, 3000),
  )
  .option('--bulk', 'with --on: send blocks of replications instead of events')
  .action(async (file, options) => (await import('./run.ts')).run(file, options));

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
  .action(async (file, options) => (await import('./explain.ts')).explain(file, options));

program
  .command('fit')
  .description('fit distributions to a column of durations, and print a block to paste into a scenario')
  .argument('<csv>', 'CSV file with a header; no names, alien numbers or birth dates')
  .requiredOption('--column <name>', 'the column of durations')
  .option('--unit <unit>', 'their unit (s, min, h, days, weeks), where the column’s name does not say it')
  .option('--json', 'print the fits as JSON')
  .action(async (csv, options) => (await import('./fit.ts')).fit(csv, options));

program
  .command('resolve')
  .description('print a scenario with every preset, default and unit resolved')
  .argument('<file>', 'scenario file (YAML)')
  .option('--json', 'as JSON (the only form there is)')
  .action(async (file) => (await import('./resolve.ts')).resolve(file));

program
  .command('schema')
  .description('print a JSON Schema (draft 2020-12)')
  .addOption(new Option('--of <what>', 'whose').choices(['scenario', 'result']).default('scenario'))
  .action(async (options) => (await import('./schema.ts')).schema(options));

program
  .command('init')
  .description('write a small scenario to begin with')
  .argument('[file]', 'file to write', 'scenario.yaml')
  .action(async (file) => (await import('./init.ts')).init(file));
