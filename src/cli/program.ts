import { Argument, type Command, Option } from 'commander';
import { LARGEST_CHUNK, QUEUE_NAMES, QUEUES, STACK_NAME } from '../../events/queues.ts';
import { LEAST_CONCURRENCY, NEW_TABLE_WRITES } from '../../events/stack-settings.ts';
import { LOG_FORMAT_KEYS, LOG_FORMATS } from '../event-log/log-formats.ts';
import { VERSION } from '../manifest/version.ts';
import { PARTS } from '../measures/parts.ts';
import { ALL_FORMATS_IN_WORDS, REPORT_FORMAT_KEYS, REPORT_FORMATS } from '../report/formats.ts';
import { SCHEMA_NAMES, stackName, wholeNumber } from './terminal/options.ts';
import { askForProgress, PROGRESS_FORMS } from './terminal/progress-form.ts';
import { beQuiet } from './terminal/quiet.ts';
import { SafeCommand } from './terminal/safe-command.ts';
import { scenarioPath } from './terminal/shipped-scenario.ts';

/**
 * Every command with its arguments and options. A command's code is loaded only when it runs, so that --help and
 * --version answer at once.
 */
export const program = new SafeCommand('pickup-gap')
  .description(
    "How much notice does a jail's release give, who makes it in time, and what would another rule change?\n" +
      'It reads a scenario file and compares policies over the same simulated people.',
  )
  .version(VERSION)
  .option('--quiet', 'print only the result and errors: no progress and no notes; of a check, only what does not hold')
  .addOption(
    new Option('--progress <form>', 'how progress is shown on stderr (default: a bar on a terminal)').choices(
      PROGRESS_FORMS,
    ),
  )
  .exitOverride()
  .hook('preAction', (command) => {
    const { quiet, progress } = command.opts();
    askForProgress(quiet ? 'none' : progress);
    beQuiet(quiet === true);
  })
  .showSuggestionAfterError()
  .showHelpAfterError('(use --help to see what is allowed)')
  .addHelpText(
    'after',
    '\nExit codes: 0 done, 1 limit not met or results missing, 2 bad input, 70 bug, ' +
      '130 interrupted, 143 terminated.\n' +
      'To start: pickup-gap init my-scenario.yaml && pickup-gap run my-scenario.yaml',
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
    .option('--force', 'replace a file, or a directory that holds only a report');
}

/** Like `program.command`, for a command that reads a scenario. */
function ofScenario(name: string, what = 'scenario file (YAML)'): Command {
  const file = `${what}, or the name of one that comes with pickup-gap (hennepin); - for standard input`;
  return program.command(name).argument('<file>', file, scenarioPath).addOption(allowFiles());
}

function allowFiles(by = 'the scenario'): Option {
  return new Option('--allow-files <dir>', `also let ${by} name files in this directory; may be repeated`).argParser(
    (directory: string, others: string[] = []) => [...others, directory],
  );
}

const runCommand = ofScenario('run').description(
  'simulate a scenario under each of its policies and compare the results',
);
withReportOptions(runCommand)
  .option('--seed <n>', 'the seed, instead of the file’s', seed)
  .option('--replications <n>', 'the number of replications, instead of the file’s', wholeNumber(1, 1_000_000))
  .option('--workers <n>', 'number of threads; the result does not depend on it', wholeNumber(1, 64))
  .option('--policy <name...>', 'use only these policies')
  .addOption(new Option('--by <what>', 'add a table per facility, or per month of booking').choices(PARTS))
  .option('--until <precision>', 'run until an interval is this narrow, such as "pickup rate ± 1 %"')
  .option('--moved', 'add to the text who gained and who lost a pickup under each policy, and the largest moves')
  .option('--with-spread', 'with --html or --out: measure which assumptions move the pickup rate most; takes longer')
  .option('--per-replication', 'with --json or --out: add the values of the first 1,000 replications to the JSON')
  .addOption(
    new Option(
      '--on <where>',
      'run the Lambda functions: local (servers on this machine) or aws (a stack in your AWS account)',
    ).choices(['local', 'aws']),
  )
  .option('--stack <name>', `with --on aws: the name of the stack (default: "${STACK_NAME}")`, stackName)
  .option(
    '--chunk <n>',
    'with --on: the most people per message (1 sends every event by itself)',
    wholeNumber(1, LARGEST_CHUNK),
  )
  .option('--bulk', 'with --on: send blocks of replications instead of events')
  .option(
    '--trace <n>',
    'with --on local: print the events about the n-th person of the first replication (on stderr)',
    wholeNumber(1, 2 ** 31),
  )
  .option('--verbose', 'with --on local: print when the stack was ready and what it was asked to do (on stderr)')
  .action(async (file, options) => (await import('./commands/run.ts')).run(file, options));

