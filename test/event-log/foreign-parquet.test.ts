import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { readInProcess } from '../../src/event-log/parquet/run-process.ts';
import { readLog } from '../../src/event-log/read/read-log.ts';
import { InputError, renderProblems } from '../../src/refusals/input-error.ts';
import { LogRoom } from './log-room.ts';
import { growingParquet, int96Parquet, jsonParquet, parquet, timesParquet, typedParquet } from './parquet-files.ts';

const room = new LogRoom();
afterAll(() => room.remove());

const FILE = join(room.folder, 'log.parquet');
const ZONE = 'America/Chicago';
const MEMORY = 'reading it takes more memory than a log needs';
const read = async (bytes: Uint8Array) => {
  writeFileSync(FILE, bytes);
  return (await readLog(FILE, ZONE, 'log.parquet')).cases;
};
const booked = async (bytes: Uint8Array) =>
  (await read(bytes)).map(({ bookedAt }) => new Date(bookedAt! * 1000).toISOString());
const refusal = async (bytes: Uint8Array) => {
  const error = await read(bytes).catch((error: unknown) => error);
  if (error instanceof InputError) return renderProblems(error);
  throw error instanceof Error ? error : new Error('the log was accepted');
};
const at = (text: string) => new Date(`${text}Z`);
const hostile = (name: string) => readFileSync(`test/hostile/${name}.parquet`);

describe('a time without a zone is local in the scenario’s zone, as in a text', () => {
  test.each(['MILLIS', 'MICROS', 'NANOS'] as const)('in %s', async (unit) => {
    const times = [at('2018-03-05T10:00'), at('2018-07-05T10:00')];
    expect(await booked(timesParquet(unit, false, times))).toEqual([
      '2018-03-05T16:00:00.000Z',
      '2018-07-05T15:00:00.000Z',
    ]);
    expect(await booked(timesParquet(unit, true, times))).toEqual(times.map((time) => time.toISOString()));
  });

  test('given an hour that the clock skipped: refused; one that it showed twice: the first', async () => {
    expect(await refusal(timesParquet('MICROS', false, [at('2018-03-11T02:30')]))).toContain(
      'row 1, column "bookedAt": "2018-03-11T02:30:00" did not exist: in America/Chicago the clock was set ahead',
    );
    expect(await booked(timesParquet('MICROS', false, [at('2018-11-04T01:30')]))).toEqual(['2018-11-04T06:30:00.000Z']);
  });

  test('as DuckDB writes it', async () => {
    expect((await booked(hostile('duckdb-without-zone')))[0]).toBe('2018-03-05T16:00:00.000Z');
  });

  test('and the older marks without a logical type are of UTC', async () => {
    const file = parquet([{ name: 'bookedAt', data: [at('2018-03-05T10:00')], type: 'TIMESTAMP' }]);
    expect(await booked(file)).toEqual(['2018-03-05T10:00:00.000Z']);
  });
});

test('INT96, which Spark and Impala write, is of a local clock', async () => {
  expect(await booked(int96Parquet(at('2018-03-05T10:00')))).toEqual(['2018-03-05T16:00:00.000Z']);
});

test('a date has no hour, so it is refused, as in a text', async () => {
  const element = { name: 'bookedAt', type: 'INT32', converted_type: 'DATE' } as const;
  for (const file of [typedParquet([{ element, data: [at('2018-03-05T00:00')] }]), hostile('duckdb-dates')])
    expect(await refusal(file)).toContain('row 1, column "bookedAt": "2018-03-05" is not a time');
});

test('a list of times is several times of one case', async () => {
  const [first] = await read(hostile('duckdb-list-of-times'));
  expect(first.earlierDispatchedAt).not.toBeNull();
  expect(first.earlierDispatchedAt!.every((time) => time > first.bookedAt!)).toBe(true);
});

