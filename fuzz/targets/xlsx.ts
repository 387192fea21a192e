import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { unzipSync } from 'fflate';
import { type ReadLog, readLog } from '../../src/event-log/read/read-log.ts';
import { InputError } from '../../src/refusals/input-error.ts';
import { readColumns } from '../../src/tables/csv.ts';
import { numbersOf } from '../../src/tables/table.ts';
import { fileOf } from '../frame/given-bytes.ts';
import { Broken, ensure, type Input, type OpenTarget, type Target } from '../frame/target.ts';
import { mutatedRows, type Rows } from '../mutations/rows.ts';
import { mutateParts, packed } from '../mutations/workbook-parts.ts';
import { bookOf, EXPECTED } from '../mutations/workbooks.ts';
import { firstLook, smallLogs, written } from '../seeds/logs.ts';
import { durations, rowsOf } from './csv.ts';
import { checkLog, ZONE } from './log-checks.ts';

/**
 * What an input is read as, by its name. A whole workbook is sound, and holds the same cells as a CSV file in a part
 * that readers pass over: both are read, and must say the same.
 */
const KINDS = ['whole-log', 'whole-column', 'log', 'column'] as const;
type Kind = (typeof KINDS)[number];
const COLUMN = 'minutes';

type Read = { kind: 'log'; log: ReadLog } | { kind: 'column'; values: Float64Array };

export const xlsx: Target = {
  name: 'xlsx',
  about: 'workbooks: logs of cases and columns of durations',
  mostMilliseconds: 4000,
  async open(room): Promise<OpenTarget<Read>> {
    const scenario = await firstLook();
    // Of a log whose times are local, which a spreadsheet keeps as numbers.
    const stamp = (at: number) => new Date(at * 1000).toISOString().slice(0, 19);
    const logs = (await smallLogs()).map((log) => rowsOf(written({ ...log, stamp }, 'csv', room)));
    const seeds: Record<'log' | 'column', readonly Rows[]> = { log: logs, column: durations() };
    const read = async (kind: 'log' | 'column', name: string, bytes: Uint8Array): Promise<Read> => {
      const file = fileOf(join(room, name), bytes);
      if (kind === 'log') return { kind, log: await readLog(file, ZONE, name) };
      return { kind, values: numbersOf(await readColumns(file, [COLUMN], name), COLUMN, { least: 0, most: 1e15 }) };
    };
    return {
      make(draws) {
        const kind = draws.weighted([
          [3, 'whole-log'],
          [3, 'whole-column'],
          [4, 'log'],
          [4, 'column'],
        ] as const);
        const parts = bookOf(mutatedRows(draws.pick(seeds[heldBy(kind)]), draws), draws);
        const isWhole = kind.startsWith('whole');
        const changesParts = !isWhole && !draws.oneIn(4);
        if (changesParts) mutateParts(parts, draws);
        const bytes = packed(parts, draws, !isWhole && (!changesParts || draws.oneIn(6)));
        return { name: `${kind}.xlsx`, bytes, packed: Object.values(parts) };
      },
      async read({ name, bytes }) {
        const kind = kindOf(name);
        const own = () => read(heldBy(kind), 'book.xlsx', bytes);
        if (!kind.startsWith('whole')) return own();
        const expected = unzipSync(bytes, { filter: (entry) => entry.name === EXPECTED })[EXPECTED];
        return agreed(await attempt(own), await attempt(() => read(heldBy(kind), 'book.csv', expected)));
      },
      async check(found, input, draws) {
        const whole = kindOf(input.name).startsWith('whole') ? ['the same as the CSV'] : [];
        if (found.kind === 'log')
          return [...whole, ...(await checkLog(found.log, { form: 'csv', draws, room, scenario }))];
        ensure(
          found.values.every((value) => value >= 0 && value < Infinity),
          () => 'a value of the column is not a finite number of at least 0',
        );
        return [...whole, 'column'];
      },
    };
  },
};

function kindOf(name: Input['name']): Kind {
  return KINDS.find((kind) => name.endsWith(`${kind}.xlsx`)) ?? 'log';
}

function heldBy(kind: Kind): 'log' | 'column' {
  return kind.endsWith('log') ? 'log' : 'column';
}

async function attempt(read: () => Promise<Read>): Promise<Read | InputError> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
}

/** What was read of the workbook, if the CSV file says the same. */
function agreed(book: Read | InputError, csv: Read | InputError): Read {
  if (book instanceof InputError && csv instanceof InputError) throw book;
  if (book instanceof InputError) throw new Broken(`refused, but the CSV is accepted: ${book.problems[0].message}`);
  if (csv instanceof InputError) throw new Broken(`accepted, but the CSV is refused: ${csv.problems[0].message}`);
  ensure(isDeepStrictEqual(contentOf(book), contentOf(csv)), () => 'the workbook is read otherwise than the CSV');
  return book;
}

function contentOf(read: Read): unknown {
  return read.kind === 'log' ? [read.log.cases, [...read.log.has], read.log.notes] : read.values;
}
