import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { checkFileFree, writeWhole } from '../../src/cli/output/output-file.ts';
import { UsageError } from '../../src/cli/terminal/failure.ts';

let folder: string;
const at = (name: string) => join(folder, name);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'output-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const refused = (file: string, force: boolean, why: RegExp) => {
  expect(() => checkFileFree(file, force)).toThrow(UsageError);
  expect(() => checkFileFree(file, force)).toThrow(why);
};

test('a new file is written completely, and the check before it leaves nothing', async () => {
  checkFileFree(at('new'), false);
  expect(readdirSync(folder)).toEqual([]);
  await writeWhole(at('new'), (temporary) => writeFile(temporary, 'text'));
  expect(readdirSync(folder)).toEqual(['new']);
  expect(readFileSync(at('new'), 'utf8')).toBe('text');
});

test('an existing file is refused without --force', () => {
  writeFileSync(at('old'), '');
  refused(at('old'), false, /already exists and is not overwritten.*--force/);
  expect(() => checkFileFree(at('old'), true)).not.toThrow();
});

describe('is refused even with --force', () => {
  test('a folder, or an empty name', () => {
    refused(folder, true, /is a folder\. Name a file\.$/);
    refused('', true, /^The file name is empty\. Name a file, such as report\.csv\.$/);
  });

  test('a pipe or a device, which a file of that name would replace', () => {
    symlinkSync('/dev/null', at('link'));
    refused(at('link'), true, /link is a device or a pipe and is not replaced\. Name a file\.$/);
  });

  test('a place where no file can be created', () => {
    writeFileSync(at('file'), '');
    refused(at('file/below'), true, /cannot be written: ENOTDIR.*Nothing was left there\. Name another place\.$/);
    refused(at('none/below'), true, /cannot be written: ENOENT/);
    refused(at('n'.repeat(300)), true, /cannot be written: ENAMETOOLONG/);
    expect(readdirSync(folder)).toEqual(['file']);
  });
});

test('a failed write leaves nothing, and keeps the existing file', async () => {
  writeFileSync(at('old'), 'old');
  const failing = async (temporary: string) => {
    await writeFile(temporary, 'half');
    throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
  };
  await expect(writeWhole(at('old'), failing)).rejects.toThrow(/old cannot be written: ENOSPC/);
  expect(readdirSync(folder)).toEqual(['old']);
  expect(readFileSync(at('old'), 'utf8')).toBe('old');
});