/** Of SQS. */
const MOST_CONCURRENCY = 1000;
const MOST_GIVEN = Math.max(...Object.values(QUEUES).map(({ concurrency }) => concurrency));

const ofStack = () => new Option('--stack <name>', 'the name of the stack').argParser(stackName).default(STACK_NAME);

program
  .command('runs')
  .description('list the runs of a stack in your AWS account')
  .addOption(ofStack())
  .option('--json', 'print JSON')
  .action(async (options) => (await import('./commands/runs.ts')).runs(options));

const resultCommand = program
  .command('result')
  .description('print the report of a run started with --on aws')
  .argument('<id>', 'the id that run and runs print')
  .addOption(ofStack())
  .option('--wait', 'wait for missing results, and request lost ones again');
withReportOptions(resultCommand).action(async (id, options) =>
  (await import('./commands/result.ts')).result(id, options),
);

program
  .command('deploy')
  .description('deploy the Lambda functions to your AWS account; settings keep their value unless an option changes it')
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
  .action(async (options) => (await import('./commands/stack/deploy.ts')).deploy(options));

program
  .command('destroy')
  .description('remove what deploy created')
  .addOption(ofStack())
  .option('--yes', 'remove without asking')
  .action(async (options) => (await import('./commands/stack/destroy.ts')).destroy(options));

program
  .command('smoke')
  .description('test a deployed stack: run a small scenario on it and compare the figures with those of this machine')
  .addOption(ofStack())
  .option('--seed <n>', 'repeat an earlier test', seed)
  .action(async (options) => (await import('./commands/stack/smoke.ts')).smoke(options));

program
  .command('invoke')
  .description('call one Lambda function on this machine with a batch of messages, and show what it sends and writes')
  .addArgument(new Argument('<queue>', 'the queue whose function is called').choices(QUEUE_NAMES))
  .argument('[event]', 'file with the batch as Lambda gets it from SQS (default: a sample); - for standard input')
  .option('--scenario <file>', 'the scenario of the messages’ run (default: that of the samples)', scenarioPath)
  .option('--chunk <n>', 'with --scenario: the most people per message', wholeNumber(1, LARGEST_CHUNK))
  .option('--json', 'print JSON')
  .action(async (queue, event, options) => (await import('./commands/stack/invoke.ts')).invoke(queue, event, options));

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
  .action(async (options) => (await import('./commands/stack/dead.ts')).deadList(options));
dead
  .command('redrive')
  .description('send them back to the queues that they came from')
  .addOption(ofStack())
  .addOption(ofQueue())
  .action(async (options) => (await import('./commands/stack/dead.ts')).deadRedrive(options));
dead
  .command('purge')
  .description('delete them')
  .addOption(ofStack())
  .addOption(ofQueue())
  .option('--yes', 'delete without asking')
  .action(async (options) => (await import('./commands/stack/dead.ts')).deadPurge(options));

ofScenario('cost')
  .description('estimate what a run on AWS uses of SQS, DynamoDB and Lambda, and what it costs')
  .option('--replications <n>', 'the number of replications, instead of the file’s', wholeNumber(1, 1_000_000))
  .option('--chunk <n>', 'the most people per message', wholeNumber(1, LARGEST_CHUNK))
  .option('--bulk', 'send blocks of replications instead of events')
  .option('--keep-data', 'for a stack deployed with --keep-data, whose table can be restored')
  .option('--json', 'print JSON')
  .action(async (file, options) => (await import('./commands/cost.ts')).cost(file, options));

ofScenario('explain')
  .description("show one simulated person's hours under each policy, or one day's, and why they ended so")
  .option(
    '--person <n>',
    'the n-th person in order of booking day; without it, some numbers to choose from are listed',
    wholeNumber(1, 2 ** 31),
  )
  .option('--ended <outcome>', 'the first person whose case ended so under the baseline, such as noTeamFree')
  .option(
    '--moved [from..to]',
    'the first person who ends differently under a policy than under the baseline, such as late..pickedUpAtRelease',
  )
  .option('--day <date>', 'the lanes of teams and people on a day, such as 2018-02-26, or "busiest"')
  .option('--list', 'count how everybody ended, or with --moved who ends differently, and name the first of each')
  .option('--replication <n>', 'the replication, counted from 1', wholeNumber(1, 1_000_000), 1)
  .option('--seed <n>', 'the seed, instead of the file’s', seed)
  .option('--policy <name...>', 'use only these policies; the first replaces a baseline that is not among them')
  .option('--json', 'print JSON (schema: pickup-gap schema --of explain)')
  .action(async (file, options) => (await import('./commands/explain.ts')).explain(file, options));

