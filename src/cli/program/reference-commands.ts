import { type Command, Option } from 'commander';
import { DATE_FORMATS } from '../../calendar/date-format.ts';
import { SCHEMA_NAMES } from '../terminal/options.ts';
import { ofScenario } from './shared-options.ts';

/** Commands that print or write what a scenario is made from. */
export function addReferenceCommands(program: Command): void {
  program
    .command('fit')
    .description('fit distributions to a column of durations, and print a block to paste into a scenario')
    .argument(
      '<csv>',
      'CSV file or workbook (.xlsx) with a header, without names, alien numbers or birth dates; - for standard input',
    )
    .option('--column <name>', 'the column of durations')
    .option('--unit <unit>', 'the unit (s, min, h, days, weeks, h:mm), if the column’s name does not hold it')
    .option('--sheet <name>', 'the sheet of a workbook (default: the first)')
    .option('--from <name>', 'instead: the column with the time at which each duration begins')
    .option('--to <name>', 'the column with the time at which it ends')
    .option('--zone <zone>', 'the time zone of times without an offset', 'America/Chicago')
    .addOption(new Option('--date-format <form>', 'how the dates are written').choices(DATE_FORMATS))
    .addOption(new Option('--decimal <sign>', 'the decimal sign of the numbers').choices(['comma', 'point']))
    .option('--leave-out-refused', 'leave out the rows whose duration cannot be read, and count them')
    .option('--json', 'print JSON')
    .action(async (csv, options) => (await import('../commands/fit.ts')).fit(csv, options));

  ofScenario(program, 'resolve')
    .description('print a scenario with every preset, default and unit resolved')
    .option('--json', 'print JSON (the only format)')
    .option('--hash', 'print only the SHA-256 of what decides the figures: texts, seed and replications left out')
    .action(async (file, options) => (await import('../commands/resolve.ts')).resolve(file, options));

  program
    .command('policies')
    .description('list the policy presets, or show what one changes and who reported it')
    .argument('[name]', 'a preset (default: list all)')
    .option('--json', 'print JSON')
    .action(async (name, options) => (await import('../commands/policies.ts')).policies(name, options));

  program
    .command('limits')
    .description('list the most that each kind of input may have')
    .option('--json', 'print JSON')
    .action(async (options) => (await import('../commands/limits.ts')).limits(options));

  program
    .command('schema')
    .description('print a JSON Schema (draft 2020-12)')
    .addOption(new Option('--of <what>', 'the document to describe').choices(SCHEMA_NAMES).default('scenario'))
    .action(async (options) => (await import('../commands/schema.ts')).schema(options));

  program
    .command('init')
    .description('write a small scenario to start from')
    .argument('[file]', 'file to write', 'scenario.yaml')
    .action(async (file) => (await import('../commands/init.ts')).init(file));
}
