import { type Command, Option } from 'commander';
import { LOCKS } from '../../../events/outcome.ts';
import { INPUT_LIMITS } from '../../limits/input-limits.ts';
import { DESIGNS } from '../../sweep/designs.ts';
import { wholeNumber } from '../terminal/options.ts';
import { ofScenario, seed, withPlace } from './shared-options.ts';
import { withVary } from './vary-option.ts';

/** Commands that run a scenario many times to answer a question beyond one run. */
export function addQuestionCommands(program: Command): void {
  withPlace(
    ofScenario(program, 'spread', 'scenario file (YAML) where some values have a range').description(
      'show how much of the spread of results comes from chance and how much from unknown values',
    ),
  )
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
    .action(async (file, options) => (await import('../commands/questions/spread.ts')).spread(file, options));

  ofScenario(program, 'seek')
    .description('find the smallest change of a value that reaches a target, and what it does to everything else')
    .requiredOption('--reach <target>', 'a measure and its value: "pickup rate 60 %", "hours held ≤ 500 ± 20"')
    .requiredOption(
      '--vary <path range...>',
      'a value and the range to search: agentArrival.teams.count 1..6; repeat it for each alone and the best pair',
    )
    .option('--policy <name>', 'the policy to change (default: the baseline)')
    .option('--replications <n>', 'the most replications of a value', wholeNumber(2, 1000), 1000)
    .option('--seed <n>', 'the seed, instead of the file’s', seed)
    .option('--workers <n>', 'worker threads; any number gives the same result', wholeNumber(1, 64))
    .option('--csv <dir>', 'write what was found, its costs and all values tried as CSV files into a new directory')
    .option('--html <file>', 'write the answer as a page')
    .option('--force', 'replace the page, or the directory if it holds only these files')
    .option('--json', 'print all as JSON (schema: pickup-gap schema --of seek)')
    .action(async (file, options) => (await import('../commands/questions/seek.ts')).seek(file, options));

  ofScenario(program, 'attribute')
    .description('show where pickups are lost: take each lock between a detainer and a pickup away, in every order')
    .option('--policy <name>', 'the policy whose pickups are looked at (default: the baseline)')
    .addOption(
      new Option('--locks <name...>', 'take only these away, and leave the others (default: all)').choices(
        Object.keys(LOCKS),
      ),
    )
    .option('--replications <n>', 'replications of each combination', wholeNumber(1, 1000), 20)
    .option('--seed <n>', 'the seed, instead of the file’s', seed)
    .option('--workers <n>', 'worker threads; any number gives the same result', wholeNumber(1, 64))
    .option('--csv <dir>', 'write the locks, pairs and combinations as CSV files into a new directory')
    .option('--html <file>', 'write the answer as a page')
    .option('--force', 'replace the page, or the directory if it holds only these files')
    .option('--json', 'print all as JSON (schema: pickup-gap schema --of attribute)')
    .action(async (file, options) => (await import('../commands/questions/attribute.ts')).attribute(file, options));

  withPlace(
    withVary(
      ofScenario(program, 'sweep').description('show the results at many values, over the same people'),
      'a path and the values it takes in turn, such as agentArrival.teams.count 2 3 4, or 1..6; may be repeated',
    ),
  )
    .addOption(
      new Option('--design <how>', 'every value with every other, or a Latin hypercube')
        .choices(DESIGNS)
        .default('grid'),
    )
    .option(
      '--points <n>',
      'of a grid, how many values of each range; of lhs, how many points',
      wholeNumber(1, INPUT_LIMITS.sweepPoints.most),
    )
    .option('--replications <n>', 'replications of each point', wholeNumber(1, INPUT_LIMITS.sweepReplications.most), 20)
    .option('--seed <n>', 'the seed, instead of the file’s', seed)
    .option('--workers <n>', 'number of threads; the result does not depend on it', wholeNumber(1, 64))
    .option('--policy <name...>', 'use only these policies')
    .option('--measure <name...>', 'show these measures, by name ("pickup rate") or by key in the JSON (pickupRate)')
    .option('--cache <dir>', 'keep each finished point in this folder, and do not run it again')
    .option('--csv <dir>', 'write the results as CSV files into a new directory')
    .option('--html <file>', 'write the results as a page: maps or intervals, and tables')
    .option('--force', 'replace the file, or the directory if it holds only these files')
    .option('--json', 'print all as JSON (schema: pickup-gap schema --of sweep)')
    .action(async (file, options) => (await import('../commands/questions/sweep.ts')).sweep(file, options));

  ofScenario(program, 'calibrate', 'scenario file (YAML) where some values have a range')
    .description('find the values from those ranges that agree with what was counted, and what stays undetermined')
    .requiredOption('--to <file>', 'what was counted (YAML), with source and tolerance')
    .option('--draws <n>', 'number of sets of values to draw', wholeNumber(10, 100_000), 500)
    .option('--replications <n>', 'replications of each set', wholeNumber(2, 1000), 4)
    .option('--seed <n>', 'the seed, instead of the file’s', seed)
    .option('--json', 'print JSON (schema: pickup-gap schema --of calibrate)')
    .option('--csv <dir>', 'write values, counts and trade-offs as CSV files into a new directory')
    .option('--force', 'replace the directory if it exists and holds only these files')
    .action(async (file, options) => (await import('../commands/questions/calibrate.ts')).calibrate(file, options));
}
