import { execFileSync } from 'node:child_process';
import { mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { checkAll } from '../../src/check/run/check-all.ts';
import { changedSince } from '../../src/check/select/changed-since.ts';
import { findFiles } from '../../src/check/select/find-files.ts';
import { inShard, shardOf } from '../../src/check/select/shard.ts';
import { claims, inFolder, KNOWN, PLAIN } from './known.ts';

const CLAIM = ['policy: practice, outcome: notIdentified, atMost: 90 %'];
const FILES = { 'known.yaml': KNOWN, 'a.expect.yaml': claims(CLAIM), 'b.expect.yaml': claims(CLAIM) };

describe('the expect files that an argument names', () => {
  const found = (names: (folder: string) => string[]) =>
    inFolder({ ...FILES, 'known.expect.yaml': claims(CLAIM), 'old.snapshot.csv': '' }, async (folder) => {
      for (const below of ['deep', 'node_modules', '.hidden']) {
        mkdirSync(join(folder, below));
        writeFileSync(join(folder, below, 'c.expect.yaml'), claims(CLAIM));
      }
      const { expectFiles, snapshots } = await findFiles(names(folder));
      return { files: expectFiles.map((file) => relative(folder, file)), snapshots: snapshots.length };
    });

  test('a folder, with all below it but hidden folders and node_modules; its snapshots are listed', async () => {
    const files = ['a.expect.yaml', 'b.expect.yaml', 'deep/c.expect.yaml', 'known.expect.yaml'];
    expect(await found((folder) => [folder])).toEqual({ files, snapshots: 1 });
  });

  test('a file, and a scenario that one is beside', async () => {
    const names = (folder: string) => [join(folder, 'b.expect.yaml'), join(folder, 'known.yaml')];
    expect(await found(names)).toEqual({ files: ['b.expect.yaml', 'known.expect.yaml'], snapshots: 0 });
  });

  test('a pattern, and each file once', async () => {
    const names = (folder: string) => [join(folder, '*.expect.yaml'), join(folder, '{a,b}.expect.yaml')];
    expect((await found(names)).files).toEqual(['a.expect.yaml', 'b.expect.yaml', 'known.expect.yaml']);
  });

  test('a misspelt name has the nearest one', async () => {
    await expect(found((folder) => [join(folder, 'a.expct.yaml')])).rejects.toThrow(/Did you mean .*a\.expect\.yaml/);
  });
});

describe('shards', () => {
  test('together are the whole, each file once', () => {
    const all = Array.from({ length: 11 }, (_, i) => i);
    const parts = [1, 2, 3, 4].flatMap((part) => inShard(all, { part, of: 4 }));
    expect(parts.sort((a, b) => a - b)).toEqual(all);
  });

  test.each(['0/4', '5/4', '1/0', '1', 'a/b', '-1/2', '1/4/2'])('%s is refused', (text) => {
    expect(shardOf(text)).toBeNull();
  });
});

describe('--changed-since', () => {
  const repository = <T>(work: (folder: string, git: (...args: string[]) => void) => Promise<T>) =>
    inFolder(FILES, async (name) => {
      const folder = realpathSync(name);
      const identity = ['-c', 'user.name=Nobody', '-c', 'user.email=nobody@example.org'];
      const git = (...args: string[]) => execFileSync('git', [...identity, ...args], { cwd: folder, stdio: 'ignore' });
      git('init', '--quiet');
      git('add', '.');
      git('commit', '--quiet', '--message', 'Start');
      return work(folder, git);
    });
  const checked = async (folder: string) => {
    const changed = await changedSince('HEAD', folder);
    const { result } = await checkAll([folder], { ...PLAIN, changed });
    return result.suites.map(({ file }) => relative(folder, file));
  };

  test('given no change, nothing is checked', async () => {
    expect(await repository(checked)).toEqual([]);
  });

  test('given a changed expect file, only it is checked; given a changed scenario, all that name it', async () => {
    const found = await repository(async (folder) => {
      writeFileSync(join(folder, 'b.expect.yaml'), claims([...CLAIM, ...CLAIM]));
      const own = await checked(folder);
      writeFileSync(join(folder, 'known.yaml'), KNOWN.replace('Known', 'Other'));
      return [own, await checked(folder)];
    });
    expect(found).toEqual([['b.expect.yaml'], ['a.expect.yaml', 'b.expect.yaml']]);
  });

  test('given a new expect file that git does not know yet, it is checked', async () => {
    const found = await repository((folder) => {
      writeFileSync(join(folder, 'new.expect.yaml'), claims(CLAIM));
      return checked(folder);
    });
    expect(found).toEqual(['new.expect.yaml']);
  });

  test('an option of git is not taken for a commit', async () => {
    await repository((folder) =>
      expect(changedSince('--output=stolen', folder)).rejects.toThrow('git knows no commit "--output=stolen"'),
    );
  });

  test('outside a repository it says so', async () => {
    await inFolder({}, (folder) => expect(changedSince('HEAD', folder)).rejects.toThrow('git cannot be asked'));
  });
});
