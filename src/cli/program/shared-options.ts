import { type Command, Option } from 'commander';
import { STACK_NAME } from '../../../events/queues.ts';
import { ALL_FORMATS_IN_WORDS, REPORT_FORMAT_KEYS, REPORT_FORMATS } from '../../report/formats.ts';
import { stackName, wholeNumber } from '../terminal/options.ts';
import { scenarioPath } from '../terminal/shipped-scenario.ts';

/** Parses a seed. */
export const seed = wholeNumber(0, 4_294_967_295);

/** The options of a command that prints a report: one for each format that has one, and --out for all of them. */
export function withReportOptions(command: Command): Command {
  for (const key of REPORT_FORMAT_KEYS) {
    const { option } = REPORT_FORMATS[key];
    if (option !== null) command.option(`--${key}${option.value}`, option.description);
  }
  return command
    .option('--out <dir>', `write ${ALL_FORMATS_IN_WORDS} into a new directory`)
    .option('--force', 'replace a file, or a directory that holds only a report');
}

/** Like `program.command`, for a command that reads a scenario. */
export function ofScenario(program: Command, name: string, what = 'scenario file (YAML)'): Command {
  const file = `${what}, or the name of one that comes with pickup-gap (hennepin); - for standard input`;
  return program.command(name).argument('<file>', file, scenarioPath).addOption(allowFiles());
}

export function allowFiles(by = 'the scenario'): Option {
  return new Option('--allow-files <dir>', `also let ${by} name files in this directory; may be repeated`).argParser(
    (directory: string, others: string[] = []) => [...others, directory],
  );
}

/** `--on` and `--stack`, for a command that can run its replications elsewhere. */
export function withPlace(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--on <where>',
        'run the Lambda functions: local (servers on this machine) or aws (a stack in your AWS account)',
      ).choices(['local', 'aws']),
    )
    .option('--stack <name>', `with --on aws: the name of the stack (default: "${STACK_NAME}")`, stackName);
}
