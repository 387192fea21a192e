import type { Draws } from '../frame/draws.ts';

type BytesMutation = (bytes: Buffer, draws: Draws) => Buffer;

const INVALID = [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf5, 0x80, 0x80, 0x80], [0x80], [0xe2, 0x80]];

const MUTATIONS: readonly (readonly [weight: number, mutation: BytesMutation])[] = [
  [4, flipBit],
  [3, overwrite],
  [2, truncate],
  [3, cutOut],
  [3, doubleChunk],
  [1, moveChunk],
  [1, (bytes, draws) => inserted(bytes, draws, Buffer.from(draws.pick(INVALID)))],
  [1, (bytes) => Buffer.from(bytes.toString('latin1').replaceAll('\n', '\r\n'), 'latin1')],
  [1, (bytes) => Buffer.from(bytes.toString('latin1').replaceAll('\n', '\r'), 'latin1')],
  [1, (bytes) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes])],
  [1, utf16],
];

/** The bytes with 1 to 4 mutations. */
export function mutatedBytes(bytes: Buffer, draws: Draws): Buffer {
  let result = bytes;
  for (let left = draws.size(4); left > 0 && result.length > 0; left--)
    result = draws.weighted(MUTATIONS)(result, draws);
  return result;
}

/** A text with 1 to 4 of the target's own tokens put in, or with its bytes changed. */
export function mutatedText(text: string, draws: Draws, tokens: readonly string[]): Buffer {
  let bytes: Buffer = Buffer.from(text);
  for (let left = draws.size(4); left > 0; left--) {
    if (draws.oneIn(3)) bytes = bytes.length > 0 ? draws.weighted(MUTATIONS)(bytes, draws) : bytes;
    else {
      const token = draws.pick(tokens);
      const times = draws.oneIn(15) ? draws.size(Math.max(1, Math.floor(60_000 / token.length))) : 1;
      bytes = inserted(bytes, draws, Buffer.from(token.repeat(times)));
    }
  }
  return bytes;
}

function flipBit(bytes: Buffer, draws: Draws): Buffer {
  const copy = Buffer.from(bytes);
  for (let left = draws.size(8); left > 0; left--) copy[draws.below(copy.length)] ^= 1 << draws.below(8);
  return copy;
}

function overwrite(bytes: Buffer, draws: Draws): Buffer {
  const copy = Buffer.from(bytes);
  const [from, length] = chunk(bytes, draws);
  for (let i = from; i < from + Math.min(length, 8); i++) copy[i] = draws.pick([0, 0xff, 0x7f, 0x80, draws.below(256)]);
  return copy;
}

function truncate(bytes: Buffer, draws: Draws): Buffer {
  return bytes.subarray(0, draws.below(bytes.length));
}

function cutOut(bytes: Buffer, draws: Draws): Buffer {
  const [from, length] = chunk(bytes, draws);
  return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + length)]);
}

function doubleChunk(bytes: Buffer, draws: Draws): Buffer {
  const [from, length] = chunk(bytes, draws);
  const part = bytes.subarray(from, from + length);
  const times = draws.oneIn(10) ? draws.size(Math.max(1, Math.floor(60_000 / part.length))) : 1;
  return Buffer.concat([bytes.subarray(0, from), ...Array<Buffer>(times).fill(part), bytes.subarray(from)]);
}

function moveChunk(bytes: Buffer, draws: Draws): Buffer {
  const [from, length] = chunk(bytes, draws);
  const part = bytes.subarray(from, from + length);
  return inserted(cutOutAt(bytes, from, length), draws, part);
}

function cutOutAt(bytes: Buffer, from: number, length: number): Buffer {
  return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + length)]);
}

function inserted(bytes: Buffer, draws: Draws, more: Buffer): Buffer {
  const at = draws.below(bytes.length + 1);
  return Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at)]);
}

function utf16(bytes: Buffer, draws: Draws): Buffer {
  const text = Buffer.from(bytes.toString('utf8'), 'utf16le');
  return draws.oneIn(2) ? Buffer.concat([Buffer.from([0xff, 0xfe]), text]) : text;
}

/** A part of at least one byte, most often short. */
function chunk(bytes: Buffer, draws: Draws): [from: number, length: number] {
  const from = draws.below(bytes.length);
  return [from, Math.min(bytes.length - from, draws.size(bytes.length))];
}
