import { type Command, Option } from 'commander';
import { DATE_FORMATS } from '../../calendar/date-format.ts';
import { LOG_FORMAT_KEYS, LOG_FORMATS } from '../../event-log/log-formats.ts';

const LOG_ENDINGS = LOG_FORMAT_KEYS.flatMap((key) => LOG_FORMATS[key].endings);

/** The options of a command that reads a log of cases: which file, and what the file does not say of itself. */
export function withLogOptions(command: Command): Command {
  return command
    .requiredOption('--log <file>', `log of cases: ${LOG_ENDINGS.join(', ')}, without names; - for standard input`)
    .addOption(
      new Option('--log-format <format>', 'the form of the log, if its name does not end so, as of a pipe').choices(
        LOG_FORMAT_KEYS,
      ),
    )
    .option(
      '--columns <pairs>',
      'the log’s own headers: "bookedAt=Booking Date, exitAt=Release Date"; may be repeated',
      (text: string, others: readonly string[] = []) => [...others, text],
    )
    .addOption(new Option('--date-format <form>', 'how the dates of the log are written').choices(DATE_FORMATS))
    .option('--sheet <name>', 'the sheet of a workbook (default: the first)');
}
