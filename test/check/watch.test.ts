import { appendFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { type FileWatch, watchFiles } from '../../src/check/run/watch-files.ts';
import { inFolder } from './known.ts';

describe('a watch reports', () => {
  const watching = (change: (folder: string, watch: FileWatch) => void) =>
    inFolder({ 'a.yaml': 'a', 'b.yaml': 'b' }, async (folder) => {
      const watch = watchFiles([join(folder, 'a.yaml')]);
      try {
        change(folder, watch);
        return await watch.changed();
      } finally {
        watch.close();
      }
    });

  test('a file that is written', async () => {
    expect(await watching((folder) => appendFileSync(join(folder, 'a.yaml'), 'more'))).toBe(true);
  });

  test('a file that is replaced by another of its name, as many editors do', async () => {
    const change = (folder: string) => {
      writeFileSync(join(folder, 'a.yaml.tmp'), 'more');
      renameSync(join(folder, 'a.yaml.tmp'), join(folder, 'a.yaml'));
    };
    expect(await watching(change)).toBe(true);
  });

  test('a new expect file beside it', async () => {
    expect(await watching((folder) => writeFileSync(join(folder, 'new.expect.yaml'), ''))).toBe(true);
  });

  test('no change once it is closed', async () => {
    expect(await watching((_, watch) => watch.close())).toBe(false);
  });
});
