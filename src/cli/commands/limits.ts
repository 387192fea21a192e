import { INPUT_LIMITS } from '../../limits/input-limits.ts';
import { mostInWords } from '../../limits/limit-text.ts';
import { table } from '../../report/format.ts';
import { jsonText } from '../../safe-text/json.ts';
import { type TerminalText, terminalText } from '../../safe-text/terminal.ts';
import { print } from '../terminal/print.ts';

/** Prints how large each kind of input may be. */
export function limits({ json }: { json?: true }): void {
  print(json ? jsonText(INPUT_LIMITS) : rendered());
}

function rendered(): TerminalText {
  const rows = Object.values(INPUT_LIMITS).map((limit) => [`  ${limit.of}`, mostInWords(limit)]);
  return terminalText([
    'The most that an input may have. Anything larger is refused (exit code 2).',
    '',
    ...table([['  of', 'at most'], ...rows], 'l'),
  ]);
}