ofScenario('explore')
  .description('write the report as a page with controls and the engine inside, for a browser without a network')
  .argument('[page]', 'the HTML file to write (default: NAME.html beside the scenario)')
  .option('--open', 'open the page in the browser')
  .option('--lesson <name>', 'lead a class through it; the lessons are in docs/tutorial/classroom.md')
  .option('--force', 'replace the page if it exists')
  .option('--seed <n>', 'the seed, instead of the file’s', seed)
  .option('--replications <n>', 'the number of replications, instead of the file’s', wholeNumber(1, 1_000_000))
  .action(async (file, page, options) => (await import('./commands/explore.ts')).explore(file, page, options));

ofScenario('export')
  .description("write one replication's simulated cases under one policy as an event log")
  .addOption(
    new Option('--as <format>', `one of ${LOG_FORMAT_KEYS.map((key) => LOG_FORMATS[key].name).join(', ')}`)
      .choices(LOG_FORMAT_KEYS)
      .makeOptionMandatory(),
  )
  .option('--out <file>', 'the file to write (default, and "-": standard output)')
  .option('--force', 'replace the file if it exists')
  .option('--policy <name>', 'the policy (default: the baseline)')
  .option('--replication <n>', 'the replication, counted from 1', wholeNumber(1, 1_000_000), 1)
  .option('--seed <n>', 'the seed, instead of the file’s', seed)
  .action(async (file, options) => (await import('./commands/export.ts')).exportLog(file, options));

ofScenario('overlay')
  .description("compare a log of real cases with each policy's simulated ones")
  .requiredOption('--log <file>', `log of cases: ${LOG_ENDINGS.join(', ')}, without names; - for standard input`)
  .addOption(
    new Option('--log-format <format>', 'the form of the log, if its name does not end so, as of a pipe').choices(
      LOG_FORMAT_KEYS,
    ),
  )
  .option('--json', 'print JSON')
  .option('--seed <n>', 'the seed, instead of the file’s', seed)
  .option('--replications <n>', 'the number of replications, instead of the file’s', wholeNumber(1, 1_000_000))
  .option('--policy <name...>', 'use only these policies')
  .action(async (file, options) => (await import('./commands/overlay.ts')).overlay(file, options));

ofScenario('spread', 'scenario file (YAML) where some values have a range')
  .description('show how much of the spread of results comes from chance and how much from unknown values')
  .option('--draws <n>', 'number of sets of values to draw for the unknowns', wholeNumber(4, 10_000), 60)
  .option('--replications <n>', 'replications of each set', wholeNumber(2, 100_000), 10)
  .option('--seed <n>', 'the seed, instead of the file’s', seed)
  .option('--measure <name...>', 'show these measures, by name ("pickup rate") or by key in the JSON (pickupRate)')
  .option('--screen', 'instead move each value without a range by 25 %, and rank them by what that does to pickups')
  .option('--policy <name>', 'with --screen: look at the pickup rate of this policy (default: the baseline)')
  .option('--difference', 'with --screen and --policy: look at the difference from the baseline')
  .option('--csv <dir>', 'with --screen: write the values as CSV files into a new directory')
  .option('--force', 'replace the directory if it exists and holds only these files')
  .option('--json', 'print all as JSON (schema: pickup-gap schema --of spread; with --screen, of screen)')
  .action(async (file, options) => (await import('./commands/spread.ts')).spread(file, options));

ofScenario('definitions')
  .description('count notice given, declined and picked up as the agency does and as the county does, over a whole run')
  .option('--policy <name...>', 'use only these policies')
  .option('--replications <n>', 'the number of replications, instead of the file’s', wholeNumber(1, 1_000_000))
  .option('--seed <n>', 'the seed, instead of the file’s', seed)
  .option('--json', 'print JSON (schema: pickup-gap schema --of definitions)')
  .option('--csv <dir>', 'write the counts and the cases that flip as CSV files into a new directory')
  .option('--force', 'replace the directory if it exists and holds only these files')
  .action(async (file, options) => (await import('./commands/definitions.ts')).definitions(file, options));

ofScenario('weekly')
  .description('report one simulated week of declined detainers, as the agency counts and as the county counts')
  .requiredOption('--week <date>', 'any day of the week, such as 2017-01-28; weeks run from Saturday to Friday')
  .option('--policy <name>', 'the policy (default: the baseline)')
  .option('--replication <n>', 'the replication, counted from 1', wholeNumber(1, 1_000_000), 1)
  .option('--seed <n>', 'the seed, instead of the file’s', seed)
  .option('--under-coverage <share>', 'probability that the published list misses a case, instead of the file’s')
  .option('--json', 'print JSON (schema: pickup-gap schema --of weekly)')
  .option('--csv <file>', 'write the published list as a CSV file')
  .option('--force', 'replace the file if it exists')
  .action(async (file, options) => (await import('./commands/weekly.ts')).weekly(file, options));

