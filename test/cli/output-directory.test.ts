import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { checkFree, writeDirectory } from '../../src/cli/output/output-directory.ts';
import { UsageError } from '../../src/cli/terminal/failure.ts';
import { REPORT_FILES } from '../../src/report/formats.ts';
import { PART_TABLES } from '../../src/result-tables/parts.ts';
import { ENDLESS, Installed, SMALL } from './command-line.ts';

let folder: string;
const at = (name: string) => join(folder, name);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'output-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('given a folder that does not exist', () => {
  test('all files are written, into an ordinary folder', async () => {
    await writeDirectory(
      at('new/deep'),
      new Map([
        ['a.csv', 'a'],
        ['b.csv', 'b'],
      ]),
    );
    mkdirSync(at('plain'));
    expect(readdirSync(at('new'))).toEqual(['deep']);
    expect(readdirSync(at('new/deep')).sort()).toEqual(['a.csv', 'b.csv']);
    expect(statSync(at('new/deep')).mode).toBe(statSync(at('plain')).mode);
  });

  test('a failed write leaves nothing behind', async () => {
    // The second file's folder does not exist.
    const files = new Map([
      ['a.csv', 'a'],
      ['no/such/folder.csv', 'b'],
    ]);
    for (const name of ['new', 'new/deep/er']) {
      await expect(writeDirectory(at(name), files)).rejects.toThrow(UsageError);
      expect(readdirSync(folder)).toEqual([]);
    }
  });

  test('checking whether it could be written leaves nothing behind', () => {
    checkFree([at('new/deep/er')], false);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('given an existing folder', () => {
  beforeEach(() => {
    mkdirSync(at('old'));
    writeFileSync(at('old/report.txt'), 'old');
  });

  test('it is refused without --force', () => {
    expect(() => checkFree([at('old')], false)).toThrow(/already exists and is not overwritten.*--force/);
  });

  test('with --force it is replaced as a whole', async () => {
    checkFree([at('old')], true);
    await writeDirectory(at('old'), new Map([['result.json', 'new']]), true);
    expect(readdirSync(folder)).toEqual(['old']);
    expect(readdirSync(at('old'))).toEqual(['result.json']);
  });

  test('a failed write leaves it as it was', async () => {
    const files = new Map([['no/such/folder.csv', 'b']]);
    await expect(writeDirectory(at('old'), files, true)).rejects.toThrow(UsageError);
    expect(readdirSync(folder)).toEqual(['old']);
    expect(readFileSync(at('old/report.txt'), 'utf8')).toBe('old');
  });

  test('even --force does not replace a folder with files that no report wrote', () => {
    writeFileSync(at('old/thesis.docx'), '');
    expect(() => checkFree([at('old')], true)).toThrow(/holds "thesis\.docx", which is not a file of a report/);
    expect(() => checkFree([folder], true)).toThrow(/holds the folder "old"/);
  });

  test('nor one with a folder that is called like a file of a report, whatever is in it', async () => {
    rmSync(at('old/report.txt'));
    mkdirSync(at('old/report.txt'));
    writeFileSync(at('old/report.txt/mine.txt'), 'mine');
    const files = new Map([['result.json', 'new']]);
    expect(() => checkFree([at('old')], true)).toThrow(/holds the folder "report\.txt"/);
    await expect(writeDirectory(at('old'), files, true)).rejects.toThrow(/holds the folder "report\.txt"/);
    expect(readFileSync(at('old/report.txt/mine.txt'), 'utf8')).toBe('mine');
    expect(readdirSync(folder)).toEqual(['old']);
  });

  test('nor one with a link that is called like a file of a report', () => {
    rmSync(at('old/report.txt'));
    writeFileSync(at('mine.txt'), 'mine');
    symlinkSync(at('mine.txt'), at('old/report.txt'));
    expect(() => checkFree([at('old')], true)).toThrow(/holds "report\.txt"/);
  });

  test('nor a link, which leads to a folder elsewhere', () => {
    symlinkSync(at('old'), at('link'));
    expect(() => checkFree([at('link')], true)).toThrow(/is a link and is not replaced\. Name the directory/);
    expect(readFileSync(at('old/report.txt'), 'utf8')).toBe('old');
  });

  test('what came into the folder while the run lasted is kept, and so is a folder that came into being', async () => {
    checkFree([at('old')], true);
    writeFileSync(at('old/mine.txt'), 'mine');
    const files = new Map([['result.json', 'new']]);
    await expect(writeDirectory(at('old'), files, true)).rejects.toThrow(/holds "mine\.txt"/);
    await expect(writeDirectory(at('old'), files)).rejects.toThrow(/already exists/);
    expect(readdirSync(folder)).toEqual(['old']);
    expect(readFileSync(at('old/mine.txt'), 'utf8')).toBe('mine');
  });
});

describe('given what a killed run has left', () => {
  // A process that has just ended.
  const dead = String(spawnSync(process.execPath, ['-e', '']).pid);
  const begun = (name: string, file = 'report.txt') => {
    mkdirSync(at(name));
    writeFileSync(at(`${name}/${file}`), 'half');
  };

  test('the next run of the same target removes it', () => {
    begun(`new.new-${dead}`);
    begun(`new.new-${process.pid}`);
    checkFree([at('new')], false);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('a run of another target does not', () => {
    begun(`new.new-${dead}`);
    begun(`new.txt.new-${dead}`);
    checkFree([at('other'), at('ne')], false);
    expect(readdirSync(folder)).toHaveLength(2);
  });

  test('what a living process writes stays, unless its number has long been another one’s', () => {
    const name = `new.new-${process.ppid}`;
    begun(name);
    checkFree([at('new')], false);
    expect(readdirSync(folder)).toEqual([name]);
    utimesSync(at(name), 0, 0);
    checkFree([at('new')], false);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('a folder of that name with other files in it stays', () => {
    begun(`new.new-${dead}`, 'thesis.docx');
    checkFree([at('new')], false);
    expect(readdirSync(at(`new.new-${dead}`))).toEqual(['thesis.docx']);
  });

  test('a report that it had set aside comes back', () => {
    begun(`old.old-${dead}`);
    expect(() => checkFree([at('old')], false)).toThrow(/already exists/);
    expect(readdirSync(folder)).toEqual(['old']);
  });

  test('and is removed if another is in its place', () => {
    begun(`old.old-${dead}`);
    begun('old');
    checkFree([at('old')], true);
    expect(readdirSync(folder)).toEqual(['old']);
  });
});

test('a file in place of the folder, or of its parent, is refused', () => {
  writeFileSync(at('file'), '');
  expect(() => checkFree([at('file')], true)).toThrow(/is a file/);
  expect(() => checkFree([at('file/below')], false)).toThrow(/cannot be written: part of the path is not a folder/);
});

describe('where no folder can be made, the command says so before anything runs, and nothing is left', () => {
  const refused = (place: string, why: RegExp) => {
    expect(() => checkFree([place], false)).toThrow(UsageError);
    expect(() => checkFree([place], false)).toThrow(why);
  };

  // Node's mkdir({ recursive: true }) never ends there.
  (existsSync('/proc/self') ? test : test.skip)('below /proc', () => {
    refused(
      '/proc/none',
      /^\/proc\/none cannot be written: its folder does not exist, or takes no new files\. Nothing was left there\. Name another place\.$/,
    );
    refused('/proc/none/deep', /cannot be written: its folder does not exist/);
  });

  test('a name that is too long', () => {
    for (const name of ['n'.repeat(255), 'n'.repeat(300), `new/${'n'.repeat(300)}`]) {
      refused(at(name), /cannot be written: the name is too long/);
    }
    expect(readdirSync(folder)).toEqual([]);
  });

  test('a link that leads nowhere', () => {
    symlinkSync(at('nowhere'), at('link'));
    refused(at('link'), /is a link and is not replaced/);
    refused(at('link/below'), /cannot be written: something of that name is there already/);
    expect(readdirSync(folder)).toEqual(['link']);
  });
});

test('one folder for both --csv and --out, or one within the other, is refused', () => {
  expect(() => checkFree([at('a'), at('a')], false)).toThrow(/--out already holds the tables of --csv/);
  expect(() => checkFree([at('a/b'), at('a')], false)).toThrow(/is inside/);
  expect(() => checkFree([at('a'), at('a-b')], false)).not.toThrow();
});

describe('the command line', () => {
  let cli: Installed;
  beforeAll(() => {
    cli = new Installed();
    cli.write('small.yaml', SMALL);
    cli.write('endless.yaml', ENDLESS);
  });
  afterAll(() => cli.remove());

  test('--out writes every file, --csv the tables, and both say so on stderr', () => {
    const { stdout, stderr, status } = cli.run('run', 'small.yaml', '--out', 'all', '--csv', 'tables');
    expect({ status, stderr }).toEqual({ status: 0, stderr: 'Written: tables\nWritten: all\n' });
    // The files of --by exist only with that option, and costs.csv only where a scenario lists costs of its own.
    const others: readonly string[] = ['costs.csv', ...PART_TABLES.map(({ file }) => file)];
    const written = REPORT_FILES.filter((name) => !others.includes(name)).sort();
    expect(readdirSync(cli.path('all')).sort()).toEqual(written);
    expect(readFileSync(cli.path('all/report.txt'), 'utf8')).toBe(stdout);
    expect(readFileSync(cli.path('all/result.json'), 'utf8')).toBe(cli.run('run', 'small.yaml', '--json').stdout);
    expect(readFileSync(cli.path('all/resolved.json'), 'utf8')).toBe(cli.run('resolve', 'small.yaml').stdout);
    const tables = readdirSync(cli.path('tables'));
    expect(tables.sort()).toEqual(written.filter((name) => name.endsWith('.csv') || name === 'datapackage.json'));
    for (const name of tables)
      expect(readFileSync(cli.path(`tables/${name}`))).toEqual(readFileSync(cli.path(`all/${name}`)));
  });

  test('an existing folder is refused before the run, and replaced with --force', () => {
    mkdirSync(cli.path('taken'));
    const stderr = 'taken already exists and is not overwritten. Name another, or add --force to replace it.\n';
    expect(cli.run('run', 'endless.yaml', '--out', 'taken')).toEqual({ status: 2, stdout: '', stderr });
    expect(readdirSync(cli.path('taken'))).toEqual([]);
    for (const seed of ['1', '2']) {
      expect(cli.run('run', 'small.yaml', '--seed', seed, '--out', 'taken', '--force').status).toBe(0);
      expect(readFileSync(cli.path('taken/report.txt'), 'utf8')).toContain(`seed ${seed}.`);
    }
  });

  test('if the disk refuses a file, the report is shown, no folder is left and the reason is given', () => {
    // No file may grow beyond 1 KiB; the report goes to a pipe, which is not limited.
    const { stdout, stderr, status } = cli.shell('ulimit -f 1; pickup-gap run small.yaml --out limited');
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /^limited cannot be written: the file would be larger than the system allows\. Nothing was left there\. Name another place\.\n$/,
    );
    expect(stdout).toMatch(/^A small jail\n/);
    expect(readdirSync(cli.room).filter((name) => name.startsWith('limited'))).toEqual([]);
  });
});
