import { INPUT_LIMITS } from '../../limits/input-limits.ts';
import { mostInWords } from '../../limits/limit-text.ts';
import { table } from '../../report/format.ts';

/** Prints how large each kind of input may be. */
export function limits({ json }: { json?: true }): void {
  process.stdout.write(json ? `${JSON.stringify(INPUT_LIMITS, null, 2)}\n` : rendered());
}

function rendered(): string {
  const rows = Object.values(INPUT_LIMITS).map((limit) => [`  ${limit.of}`, mostInWords(limit)]);
  return [
    'The most that an input may have. Anything larger is refused (exit code 2).',
    '',
    ...table([['  of', 'at most'], ...rows], 'l'),
    '',
  ].join('\n');
}
