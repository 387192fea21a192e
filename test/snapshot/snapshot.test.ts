import { describe, expect, test } from '@jest/globals';
import { runScenario } from '../../src/engine/run/run-scenario.ts';
import { MEASURES } from '../../src/measures/definitions.ts';
import { summarise } from '../../src/measures/summarise.ts';
import { loadScenarioText } from '../../src/scenario/load.ts';
import { causeLines, checkLines } from '../../src/snapshot/check-snapshot.ts';
import { type Comparison, compareSnapshots } from '../../src/snapshot/comparison.ts';
import { sectionSha256 } from '../../src/snapshot/file-form.ts';
import { changeText } from '../../src/snapshot/input-changes.ts';
import { independentDifference } from '../../src/snapshot/movement.ts';
import { readSnapshotText } from '../../src/snapshot/read-snapshot.ts';
import { FIGURES, figureIn, type Snapshot } from '../../src/snapshot/snapshot.ts';
import { snapshotText } from '../../src/snapshot/write-snapshot.ts';
import { SMALL, taken, takenText, WATCH } from './small.ts';

const compared = (before: Snapshot, now: Snapshot): Comparison => compareSnapshots(before, now, changeText);
const read = (text: string) => readSnapshotText(Buffer.from(text), 'small.snapshot.csv', 'small.yaml');
const LEAD_20 = SMALL.replace('lead: 24 h', 'lead: 20 h');

describe('a snapshot', () => {
  test('has the figures of a run with the same seed and replications, to the last bit', async () => {
    const { resolved } = await loadScenarioText(Buffer.from(SMALL), 'small.yaml');
    const { tally } = await runScenario(resolved, WATCH);
    const snapshot = await taken();
    for (const { name, bookings, outcomes, measures } of summarise(tally, resolved).policies) {
      const policy = snapshot.policies.find((one) => one.name === name)!;
      const figure = (key: string) => figureIn(policy, FIGURES.find((one) => one.key === key)!);
      for (const { key } of MEASURES) {
        const { mean, low, high, quantiles } = measures[key];
        expect(figure(key)).toEqual({ mean, low, high });
        if (quantiles !== null) expect(figure(`${key}.p50`)?.mean).toBe(quantiles[50]);
      }
      for (const [key, { share, low, high }] of Object.entries(outcomes)) {
        expect(figure(key)).toEqual({ mean: share, low, high });
      }
      expect(figure('bookings')?.mean).toBe(bookings / resolved.replications);
    }
  });

  test('reads back as it was written, also with the line ends of Windows', async () => {
    const text = await takenText();
    expect(snapshotText(read(text))).toBe(text);
    expect(snapshotText(read(text.replaceAll('\n', '\r\n')))).toBe(text);
  });

  test('has one line per value: given one changed value, then one line of the inputs differs', async () => {
    const inputs = (text: string) => text.split('\n\n')[1].split('\n');
    const [before, now] = [inputs(await takenText()), inputs(await takenText(LEAD_20))];
    expect(now.filter((line) => !before.includes(line))).toEqual(['advance,releaseNotice.notice.lead,20 h,assumption']);
    expect(before).toHaveLength(now.length);
  });

  test('keeps texts that a spreadsheet would read as formulas, and quotation marks', async () => {
    const snapshot = await taken();
    const because = '=1+1, "quoted"';
    const text = snapshotText({ ...snapshot, header: { ...snapshot.header, because } });
    expect(text).toContain(`because,"'=1+1, ""quoted"""`);
    expect(read(text).header.because).toBe(because);
  });

  test('of another version is read without the measures that this version does not know', async () => {
    const text = (await takenText())
      .replace(/^program,.*$/m, 'program,99.0.0')
      .replaceAll(/,noticesSent,/g, ',noticesGiven,');
    const [head, ...sections] = text.split('\n\n').map((part) => part.replace(/\n*$/, '\n'));
    const sums = sections.map(sectionSha256);
    const sealed = ['inputs', 'figures', 'replications'].reduce(
      (lines, key, i) => lines.replace(new RegExp(`(?<=^${key}Sha256,).*`, 'm'), sums[i]),
      head,
    );
    const old = read([sealed, ...sections].join('\n'));
    const { moved, compared: count } = compared(old, await taken());
    expect(moved).toEqual([]);
    expect(count).toBe(2 * (FIGURES.length - 1));
  });
});

