import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { InputError } from '../../src/refusals/input-error.ts';
import { TextFile } from '../../src/tables/text-file.ts';

const MIB = 1024 * 1024;
const folder = mkdtempSync(join(tmpdir(), 'text-'));
afterAll(() => rmSync(folder, { recursive: true }));

function written(bytes: string | Buffer, limit = 8 * MIB): TextFile {
  const file = join(folder, 'a.txt');
  writeFileSync(file, bytes);
  return new TextFile(file, 'a.txt', 'text', limit);
}

async function pieces(file: TextFile): Promise<string[]> {
  const all: string[] = [];
  for await (const piece of file.pieces()) all.push(piece);
  return all;
}

describe('a file that is longer than a piece', () => {
  // Characters of three bytes each, so that pieces end within one.
  const lines = Array.from({ length: 200_000 }, (_, i) => `${i} €€€`);
  const text = lines.join('\r\n');

  test('is read whole, without its byte order mark, and hashed', async () => {
    const file = written(`\ufeff${text}`);
    const all = await pieces(file);
    expect(all.length).toBeGreaterThan(2);
    expect(all.join('') === text).toBe(true);
    expect(file.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  test('shows any line of it', () => {
    const file = written(`\ufeff${text}`);
    for (const line of [1, 2, 70_000, 69_905, 140_001, 200_000]) expect(file.line(line)).toBe(lines[line - 1]);
    expect(file.line(200_001)).toBe('');
  });
});

test('a line of megabytes is not shown, but the next one is', () => {
  const file = written(`a\n${'x'.repeat(3 * MIB)}\nb`);
  expect([1, 2, 3].map((line) => file.line(line))).toEqual(['a', '', 'b']);
});

test('a file that is not UTF-8 is refused, even if only its end is wrong', async () => {
  for (const bytes of [
    [0x61, 0xff, 0x61],
    [0x61, 0xe2, 0x82],
  ]) {
    await expect(pieces(written(Buffer.from(bytes)))).rejects.toThrow('the file is not UTF-8 text');
  }
});

test('a file that is too large or missing, or is a folder, is refused', async () => {
  await expect(pieces(written('abc', 2))).rejects.toThrow('the file has 3 bytes');
  await expect(pieces(new TextFile(join(folder, 'no'), 'no', 'text', 2))).rejects.toThrow('there is no such file');
  await expect(pieces(new TextFile(folder, 'f', 'text', MIB))).rejects.toThrow(InputError);
});
