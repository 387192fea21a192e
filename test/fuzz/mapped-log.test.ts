import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { readMapped } from '../../fuzz/targets/mapped-log.ts';

const folder = mkdtempSync(join(tmpdir(), 'mapped-log-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a mapped log with a line break in a quoted header is compared with the whole header', async () => {
  const before = 'Jail’s case,Jail’s facility,"a note\nof the jail"';
  const after = 'Jail’s bookedAt,Jail’s lodgedAt,Jail’s exitAt,Jail’s earlierDispatchedAt';
  const log = `${before},${after}\n1,,,1/2/2018 10:00:00,,1/3/2018 10:00:00,\n`;
  const { cases } = await readMapped(join(folder, 'log.csv'), Buffer.from(log));
  expect(cases).toHaveLength(1);
});
