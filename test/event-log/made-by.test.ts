import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { parquetMetadata } from 'hyparquet';
import type { EventLog } from '../../src/event-log/event-log.ts';
import { writeParquetLog } from '../../src/event-log/write/write-parquet.ts';
import { xesLog } from '../../src/event-log/write/write-xes.ts';

// XES and Parquet have a place for what made a log. OCEL and CSV have none; there `export` says it beside.

const LOG: EventLog = { title: 'A log', madeBy: 'pickup-gap 0.1.0 "&", seed 1', cases: [], stamp: String };

test('XES has it as an attribute of the log', () => {
  expect([...xesLog(LOG)].join('')).toContain(
    '  <string key="manifest" value="pickup-gap 0.1.0 &quot;&amp;&quot;, seed 1"/>\n</log>',
  );
});

test('Parquet has it in its metadata', () => {
  const folder = mkdtempSync(join(tmpdir(), 'made-by-'));
  try {
    const file = join(folder, 'log.parquet');
    writeParquetLog(file, LOG);
    const { buffer } = new Uint8Array(readFileSync(file));
    expect(parquetMetadata(buffer).key_value_metadata).toContainEqual({ key: 'manifest', value: LOG.madeBy });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
