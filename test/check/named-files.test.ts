import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { checkAll } from '../../src/check/run/check-all.ts';
import { InputError } from '../../src/refusals/input-error.ts';
import { claims, inFolder, KNOWN, PLAIN } from './known.ts';

const CLAIM = claims(['policy: practice, outcome: notIdentified, atMost: 90 %']);

/** What a check says of an expect file in a folder of its own, beside which are a scenario and a text. */
const said = (expectFile: string, allow: (folder: string) => string[] = () => []) =>
  inFolder({ 'known.yaml': KNOWN, 'notes.txt': 'hush: [\n' }, async (folder) => {
    mkdirSync(join(folder, 'theirs'));
    symlinkSync('../known.yaml', join(folder, 'theirs/link.yaml'));
    symlinkSync('/proc/self/environ', join(folder, 'theirs/proc.yaml'));
    writeFileSync(join(folder, 'theirs/known.yaml'), KNOWN);
    writeFileSync(join(folder, 'theirs/a.expect.yaml'), expectFile);
    const options = { ...PLAIN, allowFiles: allow(folder) };
    const error = await checkAll([join(folder, 'theirs')], options).then(
      () => 'checked',
      (reason: unknown) => reason,
    );
    if (!(error instanceof InputError)) return String(error);
    return error.problems.map(({ message, hint }) => `${message}; ${hint}`).join('\n');
  });
const naming = (scenario: string) => CLAIM.replace('known.yaml', scenario);

describe('an expect file may name files in its own folder', () => {
  test('such as its scenario', async () => expect(await said(CLAIM)).toBe('checked'));

  test.each([
    ['../known.yaml', 'the file is not in the folder of this file'],
    ['../notes.txt', 'the file is not in the folder of this file'],
    ['../none.yaml', 'the file is not in the folder of this file'],
    ['link.yaml', 'the file is a link that leads out of the folder of this file'],
    ['proc.yaml', 'a scenario may not name a file of the system'],
  ])('but not %s: %s', async (name, why) => {
    const refusal = await said(naming(name));
    expect(refusal).toContain(`scenario: ${why}`);
    expect(refusal).not.toContain('hush');
  });

  test('nor a snapshot elsewhere', async () => {
    const snapshot = 'snapshot: ../notes.txt\n';
    expect(await said(CLAIM.replace('expect:', `${snapshot}expect:`))).toContain('snapshot: the file is not in');
  });

  test('unless the user allows the folder', async () => {
    expect(await said(naming('../known.yaml'), (folder) => [folder])).toBe('checked');
  });
});
