import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { CANARY } from '../frame/refusal-texts.ts';
import { type Tree, treeOf } from '../mutations/tree.ts';
import { smallLogs, written } from './logs.ts';
import { project, projectText } from './project.ts';

/** A valid file that inputs are made from. */
export interface Seed {
  text: string;
  tree: Tree;
  /** How often it is chosen. Large files take long, so they are chosen seldom. */
  weight: number;
}

/** In the folder above a room. */
export const OUTSIDE = 'outside.csv';
const FIRST_LOOK = 'scenarios/first-look.yaml';
/** A load that takes n times as long as the shortest is chosen a few times less often than the shortest. */
const BYTES_OF_WEIGHT_ONE = 5000;

/** The shipped scenarios, and variants of the first look that name the files of `fillRoom`. */
export function scenarioSeeds(): Seed[] {
  const folders = ['scenarios', 'scenarios/classroom', 'scenarios/classroom/answers'];
  const shipped = folders.flatMap(yamlFiles).map(projectText);
  return [...shipped, ...variants()].map(seedOf);
}

/** The shipped presets. */
export function presetSeeds(): Seed[] {
  return yamlFiles('scenarios/policies').map(projectText).map(seedOf);
}

/** Files that the scenarios in a room name, and one outside it that they may not read. */
export async function fillRoom(room: string): Promise<void> {
  const days = Array.from({ length: 84 }, (_, i) => new Date(Date.UTC(2018, 0, 1 + i)).toISOString().slice(0, 10));
  writeFileSync(join(room, 'counts.csv'), `date,count\n${days.map((day, i) => `${day},${i % 7}\n`).join('')}`);
  writeFileSync(join(room, 'durations.csv'), `minutes\n${days.map((_, i) => `${20 + i * 3}\n`).join('')}`);
  writeFileSync(join(room, '..', OUTSIDE), `${CANARY},minutes\n${CANARY},1\n`);
  const [log] = await smallLogs();
  writeFileSync(join(room, 'log.csv'), written(log, 'csv', room));
  writeFileSync(join(room, 'log.xes'), written(log, 'xes', room));
  writeFileSync(join(room, 'log.json'), written(log, 'ocel', room));
  writeFileSync(join(room, 'log.parquet'), written(log, 'parquet', room));
  writeFileSync(join(room, 'preset.yaml'), projectText('scenarios/policies/notice-24h-best-effort.yaml'));
}

function variants(): string[] {
  const base = projectText(FIRST_LOOK);
  const rate = 'booking: { rate: 6 per day, foreignBorn: 100 % }';
  const clearing = '{ value: 1–2 h, source: S1 }';
  if (!base.includes(rate) || !base.includes(clearing)) throw new Error(`${FIRST_LOOK} has changed: adapt the seeds`);
  const booking = (how: string) => base.replace(rate, `booking: { ${how}, foreignBorn: 100 % }`);
  return [
    booking('dailyCounts: { csv: counts.csv, date: date, count: count }'),
    booking('log: log.csv'),
    booking('log: log.xes'),
    base.replace(clearing, '{ empirical: { csv: durations.csv, column: minutes, unit: min } }'),
    base.replace(clearing, '{ value: 90 min, range: [1 h, 2 h], basis: assumption }'),
    base.replace(clearing, '{ byHour: [{ hours: "daily 08:00–16:00", time: 1 h }, { time: 2 h }] }'),
    `${base}  own: { policy: ./preset.yaml }\n`,
    `${base}  dated: { dated: [{ from: 2018-02-01, changes: { releaseNotice.notice.rule: advance } }] }\n`,
  ];
}

function yamlFiles(folder: string): string[] {
  return readdirSync(project(folder))
    .filter((file) => file.endsWith('.yaml') && !file.endsWith('.expect.yaml'))
    .sort()
    .map((file) => `${folder}/${file}`);
}

function seedOf(text: string): Seed {
  const policies = text.match(/policy: /g)?.length ?? 0;
  const size = text.length * (1 + policies / 3);
  return { text, tree: treeOf(parse(text)), weight: Math.max(1, Math.round(100 * (BYTES_OF_WEIGHT_ONE / size) ** 2)) };
}
