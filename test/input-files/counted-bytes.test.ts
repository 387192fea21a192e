import { execFileSync } from 'node:child_process';
import { closeSync, openSync, truncateSync, writeSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { countedBytes } from '../../src/input-files/counted-bytes.ts';
import { FileRefusal } from '../../src/input-files/file-refusal.ts';
import { GivenFile } from '../../src/input-files/given-file.ts';
import { INPUT_LIMITS } from '../../src/limits/input-limits.ts';
import { readScenarioFile } from '../../src/scenario/files/read-scenario-file.ts';
import { Room } from './room.ts';

let room: Room;
beforeEach(() => {
  room = new Room();
});
afterEach(() => room.remove());

const KIND = { what: 'CSV file', limit: 200_000 };

async function size(path: string): Promise<number> {
  let bytes = 0;
  for await (const piece of countedBytes(new GivenFile(path), KIND)) bytes += piece.length;
  return bytes;
}

describe('bytes are counted while they are read', () => {
  test('a file of as many as are allowed is read, and one more is refused before any is read', async () => {
    expect(await size(room.write('most', Buffer.alloc(KIND.limit)))).toBe(KIND.limit);
    const refused = size(room.write('more', Buffer.alloc(KIND.limit + 1)));
    await expect(refused).rejects.toThrow('the file has 200001 bytes, more than a CSV file may have');
  });

  /** Writes into a pipe until its reader closes it, or `most` bytes are written. Resolves to the bytes written. */
  async function fill(path: string, most: number): Promise<number> {
    const handle = await open(path, 'w');
    let written = 0;
    try {
      while (written < most)
        written += (await handle.write(Buffer.alloc(Math.min(65_536, most - written)))).bytesWritten;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
    } finally {
      await handle.close();
    }
    return written;
  }

  test('so a pipe that never ends is refused as soon as it exceeds the limit', async () => {
    execFileSync('mkfifo', [room.at('pipe')]);
    const [written] = await Promise.all([
      fill(room.at('pipe'), Number.POSITIVE_INFINITY),
      expect(size(room.at('pipe'))).rejects.toThrow('the file has more than 200000 bytes'),
    ]);
    // Nobody reads further than the limit and what the pipe itself holds.
    expect(written).toBeLessThan(1_000_000);
  });

  test('and a pipe with as many as are allowed is read', async () => {
    execFileSync('mkfifo', [room.at('pipe')]);
    const [read] = await Promise.all([size(room.at('pipe')), fill(room.at('pipe'), KIND.limit)]);
    expect(read).toBe(KIND.limit);
  });

  test('also of a file that grows while it is read', async () => {
    const path = room.write('grows', Buffer.alloc(1));
    const pieces = countedBytes(new GivenFile(path), KIND);
    await pieces.next();
    const growing = openSync(path, 'a');
    writeSync(growing, Buffer.alloc(KIND.limit));
    closeSync(growing);
    const rest = async () => {
      for await (const piece of pieces) expect(piece.length).toBeGreaterThan(0);
    };
    await expect(rest()).rejects.toThrow('the file has more than 200000 bytes');
  });
});

test('a scenario of 1 MiB is read, and one byte more is refused', async () => {
  const path = room.write('a.yaml', '');
  const { most } = INPUT_LIMITS.scenarioBytes;
  truncateSync(path, most);
  expect(await readScenarioFile(path)).toHaveLength(most);
  truncateSync(path, most + 1);
  await expect(readScenarioFile(path)).rejects.toThrow(`the file has ${most + 1} bytes, more than a scenario may have`);
});

test('a device is refused: it may never end', async () => {
  await expect(size('/dev/zero')).rejects.toThrow('a device cannot be read');
});

test('what the system refuses is said in words', async () => {
  for (const [path, why] of [
    [room.at('none'), 'there is no such file'],
    [room.folder, 'it is a folder'],
    [`${room.write('file', '')}/below`, 'part of the path is not a folder'],
    [room.at('n'.repeat(300)), 'the name is too long'],
  ]) {
    const error = await size(path).catch((found: unknown) => found);
    expect(error).toBeInstanceOf(FileRefusal);
    expect((error as Error).message).toContain(`cannot read the CSV file: ${why}`);
  }
});

test('a line is shown again only from the file that was read', async () => {
  const path = room.write('a', 'one');
  const file = new GivenFile(path);
  for await (const _ of countedBytes(file, KIND));
  const descriptor = file.reopen();
  expect(descriptor).toBeGreaterThan(0);
  closeSync(descriptor!);
  execFileSync('mv', [room.write('b', 'another'), path]);
  expect(file.reopen()).toBeUndefined();
});
