import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { gitBytes, gitPlace } from '../../src/compare/git-ref.ts';
import { readSide, type ScenarioSide } from '../../src/compare/side.ts';
import type { InputError } from '../../src/refusals/input-error.ts';
import { SMALL, takenText } from '../snapshot/small.ts';

const WITH_FILES = SMALL.replace(
  'rate: 20 per day',
  'dailyCounts: { csv: data/daily.csv, date: day, count: booked }',
).replace('practice: {}', 'practice: { policy: own.yaml }');
const OWN =
  'title: A rule of our own\ndescription: It is ours.\nsource: a memo\nchanges: { agentArrival.noShow: 7 % }\n';
const dates = Array.from({ length: 14 }, (_, i) => `2018-01-${String(i + 1).padStart(2, '0')}`);
const days = (count: number) => `day,booked\n${dates.map((date) => `${date},${count}\n`).join('')}`;

let room: string;
const cwd = process.cwd();

beforeAll(async () => {
  room = mkdtempSync(join(tmpdir(), 'compare-git-'));
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=A tester', '-c', 'user.email=tester@example.org', ...args], { cwd: room });
  git('init', '--quiet');
  execFileSync('mkdir', ['-p', join(room, 'jails/data')]);
  writeFileSync(join(room, 'jails/a.yaml'), WITH_FILES);
  writeFileSync(join(room, 'jails/own.yaml'), OWN);
  writeFileSync(join(room, 'jails/data/daily.csv'), days(10));
  const naming = (file: string) => WITH_FILES.replace('data/daily.csv', file).replace('policy: own.yaml', '');
  writeFileSync(join(room, 'jails/out.yaml'), SMALL.replace('practice: {}', 'practice: { policy: ../../out.yaml }'));
  writeFileSync(join(room, 'jails/other.yaml'), naming('../beside/daily.csv'));
  writeFileSync(join(room, 'jails/hidden.yaml'), naming('.keys/daily.csv'));
  writeFileSync(join(room, 'jails/link.yaml'), naming('link.csv'));
  writeFileSync(join(room, 'jails/secret.yaml'), naming('secret.csv'));
  writeFileSync(join(room, 'jails/secret.csv'), 'key,another\nhush,hush\n');
  symlinkSync('../beside/daily.csv', join(room, 'jails/link.csv'));
  for (const folder of ['beside', 'jails/.keys']) {
    mkdirSync(join(room, folder));
    writeFileSync(join(room, folder, 'daily.csv'), days(20));
  }
  writeFileSync(join(room, 'small.snapshot.csv'), await takenText());
  git('add', '.');
  git('commit', '--quiet', '--message', 'one');
  // On the disk, the files are now other ones.
  writeFileSync(join(room, 'jails/data/daily.csv'), days(30));
  writeFileSync(join(room, 'jails/own.yaml'), OWN.replace('7 %', '9 %'));
  process.chdir(room);
});
afterAll(() => {
  process.chdir(cwd);
  rmSync(room, { recursive: true });
});

async function refusalOf(work: Promise<unknown>): Promise<string> {
  const error = (await work.then(
    () => new Error('nothing was refused'),
    (reason) => reason,
  )) as InputError;
  return error.problems?.[0].message ?? String(error);
}

