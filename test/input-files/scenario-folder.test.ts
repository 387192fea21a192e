import { execFileSync } from 'node:child_process';
import { existsSync, linkSync, mkdirSync, renameSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { FileRefusal } from '../../src/input-files/file-refusal.ts';
import { NamedFile } from '../../src/input-files/named-file.ts';
import { ScenarioFolder } from '../../src/input-files/scenario-folder.ts';
import { readBytes } from '../../src/tables/read-bytes.ts';
import { Room } from './room.ts';

let room: Room;
beforeEach(() => {
  room = new Room();
  room.write('mine/a.yaml', '');
  room.write('mine/stays.csv', 'inside');
  room.write('mine/deep/er/stays.csv', 'deep');
  room.write('mine/.env', 'hidden');
  room.write('mine/.git/config', 'hidden');
  room.write('mine-too/stays.csv', 'beside');
  room.write('data/stays.csv', 'outside');
});
afterEach(() => room.remove());

const text = async (name: string, allowed: string[] = [], scenario = room.at('mine/a.yaml')) => {
  const file = new ScenarioFolder(scenario, allowed).file(name);
  return (await readBytes(file, name, 'CSV file', 100)).toString();
};
const refusal = async (...given: Parameters<typeof text>) => {
  const found = await text(...given).catch((error: unknown) => error);
  if (!(found instanceof FileRefusal)) throw new Error(`not refused: ${found}`);
  const [{ message, hint }] = found.problems;
  return `${message}; ${hint}`;
};
/** The folder that a refusal says to allow, as a whole path. */
const toAllow = (said: string) => resolve(/add --allow-files (\S+)$/.exec(said)?.[1] ?? '(none)');

describe('a file in the scenario’s folder is read', () => {
  test.each([
    ['stays.csv', 'inside'],
    ['./deep/../stays.csv', 'inside'],
    ['../mine/stays.csv', 'inside'],
    ['deep/er/stays.csv', 'deep'],
  ])('as %s', async (name, content) => expect(await text(name)).toBe(content));

  test('by its whole path', async () => expect(await text(room.at('mine/stays.csv'))).toBe('inside'));

  test('through a link that stays within it, or to it', async () => {
    symlinkSync('deep/er/stays.csv', room.at('mine/link.csv'));
    symlinkSync(room.at('mine'), room.at('linked'));
    expect(await text('link.csv')).toBe('deep');
    expect(await text('stays.csv', [], room.at('linked/a.yaml'))).toBe('inside');
    expect(await text(room.at('mine/stays.csv'), [], room.at('linked/a.yaml'))).toBe('inside');
  });

  test('by a second name on the disk', async () => {
    linkSync(room.at('data/stays.csv'), room.at('mine/second.csv'));
    expect(await text('second.csv')).toBe('outside');
  });
});

describe('a file elsewhere is refused, with the option that would allow it', () => {
  test.each([
    ['../data/stays.csv', 'the file is not in the scenario’s folder', 'data'],
    ['../mine-too/stays.csv', 'the file is not in the scenario’s folder', 'mine-too'],
    ['deep/../../data/stays.csv', 'the file is not in the scenario’s folder', 'data'],
    ['.env', 'the file is hidden', 'mine'],
    ['.git/config', 'the file is hidden', 'mine/.git'],
  ])('%s', async (name, why, folder) => {
    const said = await refusal(name);
    expect(said).toContain(why);
    expect(toAllow(said)).toBe(room.at(folder));
    expect(await text(name, [room.at(folder)])).toMatch(/outside|beside|hidden/);
  });

  test('by its whole path', async () => {
    expect(await refusal(room.at('data/stays.csv'))).toContain('not in the scenario’s folder');
  });

  test('alike whether it exists or not, so that a scenario cannot find out', async () => {
    const there = await refusal('../data/stays.csv');
    expect(await refusal('../data/none.csv')).toBe(there);
    expect(await refusal('../none/stays.csv')).toBe(there.replace(/data$/, 'none'));
  });

  test('behind a link, whether it is of the file or of a folder', async () => {
    symlinkSync('../data/stays.csv', room.at('mine/file-link.csv'));
    symlinkSync('../data', room.at('mine/folder-link'));
    for (const name of ['file-link.csv', 'folder-link/stays.csv', 'folder-link/none.csv']) {
      expect(await refusal(name)).toContain('a link that leads out of the scenario’s folder');
      expect(toAllow(await refusal(name))).toBe(room.at('data'));
    }
    expect(await text('file-link.csv', [room.at('data')])).toBe('outside');
  });

  test('a folder whose name a shell would split is quoted', async () => {
    room.write("it's data/stays.csv", '');
    expect(await refusal("../it's data/stays.csv")).toMatch(/ --allow-files '\S+\/it'\\''s data'$/);
  });

  test('if the scenario comes from a pipe, which has no folder', async () => {
    const said = await refusal(room.at('mine/stays.csv'), [], '-');
    expect(said).toContain('a scenario from a pipe has no folder');
    expect(await text(room.at('mine/stays.csv'), [room.at('mine')], '-')).toBe('inside');
  });
});

describe('what is missing or is no file is refused in words', () => {
  test('a missing file, also below a folder that is a link or missing', async () => {
    symlinkSync('deep', room.at('mine/within'));
    for (const name of ['none.csv', 'none/none.csv', 'within/none.csv', 'within/none/none.csv'])
      expect(await refusal(name)).toContain('there is no such file');
  });

  test('a folder, a link to itself, and a name that is too long', async () => {
    symlinkSync('circle', room.at('mine/circle'));
    expect(await refusal('deep')).toContain('it is a folder');
    expect(await refusal('circle')).toContain('its links lead in a circle');
    expect(await refusal('n'.repeat(300))).toContain('the name is too long');
  });
});

describe('what is not a regular file is refused, whatever is allowed', () => {
  test('a pipe, without waiting for its other end', async () => {
    execFileSync('mkfifo', [room.at('mine/pipe.csv')]);
    expect(await refusal('pipe.csv', ['/'])).toContain('a scenario may only name regular files');
  });

  test('a socket', async () => {
    const server = createServer().listen(room.at('mine/socket.csv'));
    await new Promise((done) => server.once('listening', done));
    expect(await refusal('socket.csv', ['/'])).toContain('a scenario may only name regular files');
    await new Promise((done) => server.close(done));
  });

  const ofTheSystem = ['/dev/zero', '/dev/null', '/proc/self/environ', '/sys/power'];

  test.each([...ofTheSystem, '/dev/stdin', '/dev/fd/0', '/proc/self/fd/0'])('%s, of the system', async (name) => {
    expect(await refusal(name, ['/'])).toContain('a file of the system');
  });

  test.each(ofTheSystem.filter((name) => existsSync(name)))('a link to %s', async (name) => {
    symlinkSync(name, room.at('mine/link.csv'));
    expect(await refusal('link.csv', ['/'])).toContain('a file of the system');
  });
});

describe('a file that is exchanged while it is opened is not read', () => {
  /** Opens mine/deep/er/stays.csv; `exchange` runs once its path has been judged. */
  const opened = (exchange: () => void) => {
    const path = room.at('mine/deep/er/stays.csv');
    const judge = () => {
      exchange();
      return undefined;
    };
    return readBytes(new NamedFile(path, 'stays.csv', judge), 'stays.csv', 'CSV file', 100);
  };

  test('for a link', async () => {
    const exchange = () => {
      renameSync(room.at('mine/deep/er/stays.csv'), room.at('old.csv'));
      symlinkSync(room.at('data/stays.csv'), room.at('mine/deep/er/stays.csv'));
    };
    await expect(opened(exchange)).rejects.toThrow(FileRefusal);
  });

  test('together with its folder', async () => {
    const exchange = () => {
      renameSync(room.at('mine/deep/er'), room.at('old'));
      symlinkSync(room.at('data'), room.at('mine/deep/er'));
    };
    await expect(opened(exchange)).rejects.toThrow('the file was replaced while it was being opened');
  });

  test('control: without an exchange it is read', async () => {
    expect((await opened(() => {})).toString()).toBe('deep');
  });
});

test('a folder to allow must be one', () => {
  const allow = (folder: string) => () => new ScenarioFolder(room.at('mine/a.yaml'), [folder]);
  expect(allow(room.at('none'))).toThrow('--allow-files: there is no such folder');
  expect(allow(room.at('mine/a.yaml'))).toThrow('--allow-files: it is not a folder');
  expect(allow('')).toThrow('--allow-files: the name of the folder is empty');
  mkdirSync(room.at('link-target'));
  symlinkSync('link-target', room.at('link'));
  expect(allow(room.at('link'))).not.toThrow();
});