describe('given one changed value, when snapshots are compared', () => {
  test('then the value is named as the cause, and the movement has at most 15 lines', async () => {
    const found = compared(await taken(), await taken(SMALL.replace('noShow: 5 %', 'noShow: 50 %')));
    expect(found.causes).toEqual(['agentArrival.noShow: 5 % → 50 % [assumption]']);
    expect(found.moved.length).toBeGreaterThan(15);
    const lines = [...causeLines(found.causes), ...checkLines(found)];
    expect(lines.length).toBeLessThanOrEqual(14);
    expect(lines.at(-1)).toMatch(/… and \d+ more/);
  });

  test('of a policy, then only that policy moves', async () => {
    const { moved } = compared(await taken(), await taken(LEAD_20));
    expect(new Set(moved.map(({ policy }) => policy))).toEqual(new Set(['advance']));
  });

  test('then no number has more digits than mean something', async () => {
    const lines = checkLines(compared(await taken(), await taken(LEAD_20)));
    for (const line of lines) expect(line).not.toMatch(/\d\.\d{5}/);
  });

  test('then the clearest movement comes first', async () => {
    const { moved } = compared(await taken(), await taken(LEAD_20));
    const strengths = moved.flatMap(({ difference: { mean, low, high } }) =>
      mean === null || low === null || high === null || low === high ? [] : [Math.abs(mean) / (high - low)],
    );
    expect(strengths).toEqual(strengths.toSorted((a, b) => b - a));
  });

  test('then pairs of replications give narrower intervals than the two averages alone', async () => {
    const more = SMALL.replace('foreignBorn: 50 %', 'foreignBorn: 52 %');
    const how = { replications: 20 };
    const { moved } = compared(await taken(SMALL, how), await taken(more, how));
    const width = ({ low, high }: { low: number | null; high: number | null }) => high! - low!;
    const lodged = moved.find(({ policy, measure }) => policy === 'practice' && measure === 'detainersLodged')!;
    expect(width(lodged.difference)).toBeLessThan(width(independentDifference(lodged.now, lodged.before)) / 2);
  });
});

describe('the causes', () => {
  test('are none where nothing moved', async () => {
    const found = compared(await taken(), await taken());
    expect(found).toMatchObject({ moved: [], causes: [], inputs: [], gone: [], added: [] });
    expect(checkLines(found)).toEqual([]);
  });

  test('are not a title or a comment', async () => {
    const found = compared(await taken(), await taken(`# more\n${SMALL.replace('A small jail', 'A jail')}`));
    expect(found).toMatchObject({ moved: [], causes: [] });
  });

  test('name another version of the figures', async () => {
    const snapshot = await taken();
    const old = { ...snapshot, header: { ...snapshot.header, figures: 1, program: '0.0.9' } };
    const now = { ...snapshot, header: { ...snapshot.header, figures: 2, program: '0.2.0' } };
    expect(compared(old, now).causes).toEqual([
      'the rules of the simulator changed: figures version 1 → 2 (pickup-gap 0.0.9 → 0.2.0)',
    ]);
  });

  test('name another seed, and replications are then not paired', async () => {
    const found = compared(await taken(), await taken(SMALL, { seed: 99 }));
    expect(found.causes).toEqual(['the seed: 1 → 99']);
    expect(found.moved.every(({ isPaired }) => !isPaired)).toBe(true);
  });

  test('given a policy more and a policy less, then both are named, and the others are compared', async () => {
    const found = compared(await taken(), await taken(SMALL.replace('advance: {', 'ahead: {')));
    expect(found).toMatchObject({ gone: ['advance'], added: ['ahead'], moved: [] });
    expect(checkLines(found)).toEqual([
      '  The policy "advance" is gone; its rows are obsolete.',
      '  The policy "ahead" is new; the snapshot has no rows of it.',
    ]);
  });

  test('given fewer replications on one side, then those that both have are paired', async () => {
    const found = compared(await taken(), await taken(SMALL, { replications: 3 }));
    expect(found.moved.filter(({ isPaired }) => isPaired)).toEqual([]);
  });
});
