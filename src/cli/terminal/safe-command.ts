import { Command } from 'commander';
import { terminalLine } from '../../safe-text/terminal.ts';

/** What commander puts below a refusal. The word in it is one of our own commands or options. */
const SUGGESTION = /\n\(Did you mean (?:one of )?[\w, -]+\?\)$/;

/**
 * A command whose refusals are safe to print: commander's messages repeat the user's arguments as they are, line breaks
 * and all.
 */
export class SafeCommand extends Command {
  override createCommand(name?: string): SafeCommand {
    return new SafeCommand(name);
  }

  override error(message: string, options?: Parameters<Command['error']>[1]): never {
    const [suggestion = ''] = SUGGESTION.exec(message) ?? [];
    const refusal = message.slice(0, message.length - suggestion.length);
    return super.error(terminalLine(refusal) + suggestion, options);
  }
}
