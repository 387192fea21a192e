import { readFileSync } from 'node:fs';
import { arch, availableParallelism, cpus, loadavg, platform } from 'node:os';
import { dirname } from 'node:path';
import type { ResolvedScenario } from '../../src/resolved/scenario.ts';
import { commandFigures } from '../commands/commands.ts';
import { workerFigures } from '../commands/workers.ts';
import { hennepinFigures } from '../hennepin.ts';
import { type Programs, pickupFigures } from '../pickup.ts';
import { growthTables } from './growth.ts';
import { stageTable } from './stages.ts';
import { figure, table } from './table.ts';

/** A heading of the page and the tables under it, in order. */
export interface Section {
  title: string;
  tables: readonly string[];
}

export interface SpeedTables {
  /** When and on what they were measured. */
  measured: string;
  sections: readonly Section[];
}

const ROUNDS = 5;
const COMMAND_ROUNDS = 3;

/** Measures the tables of docs/explanation/speed.md. */
export async function speedTables(programs: Programs, resolved: string): Promise<SpeedTables> {
  const scenario = JSON.parse(readFileSync(resolved, 'utf8')) as ResolvedScenario;
  const files = { engine: programs.engine, folder: dirname(resolved) };
  const measured = machine();
  const sections = [
    { title: 'What a person costs, stage by stage', tables: [stageTable(files, scenario)] },
    { title: 'Where the limit is', tables: limitTables(programs) },
    { title: 'A whole scenario beside SimPy', tables: [flagshipTable(programs, resolved)] },
    { title: 'How the cost grows', tables: growthTables(files, scenario) },
    { title: 'Whole commands', tables: [commandTable()] },
    { title: 'A second worker', tables: [workerTable()] },
  ];
  return { measured, sections };
}

function machine(): string {
  const date = new Date().toISOString().slice(0, 10);
  const load = loadavg()[0].toFixed(1);
  return (
    `Measured on ${date} with ${availableParallelism()} processors (${cpus()[0].model}, ${platform()} ${arch()}), ` +
    `Node ${process.version}, at a load of ${load}.`
  );
}

function limitTables(programs: Programs): string[] {
  const { simpy, limit, limitNanoseconds, ...ours } = pickupFigures(programs, ROUNDS);
  const row = (what: string, rate: number | null) => [
    what,
    rate === null ? '–' : `${figure(rate / 1e6)} M`,
    figure(rate === null ? null : 1e9 / rate),
    rate === null || simpy === null ? '–' : figure(rate / simpy),
    rate === null || limit === null ? '–' : figure(limit / rate),
  ];
  const compared = table(
    ['the pickup benchmark, 200,000 people', 'people per second', 'ns per person', '× SimPy', 'limit ÷ this'],
    [
      row('SimPy', simpy),
      row('C++, as fast as one thread can', limit),
      row('the engine, in columns', ours.engine),
      row('the engine, each person step by step', ours.stepByStep),
      row('the engine, first replication of a process', ours.firstReplication),
    ],
  );
  if (limitNanoseconds === null) return [compared];
  const { draw, sort, serve } = limitNanoseconds;
  const parts = [
    ['drawing and rounding everything about the person', figure(draw)],
    ['sorting people by the order of release', figure(sort)],
    ['teams, outcomes, six histograms', figure(serve)],
  ];
  return [compared, table(['the C++ program', 'ns per person'], parts)];
}

function flagshipTable(programs: Programs, resolved: string): string {
  const { simpy, engine, ...nanoseconds } = hennepinFigures(programs, resolved, ROUNDS);
  return table(
    ['practice of `hennepin.yaml` alone, one year', 'figure'],
    [
      ['SimPy, ms per replication', figure(simpy === null ? null : 1000 * simpy)],
      ['the engine, ms per replication', figure(1000 * engine)],
      ['× SimPy', figure(simpy === null ? null : simpy / engine)],
      ['the engine, ns per counted booking', figure(nanoseconds.nanosecondsPerBooking)],
      ['the engine, ns per detainer followed', figure(nanoseconds.nanosecondsPerDetainer)],
    ],
  );
}

function commandTable(): string {
  const rows = Object.entries(commandFigures(COMMAND_ROUNDS)).map(([command, { cpuSeconds, seconds, mebibytes }]) => [
    `\`${command}\``,
    cpuSeconds.toFixed(2),
    seconds.toFixed(2),
    mebibytes,
  ]);
  return table(['command', 'processor seconds', 'wall seconds', 'largest size, MiB'], rows);
}

function workerTable(): string {
  const { replications, one, two, ratio, bareLoop } = workerFigures(COMMAND_ROUNDS);
  return table(
    [`${replications} replications of \`hennepin.yaml\``, 'figure'],
    [
      ['one worker, wall seconds', one.toFixed(1)],
      ['two workers, wall seconds', two.toFixed(1)],
      ['two workers do so many times as much', ratio.toFixed(2)],
      ['a bare loop does so many times as much on two threads', bareLoop.toFixed(2)],
    ],
  );
}
