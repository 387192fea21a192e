import type { Command } from 'commander';
import { wholeNumber } from '../terminal/options.ts';
import { allowFiles, seed } from './shared-options.ts';

/** Commands that guard a scenario in CI. */
export function addRegressionCommands(program: Command): void {
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
    .action(async (names, options) => (await import('../commands/check.ts')).check(names, options));

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
    .action(async (files, options) => (await import('../commands/snapshot.ts')).snapshot(files, options));

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
    .action(async (first, second, options) => (await import('../commands/compare.ts')).compare(first, second, options));
}
