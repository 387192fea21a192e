import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
/** Colours that are kept: the most frequent. A palette holds no more. */
const MOST_COLOURS = 256;

/** The width and height in pixels. @throws Error if it is not a PNG. */
export function sizeOf(png: Buffer): { width: number; height: number } {
  if (!png.subarray(0, 8).equals(SIGNATURE)) throw new Error('not a PNG');
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}

/** A screenshot with a palette, in about half of its bytes: its seldom colours become the nearest that is frequent. */
export function withPalette(png: Buffer): Buffer {
  const { width, height } = sizeOf(png);
  const colours = coloursOf(png, width, height);
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const frequent = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, MOST_COLOURS);
  const palette = frequent.map(([colour]) => colour);
  const index = new Map([...counts.keys()].map((colour) => [colour, nearest(colour, palette)]));
  const rows = Buffer.alloc(height * (width + 1));
  colours.forEach((colour, i) => {
    rows[i + Math.floor(i / width) + 1] = index.get(colour)!;
  });
  const header = Buffer.from(png.subarray(16, 29));
  header.set([8, 3], 8); // eight bits per pixel, which are a place in the palette
  const table = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  const chunks = [chunk('IHDR', header), chunk('PLTE', table), chunk('IDAT', deflateSync(rows, { level: 9 }))];
  return Buffer.concat([SIGNATURE, ...chunks, chunk('IEND', Buffer.alloc(0))]);
}

/** Every pixel's colour as 0xRRGGBB, row by row. Chromium writes eight bits per channel, with or without alpha. */
function coloursOf(png: Buffer, width: number, height: number): Uint32Array {
  const channels = { 2: 3, 6: 4 }[png[25]];
  if (png[24] !== 8 || channels === undefined) throw new Error('expected a PNG of 8 bits per channel');
  const filtered = inflateSync(Buffer.concat(dataOf(png)));
  const stride = width * channels;
  const bytes = Buffer.alloc(height * stride);
  for (let i = 0; i < bytes.length; i++) {
    const row = Math.floor(i / stride);
    const left = i % stride >= channels ? bytes[i - channels] : 0;
    const up = row > 0 ? bytes[i - stride] : 0;
    const leftUp = row > 0 && i % stride >= channels ? bytes[i - stride - channels] : 0;
    bytes[i] = filtered[i + row + 1] + predicted(filtered[row * (stride + 1)], left, up, leftUp);
  }
  return Uint32Array.from({ length: width * height }, (_, i) => bytes.readUIntBE(i * channels, 3));
}

/** What a filter of the PNG standard adds to a byte. */
function predicted(filter: number, left: number, up: number, leftUp: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter === 0) return 0;
  const [toLeft, toUp, toLeftUp] = [left, up, leftUp].map((value) => Math.abs(left + up - leftUp - value));
  if (toLeft <= toUp && toLeft <= toLeftUp) return left;
  return toUp <= toLeftUp ? up : leftUp;
}

function dataOf(png: Buffer): Buffer[] {
  const found: Buffer[] = [];
  for (let at = SIGNATURE.length; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      found.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  return found;
}

function nearest(colour: number, palette: readonly number[]): number {
  const distance = (other: number) =>
    [16, 8, 0].reduce((sum, shift) => sum + (((colour >> shift) & 255) - ((other >> shift) & 255)) ** 2, 0);
  let best = 0;
  for (let i = 1; i < palette.length; i++) if (distance(palette[i]) < distance(palette[best])) best = i;
  return best;
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(data.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}
