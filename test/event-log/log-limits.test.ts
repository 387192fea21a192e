import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from '@jest/globals';
import { OcelCases } from '../../src/event-log/read/ocel-cases.ts';
import { INPUT_LIMITS } from '../../src/limits/input-limits.ts';
import { unpacked } from '../../src/tables/unpacked.ts';
import { LogRoom } from './log-room.ts';

const room = new LogRoom();
afterAll(() => room.remove());

describe('a gzip file is unpacked as far as a text may be long', () => {
  const bytesOf = async (packed: Buffer, limit: number) => {
    let bytes = 0;
    const source = Readable.from([packed.subarray(0, 1000), packed.subarray(1000)].filter(({ length }) => length > 0));
    for await (const piece of unpacked(source, { shownAs: 'log.csv.gz', what: 'CSV file', limit }))
      bytes += piece.length;
    return bytes;
  };
  const MIB = 2 ** 20;

  test('at the limit it is read, one byte more is refused', async () => {
    const packed = gzipSync(Buffer.alloc(4 * MIB));
    expect(await bytesOf(packed, 4 * MIB)).toBe(4 * MIB);
    await expect(bytesOf(packed, 4 * MIB - 1)).rejects.toThrow(
      'the file unpacks to more bytes than a CSV file may have',
    );
  });

  test('several members are one text', async () => {
    expect(await bytesOf(Buffer.concat([gzipSync('ab'), gzipSync('cd')]), 9)).toBe(4);
  });

  test('a file that is no gzip file is as it is', async () => {
    expect(await bytesOf(Buffer.from('bookedAt'), 1)).toBe(8);
  });
});

test('OCEL may have as many facilities as cases, since both are kept in memory', () => {
  const cases = new OcelCases('log.json', 'America/Chicago');
  const facility = (id: number) => cases.object({ id: `facility/${id}`, type: 'facility' });
  for (let id = 1; id <= INPUT_LIMITS.cases.most; id++) facility(id);
  // The message ends in: facilities and field offices.
  expect(() => facility(0)).toThrow('the list has more than 1000000 facilities and field offices');
});

test('CSV may have as many rows as cases', async () => {
  const text = `bookedAt\n${'1\n'.repeat(INPUT_LIMITS.cases.most + 1)}`;
  expect(await room.refusal('log.csv', text)).toContain('expected at most 1,000,000 rows in a log in CSV, got more');
});

test('XES may have as many traces as cases', async () => {
  const text = `<log>${'<trace/>'.repeat(INPUT_LIMITS.cases.most + 1)}</log>`;
  expect(await room.refusal('log.xes', text)).toContain('the log has more than 1000000 cases');
});
