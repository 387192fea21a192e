import { fileProblem, InputError } from '../refusals/input-error.ts';

/** The refusal of a file as a whole. It shows nothing of what is in the file. */
export class FileRefusal extends InputError {}

export function fileRefusal(
  shownAs: string,
  message: string,
  more: { allowed?: string; hint?: string } = {},
): FileRefusal {
  return new FileRefusal([fileProblem(shownAs, message, more)]);
}
