import { type Command, Option } from 'commander';
import { LOG_FORMAT_KEYS, LOG_FORMATS } from '../../event-log/log-formats.ts';
import { wholeNumber } from '../terminal/options.ts';
import { withLogOptions } from './log-options.ts';
import { ofScenario, seed } from './shared-options.ts';

/** Commands about single people, days and weeks, and about real cases. */
export function addCaseCommands(program: Command): void {
  ofScenario(program, 'explain')
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
    .action(async (file, options) => (await import('../commands/explain.ts')).explain(file, options));

  ofScenario(program, 'explore')
    .description('write the report as a page with controls and the engine inside, for a browser without a network')
    .argument('[page]', 'the HTML file to write (default: NAME.html beside the scenario)')
    .option('--open', 'open the page in the browser')
    .option('--lesson <name>', 'lead a class through it; the lessons are in docs/tutorial/classroom.md')
    .option('--force', 'replace the page if it exists')
    .option('--seed <n>', 'the seed, instead of the file’s', seed)
    .option('--replications <n>', 'the number of replications, instead of the file’s', wholeNumber(1, 1_000_000))
    .action(async (file, page, options) => (await import('../commands/explore.ts')).explore(file, page, options));

  ofScenario(program, 'export')
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
    .action(async (file, options) => (await import('../commands/export.ts')).exportLog(file, options));

  withLogOptions(
    ofScenario(program, 'overlay').description("compare a log of real cases with each policy's simulated ones"),
  )
    .option('--json', 'print JSON')
    .option('--seed <n>', 'the seed, instead of the file’s', seed)
    .option('--replications <n>', 'the number of replications, instead of the file’s', wholeNumber(1, 1_000_000))
    .option('--policy <name...>', 'use only these policies')
    .action(async (file, options) => (await import('../commands/overlay.ts')).overlay(file, options));

  withLogOptions(
    ofScenario(program, 'replay').description(
      'replay a log of real cases under each policy: each keeps its own detainer, order and exit',
    ),
  )
    .option('--policy <name...>', 'use only these policies; the first replaces a baseline that is not among them')
    .option('--replications <n>', 'how often the cases are replayed (default: the file’s)', wholeNumber(1, 100_000))
    .option('--replication <n>', 'replay them once, with the draws of this replication', wholeNumber(1, 1_000_000))
    .option('--seed <n>', 'the seed, instead of the file’s', seed)
    .option('--json', 'print JSON (schema: pickup-gap schema --of replay)')
    .option('--csv <dir>', 'write rates and outcomes as CSV files into a new directory')
    .option('--force', 'replace the directory if it exists and holds only these files')
    .action(async (file, options) => (await import('../commands/questions/replay.ts')).replay(file, options));

  ofScenario(program, 'definitions')
    .description(
      'count notice given, declined and picked up as the agency does and as the county does, over a whole run',
    )
    .option('--policy <name...>', 'use only these policies')
    .option('--replications <n>', 'the number of replications, instead of the file’s', wholeNumber(1, 1_000_000))
    .option('--seed <n>', 'the seed, instead of the file’s', seed)
    .option('--json', 'print JSON (schema: pickup-gap schema --of definitions)')
    .option('--csv <dir>', 'write the counts and the cases that flip as CSV files into a new directory')
    .option('--force', 'replace the directory if it exists and holds only these files')
    .action(async (file, options) => (await import('../commands/definitions.ts')).definitions(file, options));

  ofScenario(program, 'weekly')
    .description('report one simulated week of declined detainers, as the agency counts and as the county counts')
    .requiredOption('--week <date>', 'any day of the week, such as 2017-01-28; weeks run from Saturday to Friday')
    .option('--policy <name>', 'the policy (default: the baseline)')
    .option('--replication <n>', 'the replication, counted from 1', wholeNumber(1, 1_000_000), 1)
    .option('--seed <n>', 'the seed, instead of the file’s', seed)
    .option('--under-coverage <share>', 'probability that the published list misses a case, instead of the file’s')
    .option('--json', 'print JSON (schema: pickup-gap schema --of weekly)')
    .option('--csv <file>', 'write the published list as a CSV file')
    .option('--force', 'replace the file if it exists')
    .action(async (file, options) => (await import('../commands/weekly.ts')).weekly(file, options));
}
