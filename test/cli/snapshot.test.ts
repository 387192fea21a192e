import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { snapshot } from '../../src/cli/commands/snapshot.ts';
import { SNAPSHOT_DOOR } from '../../src/cli/output/snapshot-door.ts';
import { firstRuns } from '../../src/kept-runs/growing-runs.ts';
import { loadScenario } from '../../src/scenario/load.ts';
import { readSnapshot } from '../../src/snapshot/read-snapshot.ts';
import { SMALL, WATCH } from '../snapshot/small.ts';
import { printedBy } from './printed-by.ts';

let room: string;
let file: string;
let kept: string;
const { CI } = process.env;

beforeEach(() => {
  room = mkdtempSync(join(tmpdir(), 'snapshot-'));
  file = join(room, 'small.yaml');
  kept = join(room, 'small.snapshot.csv');
  writeFileSync(file, SMALL);
  delete process.env.CI;
});
afterEach(() => {
  rmSync(room, { recursive: true });
  if (CI !== undefined) process.env.CI = CI;
});

const take = (because = 'a test', more = {}) => printedBy(() => snapshot([file], { because, workers: 1, ...more }));
const changed = () => writeFileSync(file, SMALL.replace('lead: 24 h', 'lead: 20 h'));

describe('pickup-gap snapshot', () => {
  test('writes a new one, and says how much is in it', async () => {
    const { out } = await take();
    expect(out).toMatch(/small\.snapshot\.csv: new, 222 figures of 2 policies \(4 replications, seed 1\)\n$/);
    expect((await readSnapshot(kept, file)).header).toMatchObject({ because: 'a test', scenario: 'small.yaml' });
  });

  test('given one changed value, when it is accepted, then what moved and why is printed', async () => {
    await take();
    changed();
    const { out } = await take('the memo of 3 May');
    const lines = out.trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(15);
    expect(lines[0]).toMatch(/\d+ of 222 figures moved/);
    expect(lines[1]).toBe('  cause: advance: releaseNotice.notice.lead: 24 h → 20 h [assumption]');
    expect((await readSnapshot(kept, file)).header.because).toBe('the memo of 3 May');
  });

  test('with --only-moved leaves a snapshot alone whose figures are the same', async () => {
    await take('the first reason');
    const { out } = await take('a second reason', { onlyMoved: true });
    expect(out).toContain('nothing moved; not written');
    expect(readFileSync(kept, 'utf8')).toContain('because,the first reason');
  });

  test('keeps the number of replications of the last one', async () => {
    await take('fewer', { replications: 3 });
    await take('again');
    expect((await readSnapshot(kept, file)).header.replications).toBe(3);
  });

  test('replaces one that cannot be read, such as after a conflict, and says so', async () => {
    await take();
    writeFileSync(kept, `<<<<<<< ours\n${readFileSync(kept, 'utf8')}`);
    const { out, err } = await take();
    expect(err).toContain('The snapshot could not be read, and a new one replaces it.');
    expect(out).toContain(': new,');
  });

  test('names a snapshot whose scenario is gone', async () => {
    writeFileSync(join(room, 'old.snapshot.csv'), 'anything');
    const { err } = await take();
    expect(err).toContain('old.snapshot.csv is obsolete: its folder has no scenario of that name. Delete it.');
  });

  test('is refused with CI=true, and writes nothing', async () => {
    process.env.CI = 'true';
    await expect(take()).rejects.toThrow('is refused with CI=true');
    expect(existsSync(kept)).toBe(false);
  });

  test('given a scenario that does not load, then none is written', async () => {
    const bad = join(room, 'bad.yaml');
    writeFileSync(bad, SMALL.replace('14 days', '14 dais'));
    await expect(printedBy(() => snapshot([file, bad], { because: 'both' }))).rejects.toThrow('dais');
    expect(readdirSync(room).filter((name) => name.endsWith('.csv'))).toEqual([]);
  });
});

describe('the comparison for check', () => {
  const run = async (propose?: string) => {
    const { seed, replications, compare } = await SNAPSHOT_DOOR.read(kept, file);
    const loaded = await loadScenario(file);
    const asked = { scenario: { ...loaded.resolved, seed }, by: null, replications };
    const runs = await firstRuns(asked, { ...WATCH, cache: null });
    return compare({ loaded, propose, runs: runs!, allowFiles: [] });
  };

  test('holds while nothing moved', async () => {
    await take();
    expect(await run(join(room, 'proposed'))).toMatchObject({
      verdict: 'holds',
      sentence: 'the results equal those of small.snapshot.csv',
      causes: [],
      movement: [],
      accept: null,
      proposed: [],
    });
    expect(existsSync(join(room, 'proposed'))).toBe(false);
  });

  test('given a changed value, then it names the cause, at most 15 lines of movement and the commands', async () => {
    await take();
    changed();
    const found = await run();
    expect(found).toMatchObject({
      verdict: 'moved',
      causes: ['advance: releaseNotice.notice.lead: 24 h → 20 h [assumption]'],
      reproduce: `pickup-gap compare ${kept} ${file}`,
      accept: `pickup-gap snapshot ${file} --because "WHY"`,
    });
    expect(found.movement.length).toBeLessThanOrEqual(15);
  });

  test('with a folder for proposals writes what the snapshot would be, and leaves the kept one', async () => {
    await take();
    const before = readFileSync(kept, 'utf8');
    changed();
    const found = await run(join(room, 'proposed'));
    expect(found.proposed).toEqual([join(room, 'proposed/small.snapshot.csv')]);
    const { header } = await readSnapshot(found.proposed[0], file);
    expect(header.because).toBe('proposed: advance: releaseNotice.notice.lead: 24 h → 20 h [assumption]');
    expect(readFileSync(kept, 'utf8')).toBe(before);
  });

  test('refuses the snapshot of another scenario', async () => {
    await take();
    writeFileSync(join(room, 'other.yaml'), SMALL);
    await expect(SNAPSHOT_DOOR.read(kept, join(room, 'other.yaml'))).rejects.toThrow(
      /small\.snapshot\.csv:4:1: this is the snapshot of small\.yaml, not of other\.yaml/,
    );
  });
});
