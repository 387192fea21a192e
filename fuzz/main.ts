import { rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Command, InvalidArgumentError, Option } from 'commander';
import { Draws } from './frame/draws.ts';
import { escaped, escapedBytes } from './frame/escaped.ts';
import { fuzz, replay } from './frame/run.ts';
import { scratchFolder } from './frame/scratch.ts';
import { summaryOf } from './frame/summary.ts';
import type { Input } from './frame/target.ts';
import { TARGETS } from './targets.ts';

/** `npm run fuzz`: hostile inputs for every reader, or one of them again. CONTRIBUTING.md says how to use it. */

interface Options {
  target?: string[];
  count: number;
  seed: number;
  lanes: number;
  replay?: { target: string; index: number };
  write?: string;
}

const list = new URL('./targets.ts', import.meta.url).href;
const names = TARGETS.map(({ name }) => name);

const program = new Command('npm run fuzz --')
  .description('Gives each reader hostile inputs. Each input depends only on the seed, the target and its index.')
  .addOption(new Option('--target <name...>', 'only these targets').choices(names))
  .option('--count <n>', 'inputs per target', whole(1), 2000)
  .option('--seed <n>', 'another seed gives other inputs', whole(0), 1)
  .option('--lanes <n>', 'processes at once', whole(1), Math.min(2, availableParallelism()))
  .option('--replay <target:index>', 'makes and reads one input again, and shows it', oneInput)
  .option('--write <file>', 'with --replay: writes the input to a file instead of showing it')
  .addHelpText('after', `\nTargets:\n${TARGETS.map(({ name, about }) => `  ${name.padEnd(10)}${about}`).join('\n')}`)
  .allowExcessArguments(false)
  .parse();

const options = program.opts<Options>();
if (options.replay === undefined) await runAll(options);
else await runOne(options.replay, options);

async function runAll({ target = names, count, seed, lanes }: Options): Promise<void> {
  const onProgress = (name: string, done: number) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${name.padEnd(10)}${String(done).padStart(10)}`);
  };
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  const results = await fuzz({ targets: target, count, seed, lanes, list, stop: stop.signal, onProgress });
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  if (stop.signal.aborted) process.stdout.write('INCOMPLETE: stopped early.\n');
  process.stdout.write(summaryOf(results, seed, count));
  if ([...results.values()].some(({ faults }) => faults.length > 0)) process.exitCode = 1;
}

async function runOne({ target, index }: { target: string; index: number }, { seed, write }: Options): Promise<void> {
  const { name, bytes } = await made(target, index, seed);
  const about = `${target}:${index}, seed ${seed}: ${name}, ${bytes.length} bytes`;
  if (write === undefined) process.stdout.write(`${about}\n\n${escapedBytes(bytes)}\n\n`);
  else {
    writeFileSync(write, bytes);
    process.stdout.write(`${about}, written to ${write}\n`);
  }
  const { accepted, refused, faults, lastAnswer, slowest } = await replay(target, index, seed, { list });
  for (const { kind, what, more = '' } of faults) {
    process.stdout.write(`FAULT, ${kind}: ${escaped(what)}\n${more.split('\n').map(escaped).join('\n')}\n`);
  }
  if (accepted > 0) process.stdout.write(`Accepted. Checks made: ${lastAnswer.join(', ') || 'none'}.\n`);
  if (refused > 0) process.stdout.write(`Refused:\n${lastAnswer.at(-1)!.split('\n').map(escaped).join('\n')}\n`);
  process.stdout.write(`Processor time: ${Math.round(slowest.milliseconds)} ms\n`);
  if (faults.length > 0) process.exitCode = 1;
}

async function made(target: string, index: number, seed: number): Promise<Input> {
  const room = scratchFolder();
  try {
    const open = await TARGETS.find(({ name }) => name === target)!.open(room);
    return await open.make(new Draws(seed, target, index));
  } finally {
    rmSync(room, { recursive: true });
  }
}

function whole(least: number) {
  return (text: string) => {
    const number = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
    if (!(number >= least && number <= 0xffffffff)) {
      throw new InvalidArgumentError(`Write a whole number from ${least} to ${0xffffffff}.`);
    }
    return number;
  };
}

function oneInput(text: string): Options['replay'] {
  const [, target, index] = /^([a-z]+):(\d{1,10})$/.exec(text) ?? [];
  if (!names.includes(target)) {
    throw new InvalidArgumentError(`Write a target and an index, such as yaml:4711. Targets: ${names.join(', ')}.`);
  }
  return { target, index: Number(index) };
}
