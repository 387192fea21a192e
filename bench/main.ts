import { readFileSync, writeFileSync } from 'node:fs';
import { commandFigures, commandLines } from './commands/commands.ts';
import { workerFigures, workerLines } from './commands/workers.ts';
import { hennepinFigures, hennepinLines, writeResolved } from './hennepin.ts';
import { pageFigures } from './page/figures.ts';
import { pageLines } from './page/lines.ts';
import { bundleEngine, compileLimit, hasSimpy, skipped, temporaryFolder } from './peers.ts';
import { type Programs, pickupFigures, pickupLines } from './pickup.ts';
import { asMarkdown, intoPage } from './speed/page.ts';
import { speedTables } from './speed/tables.ts';

/**
 * `npm run bench`: the engine beside SimPy and beside a C++ program that is as fast as one thread allows; hennepin's
 * practice beside SimPy; whole commands; two workers beside one; and what the pages cost their readers. Each contender
 * is a fresh process, they alternate, and the figures are medians. Rates are per second of processor time of one
 * thread, so that other programs on the machine hardly change them. `--json` prints the result as JSON; `--page`
 * measures the pages only; `--speed` measures the tables of docs/explanation/speed.md, and with `--write` writes them
 * into it.
 */
const SPEED_PAGE = 'docs/explanation/speed.md';
const ROUNDS = 5;
const COMMAND_ROUNDS = 3;
const PAGE_ROUNDS = 11;

const isAsked = (option: string) => process.argv.includes(option);

async function programs(folder: string): Promise<Programs> {
  const limit = compileLimit(folder) ?? skipped('the limit in C++, since there is no compiler (apt-get install g++).');
  const simpy = hasSimpy();
  if (!simpy) skipped('SimPy, which is not installed (Debian: apt-get install python3-simpy3).');
  return { engine: await bundleEngine(folder), limit, hasSimpy: simpy };
}

async function measurePages(): Promise<void> {
  const page = await pageFigures(PAGE_ROUNDS);
  print({ page }, pageLines(page));
}

async function measureAll(): Promise<void> {
  const folder = temporaryFolder();
  const contenders = await programs(folder);
  const pickup = pickupFigures(contenders, ROUNDS);
  const hennepin = hennepinFigures(contenders, await writeResolved(folder), ROUNDS);
  const commands = commandFigures(COMMAND_ROUNDS);
  const workers = workerFigures(COMMAND_ROUNDS);
  process.stderr.write('pages\n');
  const page = await pageFigures(PAGE_ROUNDS);
  const { simpy, limit } = pickup;
  const ratios = (engine: number) => ({
    engine,
    ratio: simpy === null ? null : engine / simpy,
    limitRatio: limit === null ? null : limit / engine,
  });
  const result = {
    pickup: { people: pickup.people, rounds: pickup.rounds, simpy, limit, ...ratios(pickup.engine) },
    limit: { ratio: simpy === null || limit === null ? null : limit / simpy, nanoseconds: pickup.limitNanoseconds },
    pickupFirstReplication: ratios(pickup.firstReplication),
    pickupStepByStep: ratios(pickup.stepByStep),
    hennepin: { ...hennepin, ratio: hennepin.simpy === null ? null : hennepin.simpy / hennepin.engine },
    commands,
    workers,
    page,
  };
  print(result, [
    ...pickupLines(pickup),
    ...hennepinLines(hennepin),
    ...commandLines(commands),
    ...workerLines(workers),
    ...pageLines(page),
  ]);
}

/** Prints the tables of the page on speed, or writes them into it. */
async function measureSpeed(): Promise<void> {
  const folder = temporaryFolder();
  const tables = await speedTables(await programs(folder), await writeResolved(folder));
  process.stdout.write(asMarkdown(tables));
  if (isAsked('--write')) writeFileSync(SPEED_PAGE, intoPage(readFileSync(SPEED_PAGE, 'utf8'), tables));
}

function print(json: object, lines: string[]): void {
  process.stdout.write(`${isAsked('--json') ? JSON.stringify(json, null, 2) : lines.join('\n')}\n`);
}

if (isAsked('--page')) await measurePages();
else if (isAsked('--speed')) await measureSpeed();
else await measureAll();