test('numbers, texts and truth are read as in CSV', async () => {
  const file = parquet([
    { name: 'case', data: [7n, 8n], type: 'INT64' },
    { name: 'bookedAt', data: ['2018-03-05T10:00', '2018-03-05 10:00-05:00'] },
    { name: 'convicted', data: [true, null], type: 'BOOLEAN' },
    { name: 'dispatches', data: [2, null], type: 'DOUBLE' },
  ]);
  expect(await read(file)).toMatchObject([
    { id: '7', convicted: true, dispatches: 2 },
    { id: '8', convicted: null, dispatches: null },
  ]);
});

describe('personal data is found in every column', () => {
  test('in the names of members of JSON, at any depth', async () => {
    const text = JSON.stringify([{ visits: [{ last_name: 'x' }] }]);
    expect(await refusal(jsonParquet([text]))).toContain(
      'column "note": the member "last_name" looks like a person’s name',
    );
  });

  test('in a member that another of the same name would hide', async () => {
    expect(await refusal(jsonParquet(['{"a": "Garcia, Maria", "a": 1}']))).toContain('names a member twice');
  });

  test('in times of a column that is not of a log', async () => {
    const births = Array.from({ length: 40 }, (_, i) => new Date(Date.UTC(1950 + i, i % 12, 1 + (i % 28))));
    const file = parquet([
      { name: 'bookedAt', data: births.map(() => at('2018-03-05T10:00')), type: 'TIMESTAMP' },
      { name: 'x', data: births, type: 'TIMESTAMP' },
    ]);
    expect(await refusal(file)).toContain('looks like a birth date');
  });
});

describe('a damaged file ends with one refusal', () => {
  test('given a repeat count that never ends', async () => {
    expect(await refusal(hostile('endless-repeats'))).toContain(
      'reading it takes more processor time than a log needs',
    );
  });

  test('given more resident memory than it may take', async () => {
    // Reading takes long enough for the watchdog, which would else wait for the processor time.
    const bounds = { heapMib: 1024, memory: 1 };
    await expect(readInProcess(hostile('endless-repeats'), bounds)).rejects.toThrow(MEMORY);
  });

  test('given a larger heap than it may have, where V8 ends the process', async () => {
    const file = growingParquet();
    expect((await readInProcess(file)).rows).toBe(60_000);
    await expect(readInProcess(file, { heapMib: 9, memory: 2 ** 31 })).rejects.toThrow(MEMORY);
  });

  test('given two broken columns', async () => {
    expect(await refusal(hostile('two-broken-columns'))).toContain('it is damaged, cut off or of another kind');
  });

  test('given JSON that nests 20,000 deep', async () => {
    expect(await refusal(jsonParquet([`${'['.repeat(20_000)}${']'.repeat(20_000)}`]))).toContain('nests too deep');
  });

  test('whatever byte is changed, the file is read or refused', async () => {
    const whole = parquet([
      { name: 'bookedAt', data: Array.from({ length: 9 }, () => at('2018-03-05T10:00')), type: 'TIMESTAMP' },
      { name: 'facility', data: ['north', null, 'south', 'north', 'north', null, null, 'south', 'south'] },
    ]);
    for (let i = 1; i <= 12; i++) {
      const changed = whole.slice();
      changed[Math.floor((i * whole.length) / 13)] ^= 1 << (i % 8);
      const ending = await read(changed).catch((error: unknown) => error);
      expect(Array.isArray(ending) || ending instanceof InputError).toBe(true);
    }
  });
});

test.each(['GZIP', 'BROTLI', 'ZSTD'] as const)('pages compressed with %s are read', async (codec) => {
  const zlib = await import('node:zlib');
  const pack = { GZIP: zlib.gzipSync, BROTLI: zlib.brotliCompressSync, ZSTD: zlib.zstdCompressSync }[codec];
  const file = parquet([{ name: 'bookedAt', data: [at('2018-03-05T10:00')], type: 'TIMESTAMP' }], {
    codec,
    compressors: { [codec]: (bytes: Uint8Array) => new Uint8Array(pack(bytes)) },
  });
  expect(await booked(file)).toEqual(['2018-03-05T10:00:00.000Z']);
});
