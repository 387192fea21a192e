import { fileProblem, InputError } from '../../refusals/input-error.ts';

/** @throws InputError if the bytes are not UTF-8. */
export function decodeScenario(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new InputError([fileProblem(file, 'the file is not UTF-8 text', { allowed: 'a YAML file in UTF-8' })]);
  }
}
