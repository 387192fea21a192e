import { countedBytes } from '../input-files/counted-bytes.ts';
import { inputFile } from '../input-files/given-file.ts';
import type { FileToRead } from '../input-files/input-file.ts';

/**
 * The bytes of an input file. `what` names its kind in messages, `shownAs` the file.
 *
 * @throws InputError if it cannot be read or has more than `limit` bytes.
 */
export async function readBytes(file: FileToRead, shownAs: string, what: string, limit: number): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const bytes of countedBytes(inputFile(file, shownAs), { what, limit })) pieces.push(bytes);
  return Buffer.concat(pieces);
}
