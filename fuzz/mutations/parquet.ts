import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer';
import { COLUMNS } from '../../src/event-log/logged-case.ts';
import type { Draws } from '../frame/draws.ts';
import { nastyKey } from './nasty-keys.ts';
import { NASTY } from './nasty-values.ts';

/** The length of the footer is in the four bytes before the last four, which are PAR1. */
const TAIL = 8;

/** Bytes changed where the file describes itself: in the footer, in the headers of pages, in counts and lengths. */
export function mutatedParquet(file: Buffer, draws: Draws): Buffer {
  const copy = Buffer.from(file);
  const footer = Math.min(Math.max(0, copy.length - TAIL), copy.readUInt32LE(Math.max(0, copy.length - TAIL)));
  const from = Math.max(4, copy.length - TAIL - footer);
  for (let left = draws.size(6); left > 0; left--) {
    const place = draws.below(10);
    const at =
      place < 6
        ? from + draws.below(Math.max(1, copy.length - TAIL - from))
        : place < 7
          ? copy.length - TAIL + draws.below(TAIL)
          : 4 + draws.below(Math.max(1, from - 4));
    if (at < 0 || at >= copy.length) continue;
    copy[at] = draws.pick([
      () => draws.below(256),
      () => copy[at] ^ (1 << draws.below(8)),
      () => draws.pick([0, 1, 0x7f, 0x80, 0xff]),
      () => copy[at] + 1,
      () => copy[draws.below(copy.length)],
    ])();
    // A varint that goes on for longer than it should.
    if (draws.oneIn(12)) copy.fill(0xff, at, Math.min(copy.length, at + draws.size(10)));
  }
  return copy;
}

type Make = (draws: Draws) => Pick<ColumnSource, 'data' | 'type'>;

const list = <T>(draws: Draws, rows: number, one: () => T): (T | null)[] =>
  Array.from({ length: rows }, () => (draws.oneIn(8) ? null : one()));

function columnTypes(rows: number): readonly Make[] {
  return [
    (draws) => ({ type: 'STRING', data: list(draws, rows, () => draws.pick(NASTY.times)) }),
    (draws) => ({ type: 'STRING', data: list(draws, rows, () => draws.pick(NASTY.texts)) }),
    (draws) => ({ type: 'STRING', data: list(draws, rows, () => draws.pick(NASTY.words)) }),
    (draws) => ({
      type: 'INT32',
      data: list(draws, rows, () => draws.pick([0, 1, -1, 2147483647, draws.below(1000)])),
    }),
    (draws) => ({
      type: 'INT64',
      data: list(draws, rows, () => draws.pick([0n, -1n, 2n ** 62n, 1514815500n, 1514815500000n])),
    }),
    (draws) => ({
      type: 'DOUBLE',
      data: list(draws, rows, () => draws.pick([0, -0, NaN, Infinity, 1e308, 0.5, 1514815500])),
    }),
    (draws) => ({ type: 'FLOAT', data: list(draws, rows, () => draws.pick([0, NaN, -Infinity, 1.5])) }),
    (draws) => ({ type: 'BOOLEAN', data: list(draws, rows, () => draws.oneIn(2)) }),
    (draws) => ({
      type: 'TIMESTAMP',
      data: list(draws, rows, () => new Date(draws.pick([0, -1, 1514815500000, 8.64e15, -8.64e15, 1514815500500]))),
    }),
    (draws) => ({
      type: 'JSON',
      data: list(draws, rows, () => draws.pick([{}, { a: [1, null] }, [[]], { lastName: 'x' }, 'x', 5])),
    }),
    (draws) => ({ type: 'BYTE_ARRAY', data: list(draws, rows, () => Uint8Array.from([draws.below(256), 0xff])) }),
  ];
}

/** A valid file with columns that no exporter of ours writes: other types, other names, columns missing or many. */
export function oddParquet(draws: Draws): Buffer {
  const rows = draws.oneIn(20) ? draws.size(2000) : draws.below(12);
  const makers = columnTypes(rows);
  const known = COLUMNS.map(({ key }) => key as string);
  const named = draws.oneIn(6) ? [] : ['bookedAt'];
  const names = [
    ...named,
    ...Array.from({ length: draws.size(draws.oneIn(10) ? 300 : 8) }, () =>
      draws.pick([draws.pick(known), draws.pick(known), 'case', 'notes', nastyKey(draws)]),
    ),
  ];
  // The writer refuses the same name twice.
  const columnData = [...new Set(names)].map((name) => ({ name, nullable: true, ...columnFor(name, draws, makers) }));
  try {
    return Buffer.from(parquetWriteBuffer({ columnData, ...(draws.oneIn(3) && { rowGroupSize: draws.size(100) }) }));
  } catch {
    // The writer does not take every type with every value.
    return Buffer.from('PAR1');
  }
}

function columnFor(name: string, draws: Draws, makers: readonly Make[]): Pick<ColumnSource, 'data' | 'type'> {
  const isTime = name.endsWith('At') && !draws.oneIn(4);
  return (isTime ? draws.pick([makers[0], makers[8], makers[8]]) : draws.pick(makers))(draws);
}