program
  .command('check')
  .description('check what is claimed of scenarios in NAME.expect.yaml, with as many replications as it takes')
  .argument('[name...]', 'expect files, scenarios, folders or patterns (default: the current folder)')
  .addOption(allowFiles('the files'))
  .option('--json', 'print JSON (schema: pickup-gap schema --of check)')
  .option('--junit <file>', 'also write the verdicts as JUnit XML')
  .option(
    '--summary <file>',
    'also write them as Markdown (default: appended to $GITHUB_STEP_SUMMARY, if there is one)',
  )
  .option('--watch', 'check again whenever one of the files is saved, until Ctrl-C')
  .option('--shard <part>', 'check only this part of the expect files, such as 1/4')
  .option('--changed-since <commit>', 'check only what has a file that differs from this commit')
  .option('--cache <dir>', 'keep the replications in this folder, and do not run them again')
  .option('--propose <dir>', 'write snapshots as they would be now into this folder')
  .option('--workers <n>', 'number of threads; the verdicts do not depend on it', wholeNumber(1, 64))
  .action(async (names, options) => (await import('./commands/check.ts')).check(names, options));

program
  .command('fit')
  .description('fit distributions to a column of durations, and print a block to paste into a scenario')
  .argument('<csv>', 'CSV file with a header, without names, alien numbers or birth dates; - for standard input')
  .requiredOption('--column <name>', 'the column of durations')
  .option('--unit <unit>', 'the unit (s, min, h, days, weeks), if the column’s name does not hold it')
  .option('--json', 'print JSON')
  .action(async (csv, options) => (await import('./commands/fit.ts')).fit(csv, options));

ofScenario('resolve')
  .description('print a scenario with every preset, default and unit resolved')
  .option('--json', 'print JSON (the only format)')
  .option('--hash', 'print only the SHA-256 of what decides the figures: texts, seed and replications left out')
  .action(async (file, options) => (await import('./commands/resolve.ts')).resolve(file, options));

program
  .command('snapshot')
  .description('keep the exact figures of scenarios in NAME.snapshot.csv, and say what moved since the last ones')
  .argument('<file...>', 'scenario files (YAML)')
  .addOption(allowFiles('the scenarios'))
  .requiredOption('--because <text>', 'why the figures are accepted; the file keeps it')
  .option('--only-moved', 'write only snapshots whose figures moved')
  .option('--replications <n>', 'how many, instead of the last snapshot’s or the file’s', wholeNumber(2, 100))
  .option('--seed <n>', 'the seed, instead of the last snapshot’s or the file’s', seed)
  .option('--workers <n>', 'number of threads; the result does not depend on it', wholeNumber(1, 64))
  .action(async (files, options) => (await import('./commands/snapshot.ts')).snapshot(files, options));

program
  .command('compare')
  .description('say what differs between two scenarios or snapshots, and which results that moves')
  .argument('<first>', 'a scenario file, a snapshot, or either at a commit: git:REF:PATH')
  .argument('<second>', 'as the first')
  .addOption(allowFiles('the scenarios'))
  .option('--by-change', 'also apply each changed value alone, and say which change moves what')
  .option('--replications <n>', 'how many, instead of the first file’s', wholeNumber(2, 100))
  .option('--seed <n>', 'the seed of both, instead of the first file’s', seed)
  .option('--workers <n>', 'number of threads; the result does not depend on it', wholeNumber(1, 64))
  .option('--json', 'print JSON (schema: pickup-gap schema --of compare)')
  .option('--csv <dir>', 'write the tables as CSV files into a new directory')
  .option('--force', 'replace the directory if it exists and holds only a comparison')
  .action(async (first, second, options) => (await import('./commands/compare.ts')).compare(first, second, options));

program
  .command('policies')
  .description('list the policy presets, or show what one changes and who reported it')
  .argument('[name]', 'a preset (default: list all)')
  .option('--json', 'print JSON')
  .action(async (name, options) => (await import('./commands/policies.ts')).policies(name, options));

program
  .command('limits')
  .description('list the most that each kind of input may have')
  .option('--json', 'print JSON')
  .action(async (options) => (await import('./commands/limits.ts')).limits(options));

program
  .command('schema')
  .description('print a JSON Schema (draft 2020-12)')
  .addOption(new Option('--of <what>', 'the document to describe').choices(SCHEMA_NAMES).default('scenario'))
  .action(async (options) => (await import('./commands/schema.ts')).schema(options));

program
  .command('init')
  .description('write a small scenario to start from')
  .argument('[file]', 'file to write', 'scenario.yaml')
  .action(async (file) => (await import('./commands/init.ts')).init(file));
