import { type Command, Option } from 'commander';
import { LARGEST_CHUNK } from '../../../events/queues.ts';
import { PARTS } from '../../measures/parts.ts';
import { wholeNumber } from '../terminal/options.ts';
import { ofScenario, seed, withPlace, withReportOptions } from './shared-options.ts';

/** The command that simulates and compares. */
export function addRun(program: Command): void {
  const runCommand = ofScenario(program, 'run').description(
    'simulate a scenario under each of its policies and compare the results',
  );
  withReportOptions(runCommand)
    .option('--seed <n>', 'the seed, instead of the file’s', seed)
    .option('--replications <n>', 'the number of replications, instead of the file’s', wholeNumber(1, 1_000_000))
    .option('--workers <n>', 'number of threads; the result does not depend on it', wholeNumber(1, 64))
    .option('--policy <name...>', 'use only these policies')
    .addOption(
      new Option('--by <what>', 'add a table per part of the people; week is a map of weekday and hour').choices(PARTS),
    )
    .option('--until <precision>', 'run until an interval is this narrow, such as "pickup rate ± 1 %"')
    .option('--moved', 'add to the text who gained and who lost a pickup under each policy, and the largest moves')
    .option('--with-spread', 'with --html or --out: measure which assumptions move the pickup rate most; takes longer')
    .option('--per-replication', 'with --json or --out: add the values of the first 1,000 replications to the JSON');
  withPlace(runCommand)
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
    .action(async (file, options) => (await import('../commands/run.ts')).run(file, options));
}
