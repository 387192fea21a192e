import type { Command } from 'commander';
import { wholeNumber } from '../terminal/options.ts';
import { ofScenario, seed } from './shared-options.ts';

/** Commands that run a scenario many times to answer a question beyond one run. */
export function addQuestionCommands(program: Command): void {
  ofScenario(program, 'spread', 'scenario file (YAML) where some values have a range')
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
    .action(async (file, options) => (await import('../commands/spread.ts')).spread(file, options));

  ofScenario(program, 'calibrate', 'scenario file (YAML) where some values have a range')
    .description('find the values from those ranges that agree with what was counted, and what stays undetermined')
    .requiredOption('--to <file>', 'what was counted (YAML), with source and tolerance')
    .option('--draws <n>', 'number of sets of values to draw', wholeNumber(10, 100_000), 500)
    .option('--replications <n>', 'replications of each set', wholeNumber(2, 1000), 4)
    .option('--seed <n>', 'the seed, instead of the file’s', seed)
    .option('--json', 'print JSON (schema: pickup-gap schema --of calibrate)')
    .option('--csv <dir>', 'write values, counts and trade-offs as CSV files into a new directory')
    .option('--force', 'replace the directory if it exists and holds only these files')
    .action(async (file, options) => (await import('../questions/calibrate.ts')).calibrate(file, options));
}
