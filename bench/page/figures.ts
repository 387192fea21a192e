import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedScenario } from '../../src/explore/edited-run.ts';
import { embeddable } from '../../src/explore/embed.ts';
import type { Embedded } from '../../src/explore/messages.ts';
import { filesOnDisk } from '../../src/scenario/files/files-on-disk.ts';
import { sha256Of } from '../../src/scenario/files/sha256.ts';
import { installedChromium } from '../../test/browser/installed-chromium.ts';
import { median } from '../median.ts';
import { inChromium } from './in-chromium.ts';

/** A figure and the most that it may be. */
export interface Measured {
  value: number;
  most: number;
  ratio: number;
}

export interface PageFigures {
  /** Milliseconds of the worker's thread in Chromium; null where Chromium or Linux is missing. */
  inChromium: {
    loadAndTwoReplications: Measured;
    boot: Measured;
    summarise: Measured;
    /** How much longer loading and two replications take than in Node, on the same machine. */
    againstNode: number;
  } | null;
  /** Bytes. */
  sizes: { hennepinPage: Measured; hennepinReport: Measured; minnesotaReport: Measured };
  /** Milliseconds of processor time that `run --html` takes more than `run`. */
  htmlAdds: Measured;
}

const HENNEPIN = 'scenarios/hennepin.yaml';

/** What the pages of a report cost a reader, each against the most that it may be. */
export async function pageFigures(rounds: number): Promise<PageFigures> {
  return { inChromium: await engineFigures(rounds), sizes: pageSizes(), htmlAdds: htmlAdds(rounds) };
}

async function engineFigures(rounds: number): Promise<PageFigures['inChromium']> {
  if (installedChromium === undefined || !existsSync('/proc/self/schedstat')) {
    process.stderr.write('SKIPPED: the page’s engine in Chromium (Debian: apt-get install chromium; only on Linux).\n');
    return null;
  }
  const bytes = readFileSync(HENNEPIN);
  const scenario = { file: HENNEPIN, text: bytes.toString(), sha256: sha256Of(bytes) };
  const { embedded } = await embeddable(scenario, filesOnDisk(HENNEPIN));
  const there = await inChromium(installedChromium, embedded, rounds);
  const loadAndTwo = there.load + there.twoReplications;
  return {
    loadAndTwoReplications: measured(loadAndTwo, 80),
    boot: measured(there.boot, 60),
    summarise: measured(there.summarise, 10),
    againstNode: loadAndTwo / (await inNode(embedded, rounds)),
  };
}

/** Milliseconds of this thread for the same work. */
async function inNode(embedded: Embedded, rounds: number): Promise<number> {
  const scenario = new EmbeddedScenario(embedded);
  const times: number[] = [];
  for (let round = 0; round < rounds + 5; round++) {
    const before = process.threadCpuUsage();
    const run = await scenario.edited([]);
    run.runOne();
    run.runOne();
    const { user, system } = process.threadCpuUsage(before);
    times.push((user + system) / 1000);
  }
  return median(times.slice(5));
}

function pageSizes(): PageFigures['sizes'] {
  return inRoom((room) => {
    const size = (most: number, command: string, scenario: string, ...options: string[]) => {
      const file = join(room, `${command}-${most}.html`);
      const before = command === 'run' ? ['--html', file] : [file];
      pickupGap([command, scenario, ...before, ...options]);
      return measured(statSync(file).size, most);
    };
    return {
      hennepinPage: size(600_000, 'explore', HENNEPIN),
      hennepinReport: size(200_000, 'run', HENNEPIN),
      minnesotaReport: size(1_500_000, 'run', 'scenarios/minnesota.yaml', '--replications', '2'),
    };
  });
}

function htmlAdds(rounds: number): Measured {
  return inRoom((room) => {
    const run = ['run', HENNEPIN, '--workers', '1', '--replications', '20'];
    const more = Array.from({ length: rounds }, (_, round) => {
      const without = pickupGap(run);
      return pickupGap([...run, '--html', join(room, `${round}.html`)]) - without;
    });
    return measured(median(more), 300);
  });
}

function inRoom<T>(work: (room: string) => T): T {
  const room = mkdtempSync(join(tmpdir(), 'bench-page-'));
  try {
    return work(room);
  } finally {
    rmSync(room, { recursive: true });
  }
}

const SAYS_ITS_TIME = `data:text/javascript,${encodeURIComponent(
  `import { writeSync } from 'node:fs';
   process.on('exit', () => {
     const { user, system } = process.cpuUsage();
     writeSync(2, '\\ntook ' + (user + system) / 1000 + '\\n');
   });`,
)}`;

/** Runs the command line, and returns the milliseconds of processor time of all its threads. */
function pickupGap(args: string[]): number {
  const { status, stderr } = spawnSync(process.execPath, ['--import', SAYS_ITS_TIME, 'dist/main.js', ...args], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`pickup-gap ${args.join(' ')} ended with ${status}: ${stderr}`);
  return Number(/\ntook (\S+)/.exec(stderr)?.[1]);
}

function measured(value: number, most: number): Measured {
  return { value, most, ratio: value / most };
}
