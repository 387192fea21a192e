import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Installed, SMALL } from './command-line.ts';

/** Prints on stderr which of the program's files are loaded. */
const LOADED = `--import data:text/javascript,${encodeURIComponent(
  `import { registerHooks } from "node:module";
   registerHooks({ load(url, context, next) {
     if (url.startsWith("file:")) process.stderr.write("loaded " + url.split("/").pop() + "\\n");
     return next(url, context);
   } });`,
)}`;

const cli = new Installed();
const scenarios = join(cli.cache, 'pickup-gap', 'scenarios');
afterAll(() => cli.remove());
beforeEach(() => rmSync(cli.cache, { recursive: true, force: true }));

interface Ran {
  status: number | null;
  stdout: string;
  /** Whether the scenario was read, checked and resolved. */
  hasLoaded: boolean;
  /** What was printed on stderr otherwise. */
  said: string[];
}

function run(file: string, settings = ''): Ran {
  const { status, stdout, stderr } = cli.shell(`NODE_OPTIONS='${LOADED}' ${settings} pickup-gap run ${file}`);
  const lines = stderr.split('\n').filter((line) => line !== '');
  const isLoad = (line: string) => /^loaded load-[A-Z0-9]{8}\.js$/.test(line);
  const said = lines.filter((line) => !line.startsWith('loaded '));
  return { status, stdout, hasLoaded: lines.some(isLoad), said };
}

const fresh = (file: string): Ran => run(file, 'PICKUP_GAP_CACHE=no');
const kept = () => readdirSync(scenarios).map((name) => join(scenarios, name));

describe('a scenario that was loaded before', () => {
  const file = cli.write('small.yaml', SMALL);

  test('is not loaded again, and gives the same bytes', () => {
    const [first, second] = [run(file), run(file)];
    expect([first.hasLoaded, second.hasLoaded]).toEqual([true, false]);
    expect(first).toEqual({ ...fresh(file), said: first.said });
    expect(second.stdout).toBe(first.stdout);
    expect(second.said).toEqual(first.said);
  });

  test('gives the same JSON, and the same explanation of a person', () => {
    for (const command of [`run ${file} --json`, `explain ${file} --person 3 --json`, `explain ${file} --person 3`]) {
      const [first, second] = [cli.shell(`pickup-gap ${command}`), cli.shell(`pickup-gap ${command}`)];
      expect(first.status).toBe(0);
      expect(second).toEqual(first);
    }
  });

  test('is loaded again after any change of its bytes', () => {
    run(file);
    const changed = cli.write('small.yaml', SMALL.replace('6 per day', '7 per day'));
    const now = run(changed);
    cli.write('small.yaml', SMALL);
    expect(now.hasLoaded).toBe(true);
    expect(now.stdout).not.toBe(run(file).stdout);
  });

  test('is loaded again by another version of the program', () => {
    run(file);
    const other = join(cli.root, 'dist', 'chunk-ANOTHER0.js');
    writeFileSync(other, '');
    const now = run(file);
    rmSync(other);
    expect(now.hasLoaded).toBe(true);
  });

  test.each([
    ['cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ['empty', () => Buffer.alloc(0)],
    ['with another bit', (bytes: Buffer) => bytes.with(bytes.length / 2, bytes[bytes.length / 2] ^ 1)],
  ])('is loaded again where what was kept is %s', (_, damaged) => {
    const { stdout } = run(file);
    const [one] = kept();
    const bytes = readFileSync(one);
    writeFileSync(one, damaged(bytes.subarray(0, bytes.length - (bytes.length % 2))));
    const again = run(file);
    expect(again).toEqual({ ...fresh(file), said: again.said });
    expect(again.stdout).toBe(stdout);
    // What was damaged has been replaced.
    expect(run(file).hasLoaded).toBe(false);
  });

  test('is refused each time where it is wrong', () => {
    const wrong = cli.write('wrong.yaml', SMALL.replace('6 per day', '6 per dya'));
    const [first, second] = [run(wrong), run(wrong)];
    expect(first.status).toBe(2);
    expect(second).toEqual(first);
    expect(kept()).toEqual([]);
  });
});

describe('a scenario that names other files', () => {
  test('is loaded again after a change of its own preset', () => {
    const preset = (hours: string) =>
      cli.write(
        'own.yaml',
        `title: Notice\ndescription: Notice ahead.\nchanges:\n  releaseNotice.notice.rule: advance\n` +
          `  releaseNotice.notice.lead: ${hours}\n`,
      );
    preset('24 h');
    const file = cli.write('with-preset.yaml', SMALL.replace('policies:', 'policies:\n  own: { policy: own.yaml }'));
    const [first, second] = [run(file), run(file)];
    expect(first.said).toEqual([]);
    expect([first.hasLoaded, second.hasLoaded]).toEqual([true, false]);
    preset('1 h');
    const third = run(file);
    expect(third.hasLoaded).toBe(true);
    expect(third.stdout).toBe(fresh(file).stdout);
    expect(third.stdout).not.toBe(first.stdout);
    rmSync(cli.path('own.yaml'));
    expect(run(file).status).toBe(2);
  });

  test('is loaded each time where it names a table', () => {
    cli.write('stays.csv', 'hours\n10\n20\n30\n40\n');
    const clearing = '{ empirical: { csv: stays.csv, column: hours, unit: h } }';
    const facilities = `base:\n  facilities: { jail: { clearing: ${clearing} } }\n`;
    const file = cli.write('with-table.yaml', SMALL.replace('base:\n', facilities));
    const [first, second] = [run(file), run(file)];
    expect(first.status).toBe(0);
    expect([first.hasLoaded, second.hasLoaded]).toEqual([true, true]);
  });
});

describe('a folder for what is kept', () => {
  const file = cli.write('small.yaml', SMALL);
  const settingsOf = (cache: string) => `XDG_CACHE_HOME='${cache}'`;

  test('is for its user alone', () => {
    const { stdout } = run(file);
    expect(stdout).not.toBe('');
    for (const one of ['', 'code', 'scenarios'])
      expect(cli.shell(`stat -c %a '${join(cli.cache, 'pickup-gap', one)}'`).stdout).toBe('700\n');
  });

  test.each<[string, (own: string) => void]>([
    [
      'that others can write to',
      (own) => {
        mkdirSync(own, { recursive: true });
        chmodSync(own, 0o777);
      },
    ],
    [
      'that is a link',
      (own) => {
        const elsewhere = join(cli.root, 'elsewhere');
        mkdirSync(elsewhere, { recursive: true });
        symlinkSync(elsewhere, own);
      },
    ],
    ['that is a file', (own) => writeFileSync(own, '')],
  ])('%s is not used', (_, make) => {
    mkdirSync(cli.cache);
    const own = join(cli.cache, 'pickup-gap');
    make(own);
    const [first, second] = [run(file), run(file)];
    expect(second).toEqual(fresh(file));
    expect(first).toEqual(second);
    expect(existsSync(join(own, 'scenarios')) && readdirSync(join(own, 'scenarios')).length > 0).toBe(false);
  });

  test.each(['relative/cache', '/proc/no-such-folder'])('%s is not used', (cache) => {
    expect(run(file, settingsOf(cache))).toEqual(fresh(file));
  });

  test('is not made where PICKUP_GAP_CACHE=no asks for none', () => {
    fresh(file);
    expect(existsSync(cli.cache)).toBe(false);
  });
});
