import { deflateSync, inflateSync } from 'node:zlib';
import { blankDueNotice, type DueNotice } from '../../engine/office/due-notice.ts';

/** In the order in which they are packed. */
const FIELDS = Object.keys(blankDueNotice()) as (keyof DueNotice)[];

/**
 * A chunk's notices, sorted by person, as one piece of an item: about 20 bytes per notice, where an item for each took
 * a write unit. Field by field, as the differences between one person's value and the next one's, compressed: most of
 * them are small or 0.
 *
 * @param notices whole numbers of 32 bits; in any order
 */
export function noticesToBytes(notices: readonly DueNotice[]): Uint8Array {
  if (notices.length === 0) return new Uint8Array();
  const sorted = notices.toSorted((a, b) => a.person - b.person);
  const bytes = Buffer.alloc(4 * FIELDS.length * sorted.length);
  let at = 0;
  for (const field of FIELDS) {
    let before = 0;
    for (const notice of sorted) {
      const value = notice[field];
      at = bytes.writeInt32LE((value - before) | 0, at);
      before = value;
    }
  }
  return deflateSync(bytes);
}

/** The notices in order of person. */
export function noticesFromBytes(packed: Uint8Array): DueNotice[] {
  if (packed.length === 0) return [];
  const bytes = inflateSync(packed);
  const length = bytes.length / (4 * FIELDS.length);
  const notices = Array.from({ length }, blankDueNotice);
  let at = 0;
  for (const field of FIELDS) {
    let value = 0;
    for (const notice of notices) {
      value = (value + bytes.readInt32LE(at)) | 0;
      notice[field] = value;
      at += 4;
    }
  }
  return notices;
}