describe('a scenario at a commit', () => {
  test('and the files that it names are those of the commit, and nothing is left on the disk', async () => {
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith('pickup-gap-git-'));
    const side = (await readSide('git:HEAD:jails/a.yaml')) as ScenarioSide;
    side.close();
    const { resolved, inputs } = side.loaded;
    expect(resolved.booking.arrivals).toMatchObject({ counts: Array(14).fill(10) });
    expect(resolved.policies[0].agentArrival.noShow).toBe(0.07);
    expect(inputs.map(({ file }) => file)).toEqual(['data/daily.csv', 'own.yaml']);
    const onDisk = (await readSide('jails/a.yaml')) as ScenarioSide;
    expect(onDisk.loaded.resolved.booking.arrivals).toMatchObject({ counts: Array(14).fill(30) });
    const after = readdirSync(tmpdir()).filter((name) => name.startsWith('pickup-gap-git-'));
    expect(after.filter((name) => !before.includes(name))).toEqual([]);
  });

  test('may be a snapshot', async () => {
    const side = await readSide('git:HEAD:small.snapshot.csv');
    expect(side).toMatchObject({ kind: 'snapshot', snapshot: { header: { scenario: 'small.yaml' } } });
  });

  test('is found from the folder in which the command runs', async () => {
    process.chdir(join(room, 'jails'));
    const side = await readSide('git:HEAD:a.yaml');
    side.close();
    process.chdir(room);
    expect(side.kind).toBe('scenario');
  });
});

describe('a scenario at a commit may name files as one on the disk may', () => {
  const countsOf = async (name: string, allowFiles?: string[]) => {
    const side = (await readSide(name, allowFiles)) as ScenarioSide;
    side.close();
    return side.loaded.resolved.booking.arrivals;
  };

  test.each([
    ['git:HEAD:jails/other.yaml', 'the file is not in the scenario’s folder'],
    ['git:HEAD:jails/hidden.yaml', 'the file is hidden: a part of its path starts with a dot'],
    ['git:HEAD:jails/link.yaml', 'there is no column "day"'],
    ['jails/other.yaml', 'the file is not in the scenario’s folder'],
  ])('%s: %s', async (name, why) => expect(await refusalOf(readSide(name))).toMatch(why));

  test.each(['git:HEAD:jails/other.yaml', 'jails/other.yaml'])('%s, if its folder is allowed', async (name) =>
    expect(await countsOf(name, ['beside'])).toMatchObject({ counts: Array(14).fill(20) }),
  );

  test('a file without the column is not shown', async () => {
    const said = await readSide('git:HEAD:jails/secret.yaml').catch((error: InputError) =>
      JSON.stringify(error.problems),
    );
    expect(said).toContain('there is no column');
    expect(said).not.toMatch(/hush|another/);
  });
});

describe('a hostile name', () => {
  test.each([
    'git:--output=planted:jails/a.yaml',
    'git:-c:jails/a.yaml',
    'git::jails/a.yaml',
    'git:HEAD:',
    'git:HEAD:/etc/passwd',
  ])('%s is not a file at a commit', async (name) => {
    expect(await refusalOf(gitPlace(name))).toBe('this is not a file at a commit');
    expect(readdirSync(room)).not.toContain('planted');
  });

  test.each(['$(touch planted)', '; touch planted', 'HEAD | touch planted', 'no-such-branch'])(
    'a commit %s does not exist, and no shell reads it',
    async (ref) => {
      expect(await refusalOf(gitPlace(`git:${ref}:jails/a.yaml`))).toBe(`git has no commit "${ref}" here`);
      expect(readdirSync(room)).not.toContain('planted');
    },
  );

  test('a path out of the repository, in the argument or in the scenario, leads nowhere', async () => {
    for (const name of ['git:HEAD:../../etc/passwd', 'git:HEAD:jails/none.yaml', 'git:HEAD:jails/out.yaml']) {
      expect(await refusalOf(readSide(name))).toMatch(/has no file|not in the scenario’s folder/);
    }
  });

  test('a file that is too large, and a computer without git, are refused', async () => {
    const place = await gitPlace('git:HEAD:jails/a.yaml');
    expect(await refusalOf(gitBytes(place!, 10))).toBe('the file is too large');
    const { PATH } = process.env;
    process.env.PATH = '/nowhere';
    try {
      expect(await refusalOf(gitPlace('git:HEAD:jails/a.yaml'))).toBe('the program git is not installed');
    } finally {
      process.env.PATH = PATH;
    }
  });
});
