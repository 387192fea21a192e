import { Option } from 'commander';
import { VERSION } from '../manifest/version.ts';
import { addCaseCommands } from './program/case-commands.ts';
import { addQuestionCommands } from './program/question-commands.ts';
import { addReferenceCommands } from './program/reference-commands.ts';
import { addRegressionCommands } from './program/regression-commands.ts';
import { addRun } from './program/run-command.ts';
import { addStackCommands } from './program/stack-commands.ts';
import { askForProgress, PROGRESS_FORMS } from './terminal/progress-form.ts';
import { beQuiet } from './terminal/quiet.ts';
import { SafeCommand } from './terminal/safe-command.ts';

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

addRun(program);
addQuestionCommands(program);
addCaseCommands(program);
addRegressionCommands(program);
addReferenceCommands(program);
addStackCommands(program);
