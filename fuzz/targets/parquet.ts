import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EventLog } from '../../src/event-log/event-log.ts';
import { decode } from '../../src/event-log/parquet/decode.ts';
import { ParquetRefusal, type ParquetReply } from '../../src/event-log/parquet/parquet-reply.ts';
import type { ParquetTable } from '../../src/event-log/parquet/run-process.ts';
import { checkedLog, type ReadLog, readLog } from '../../src/event-log/read/read-log.ts';
import { readParquetLog } from '../../src/event-log/read/read-parquet.ts';
import type { Draws } from '../frame/draws.ts';
import { fileOf } from '../frame/given-bytes.ts';
import type { OpenTarget, Target } from '../frame/target.ts';
import { mutatedBytes } from '../mutations/bytes.ts';
import { mutatedParquet, oddParquet } from '../mutations/parquet.ts';
import { rewrittenParquet } from '../mutations/rewritten-parquet.ts';
import { firstLook, smallLogs, written } from '../seeds/logs.ts';
import { checkLog, ZONE } from './log-checks.ts';

export const parquet: Target = {
  name: 'parquet',
  about: 'event logs in Parquet',
  mostMilliseconds: 2000,
  async open(room): Promise<OpenTarget<ReadLog>> {
    const scenario = await firstLook();
    const logs = await smallLogs();
    const files = logs.map((log) => written(log, 'parquet', room));
    const file = join(room, 'log.parquet');
    return {
      make: (draws) => ({ name: 'log.parquet', bytes: changed(draws, logs, files) }),
      // A process per input would take a hundred times as long.
      async read({ bytes }) {
        return checkedLog(
          await readParquetLog(fileOf(file, bytes), file, undefined, decodedHere),
          { zone: ZONE },
          file,
        );
      },
      async readApart({ bytes }) {
        writeFileSync(file, bytes);
        return readLog(file, ZONE);
      },
      check: (log, _input, draws) => checkLog(log, { form: 'parquet', draws, room, scenario }),
    };
  },
};

async function decodedHere(bytes: Uint8Array): Promise<ParquetTable> {
  const columns: ParquetTable['columns'] = new Map();
  const table = { rows: 0, names: [] as string[], columns };
  const reply = (said: ParquetReply) => {
    if (said.kind === 'column') columns.set(said.key, said.column);
    else if (said.kind === 'read') Object.assign(table, { rows: said.rows, names: said.names });
    else throw new ParquetRefusal(said.refused);
  };
  await decode(new Uint8Array(bytes).buffer, { beginsColumn() {}, reply });
  return table;
}

function changed(draws: Draws, logs: readonly EventLog[], files: readonly Buffer[]): Buffer {
  if (draws.oneIn(2)) {
    const sound = rewrittenParquet(draws.pick(logs), draws);
    return draws.oneIn(6) ? mutatedParquet(sound, draws) : sound;
  }
  const file = draws.pick(files);
  if (draws.oneIn(3)) {
    const odd = oddParquet(draws);
    return draws.oneIn(2) ? odd : mutatedParquet(odd, draws);
  }
  return draws.oneIn(6) ? mutatedBytes(file, draws) : mutatedParquet(file, draws);
}
