import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { expectJsonSchema } from '../../src/check/expect/json-schema.ts';
import { checkText } from '../../src/check/output/text.ts';
import { checkAll } from '../../src/check/run/check-all.ts';
import { findFiles } from '../../src/check/select/find-files.ts';
import { SNAPSHOT_DOOR } from '../../src/cli/output/snapshot-door.ts';
import { inFolder, PLAIN } from './known.ts';

// The figures that the README and the pages quote are claims beside the shipped scenarios.

const check = (...names: string[]) => checkAll(names, { ...PLAIN, snapshots: SNAPSHOT_DOOR });

test('every claim about the shipped scenarios holds, and nothing moved', async () => {
  const { groups, kind } = await check('scenarios');
  expect(checkText(groups, kind, true)).toMatch(/^Check held: \d+ hold, 0 fail, 0 undecided, in \d+ expect files\.\n$/);
});

test('each claim says why it is expected, and the published schema accepts each file', async () => {
  const accepts = new Ajv2020({ strict: false, validateFormats: false }).compile(expectJsonSchema());
  for (const file of (await findFiles(['scenarios'])).expectFiles) {
    const expected = parse(readFileSync(file, 'utf8'));
    expect([file, accepts(expected), accepts.errors]).toEqual([file, true, null]);
    expect([file, expected.expect.filter((claim: { because?: string }) => !claim.because)]).toEqual([file, []]);
  }
});

test('planted fault: given a phone that is always staffed, the claims about voice mail fail', async () => {
  const read = (name: string) => readFileSync(join('scenarios/classroom', name), 'utf8');
  const scenario = read('2-voice-mail.yaml').replaceAll('answered: 0 %', 'answered: 100 %');
  const files = { '2-voice-mail.yaml': scenario, '2-voice-mail.expect.yaml': read('2-voice-mail.expect.yaml') };
  await inFolder(files, async (folder) => {
    const { kind, groups } = await check(folder);
    expect(kind).toBe('failed');
    expect(checkText(groups, kind, true)).toMatch(/FAILS[^\n]*\n?[^\n]*heard window/i);
  });
});
