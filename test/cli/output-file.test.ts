import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { checkFileFree, fill, writeText, writeWhole } from '../../src/cli/output/output-file.ts';
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
  await writeText(at('new'), 'text');
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

  test('a link, which a file of that name would replace', () => {
    writeFileSync(at('file'), 'mine');
    symlinkSync(at('file'), at('link'));
    symlinkSync(at('nowhere'), at('dangling'));
    for (const name of ['link', 'dangling']) {
      refused(at(name), false, /is a link and is not replaced\. Name the file that it leads to\.$/);
      refused(at(name), true, /is a link and is not replaced/);
    }
    expect(readFileSync(at('file'), 'utf8')).toBe('mine');
  });

  test('a place where no file can be created', () => {
    writeFileSync(at('file'), '');
    refused(
      at('file/below'),
      true,
      /cannot be written: part of the path is not a folder\. Nothing was left there\. Name another place\.$/,
    );
    refused(at('none/below'), true, /cannot be written: its folder does not exist/);
    refused(at('n'.repeat(300)), true, /cannot be written: the name is too long/);
    expect(readdirSync(folder)).toEqual(['file']);
  });
});

test('a failed write leaves nothing, and keeps the existing file', async () => {
  writeFileSync(at('old'), 'old');
  const failing = async (temporary: string) => {
    await writeFile(temporary, 'half');
    throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
  };
  await expect(writeWhole(at('old'), failing)).rejects.toThrow(
    /old cannot be written: no space is left on the disk\. Nothing was left there/,
  );
  expect(readdirSync(folder)).toEqual(['old']);
  expect(readFileSync(at('old'), 'utf8')).toBe('old');
});

test('a temporary file that a signal has removed is not made again by a write that had begun', async () => {
  const written = writeWhole(at('gone'), (temporary) => {
    rmSync(temporary);
    return fill(temporary, 'text');
  });
  await expect(written).rejects.toThrow(UsageError);
  expect(readdirSync(folder)).toEqual([]);
});

test('a link that somebody has put in the place of the temporary file is not followed', async () => {
  writeFileSync(at('mine'), 'mine');
  symlinkSync(at('mine'), at(`new.new-${process.pid}`));
  const writing = writeWhole(at('new'), (temporary) => writeFile(temporary, 'text'));
  await expect(writing).rejects.toThrow(/new cannot be written: something of that name is there already/);
  expect(readFileSync(at('mine'), 'utf8')).toBe('mine');
});

test('what a killed run has left is removed by the next run of the same file', () => {
  const dead = spawnSync(process.execPath, ['-e', '']).pid;
  for (const name of [`new.new-${dead}`, `new.new-${process.ppid}`, `other.new-${dead}`])
    writeFileSync(at(name), 'half');
  checkFileFree(at('new'), false);
  expect(readdirSync(folder)).toEqual([`new.new-${process.ppid}`, `other.new-${dead}`]);
});
