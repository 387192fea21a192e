import { personalText } from '../../personal/texts.ts';
import type { Problem } from '../../refusals/input-error.ts';

/** How a message of the parser begins. */
const NOT_YAML = 'not valid YAML';
/** What separates the texts of a line of YAML or CSV. A comma may be part of a name. */
const BETWEEN = /[:{}[\]"'#|>&*!;]+|^\s*-\s|,(?=[^\s])/;

/**
 * The problems, without a line or a quotation that looks like personal data. For files that are refused before they
 * could be judged as a whole.
 */
export function withoutPersonalLines(problems: readonly Problem[]): Problem[] {
  return problems.map((problem) => {
    const { sourceLine, message } = problem;
    // The parser quotes words of the line.
    const isHidden = looksPersonal(message) || (looksPersonal(sourceLine) && message.startsWith(NOT_YAML));
    return {
      ...problem,
      ...(looksPersonal(sourceLine) && { sourceLine: '' }),
      ...(isHidden && { message: 'the text here (not shown) cannot be read' }),
    };
  });
}

function looksPersonal(line: string): boolean {
  return [line, ...line.split(BETWEEN)].some((text) => personalText(text.trim()) !== undefined);
}
