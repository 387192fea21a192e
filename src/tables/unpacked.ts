import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { type FileRefusal, fileRefusal } from '../input-files/file-refusal.ts';
import { NotASheet } from '../spreadsheets/not-a-sheet.ts';
import { isOleContainer, isZip } from '../spreadsheets/signatures.ts';

const PIECE_BYTES = 1 << 20;

/** The file as messages name it, and the most bytes that its text may have. */
interface Packed {
  shownAs: string;
  /** Its kind. */
  what: string;
  limit: number;
  /** If it may be a workbook: which sheet is read, by default the first. */
  sheet?: { name: string | undefined } | undefined;
}

/** Whether bytes begin as those of a gzip file do. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * The bytes of a file, unpacked if it is a gzip file. A piece at a time is unpacked, so that a small file that unpacks
 * to a huge one takes no memory.
 *
 * @throws InputError if it is damaged, has more than `limit` bytes when unpacked, or has no sheets where one is named.
 */
export async function* unpacked(pieces: AsyncIterable<Uint8Array>, packed: Packed): AsyncGenerator<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]();
  try {
    const first = await iterator.next();
    if (first.done === true) return;
    const all = withFirst(first.value, iterator);
    if (packed.sheet?.name !== undefined && !isWorkbook(first.value)) throw withoutSheets(packed);
    if (isGzip(first.value)) yield* unzipped(all, packed);
    else if (packed.sheet !== undefined && isOleContainer(first.value)) throw olderWorkbook(packed);
    else if (packed.sheet !== undefined && isZip(first.value)) yield await sheetIn(all, packed);
    else yield* all;
  } finally {
    // Closes the file, also if nobody reads it to its end.
    await iterator.return?.();
  }
}

function isWorkbook(bytes: Uint8Array): boolean {
  return isZip(bytes) || isOleContainer(bytes);
}

async function* withFirst(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

async function* unzipped(pieces: AsyncIterable<Uint8Array>, packed: Packed): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip({ chunkSize: PIECE_BYTES });
  // Ignored here: the loop below gets the same error.
  pipeline(Readable.from(pieces), gunzip).catch(() => {});
  let bytes = 0;
  try {
    for await (const piece of gunzip as AsyncIterable<Buffer>) {
      bytes += piece.length;
      if (bytes > packed.limit) throw tooLarge(packed);
      yield piece;
    }
  } catch (error) {
    if (String((error as NodeJS.ErrnoException).code).startsWith('Z_')) throw damaged(packed);
    throw error;
  }
}

function withoutSheets({ shownAs }: Packed): FileRefusal {
  const hint = 'leave the sheet out, or name the workbook';
  return fileRefusal(shownAs, 'the file has no sheets', { allowed: 'a sheet of a workbook (.xlsx)', hint });
}

function tooLarge({ shownAs, what, limit }: Packed): FileRefusal {
  const message = `the file unpacks to more bytes than a ${what} may have`;
  const allowed = `at most ${limit} bytes (${limit / 1024 / 1024} MiB)`;
  const hint = 'keep only the columns that are needed, or fewer rows';
  return fileRefusal(shownAs, message, { allowed, hint });
}

function damaged({ shownAs, what }: Packed): FileRefusal {
  const hint = 'unpack it and read the text, or pack it again';
  return fileRefusal(shownAs, 'the gzip file is damaged or cut off', { allowed: `a ${what}, whole`, hint });
}

/** The sheet of a workbook as CSV. */
async function sheetIn(pieces: AsyncIterable<Uint8Array>, { shownAs, sheet, limit }: Packed): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  // Loaded only for a workbook, so that the command line starts quickly.
  const { sheetAsCsv } = await import('../spreadsheets/sheet-as-csv.ts');
  try {
    return Buffer.from(sheetAsCsv(Buffer.concat(all), sheet?.name, limit));
  } catch (error) {
    if (!(error instanceof NotASheet)) throw error;
    throw fileRefusal(shownAs, error.message, { allowed: 'a CSV file, or a workbook (.xlsx)', hint: error.hint });
  }
}

function olderWorkbook({ shownAs }: Packed): FileRefusal {
  const message = 'the file is an older workbook (.xls), or one with a password';
  const hint = 'save it as .xlsx without a password, or save the sheet as CSV';
  return fileRefusal(shownAs, message, { allowed: 'a CSV file, or a workbook (.xlsx)', hint });
}

/** Whether bytes begin as those of a packed file do, whose lines are not in its bytes. */
export function isPacked(bytes: Uint8Array): boolean {
  return isGzip(bytes) || isZip(bytes);
}
