import { type Unzipped, unzipSync } from 'fflate';
import { INPUT_LIMITS } from '../limits/input-limits.ts';
import { damagedWorkbook, NotASheet } from './not-a-sheet.ts';

/** The parts that are read. Everything else in a workbook stays packed. */
const READ = /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml)$/i;
const MACROS = /(^|\/)vbaproject[^/]*\.bin$/i;

/**
 * The texts of a workbook's parts, by name in lower case.
 *
 * @throws NotASheet if it is damaged, has macros, or unpacks to more than is allowed. What it says of its size is what
 * is unpacked at most, so a small file cannot take much memory.
 */
export function partsOf(bytes: Uint8Array): Map<string, string> {
  const { most } = INPUT_LIMITS.sheetBytes;
  let unpacked = 0;
  let parts: Unzipped;
  try {
    parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (MACROS.test(name)) throw new NotASheet('the workbook has macros', 'save it as a workbook without macros');
        if (!READ.test(name)) return false;
        unpacked += originalSize;
        if (unpacked > most) {
          const hint = 'keep only the columns and rows that are needed';
          throw new NotASheet(`the workbook unpacks to more than ${most / 1024 / 1024} MiB`, hint);
        }
        return true;
      },
    });
  } catch (error) {
    if (error instanceof NotASheet) throw error;
    throw damagedWorkbook();
  }
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const texts = new Map<string, string>();
  for (const [name, part] of Object.entries(parts)) {
    try {
      texts.set(name.toLowerCase(), decoder.decode(part));
    } catch {
      throw damagedWorkbook();
    }
  }
  return texts;
}
