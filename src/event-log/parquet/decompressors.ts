import * as zlib from 'node:zlib';
import type { Compressors } from 'hyparquet';

type Unpack = (bytes: Uint8Array, options: { maxOutputLength: number }) => Uint8Array;

/** A page has the length that its header says. A longer one is damaged, and is not unpacked further. */
function bounded(unpack: Unpack) {
  return (bytes: Uint8Array, length: number) => unpack(bytes, { maxOutputLength: Math.max(1, length) });
}

// Node has Zstandard only from 22.15 on.
const { zstdDecompressSync } = zlib as { zstdDecompressSync?: Unpack };

/** The compressions that Node can undo; the library itself undoes Snappy. */
export const DECOMPRESSORS: Compressors = {
  GZIP: bounded(zlib.gunzipSync),
  BROTLI: bounded(zlib.brotliDecompressSync),
  ...(zstdDecompressSync && { ZSTD: bounded(zstdDecompressSync) }),
};
