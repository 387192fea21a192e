import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ReadLog, readLog } from '../../src/event-log/read/read-log.ts';
import type { Draws } from '../frame/draws.ts';
import type { OpenTarget, Target } from '../frame/target.ts';
import { mutatedBytes } from '../mutations/bytes.ts';
import { mutatedParquet, oddParquet } from '../mutations/parquet.ts';
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
      make: (draws) => ({ name: 'log.parquet', bytes: changed(draws.pick(files), draws) }),
      async read({ bytes }) {
        writeFileSync(file, bytes);
        return readLog(file, ZONE);
      },
      check: (log, _input, draws) => checkLog(log, { form: 'parquet', draws, room, scenario }),
    };
  },
};

function changed(file: Buffer, draws: Draws): Buffer {
  if (draws.oneIn(3)) {
    const odd = oddParquet(draws);
    return draws.oneIn(2) ? odd : mutatedParquet(odd, draws);
  }
  return draws.oneIn(6) ? mutatedBytes(file, draws) : mutatedParquet(file, draws);
}
