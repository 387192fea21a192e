import { readdirSync, statSync } from 'node:fs';
import { arch, availableParallelism, cpus, loadavg, platform, totalmem } from 'node:os';
import { join } from 'node:path';
import { loadScenario } from '../src/scenario/load.ts';
import { took } from './commands/took.ts';
import { type Account, accountOf, onLocal } from './pipeline-command.ts';

/**
 * Measures the functions on the local stack: `node bench/pipeline.ts [--json] [--quick]`. Each command is a fresh
 * process, the commands alternate, and the results are medians. Times are wall-clock times and processor times of all
 * threads. If others use the machine, only the ratios of processor times mean anything. `--quick` takes a tenth of the
 * replications.
 */
const quick = process.argv.includes('--quick');
const ROUNDS = 3;
const HENNEPIN = 'scenarios/hennepin.yaml';
const FIRST_LOOK = 'scenarios/first-look.yaml';
/** About a minute of simulation with two threads. */
const BULK = quick ? 1200 : 12_000;
const EVENTS = quick ? 6 : 40;
const SINGLE = quick ? 4 : 8;

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}

function rounds<T>(what: string, one: () => T): T[] {
  return Array.from({ length: ROUNDS }, (_, round) => {
    process.stderr.write(`${what}, round ${round + 1} of ${ROUNDS}\n`);
    return one();
  });
}

const seconds = (all: { seconds: number }[]) => median(all.map((one) => one.seconds));
const cpuSeconds = (all: { cpuSeconds: number }[]) => median(all.map((one) => one.cpuSeconds));

/**
 * The requests of one more replication: the difference of two runs, which removes the requests that a run needs by
 * itself.
 */
function aReplication(short: Account, long: Account, replications: number) {
  const each = (of: (account: Account) => number) => (of(long) - of(short)) / replications;
  return {
    messages: each(({ messages }) => messages),
    functionSeconds: each(({ functionSeconds }) => functionSeconds),
    requests: Object.fromEntries(
      Object.keys(long.requests).map((name) => {
        const part = (key: 'requests' | 'units' | 'kibIn' | 'kibOut') =>
          each(({ requests }) => requests[name]?.[key] ?? 0);
        return [
          name,
          { requests: part('requests'), units: part('units'), kibIn: part('kibIn'), kibOut: part('kibOut') },
        ];
      }),
    ),
  };
}

const { resolved } = await loadScenario(HENNEPIN);
const { warmUpDays, days, coolDownDays, booking } = resolved;
if (booking.arrivals.kind !== 'rate') throw new Error(`${HENNEPIN} no longer has a rate of bookings; count them anew.`);
const bookings = booking.arrivals.perDay * (warmUpDays + days + coolDownDays);

const bulk = rounds('bulk', () => ({
  plain: took('dist/main.js', 'run', HENNEPIN, '--replications', String(BULK), '--json', '--workers', '2'),
  local: onLocal(HENNEPIN, BULK, '--bulk'),
  short: onLocal(HENNEPIN, BULK / 2, '--bulk'),
}));
const events = rounds('event by event', () => ({
  short: onLocal(HENNEPIN, EVENTS / 2),
  long: onLocal(HENNEPIN, EVENTS),
}));
const single = rounds('one person a message', () => ({
  bare: took('bench/bare-loop.ts'),
  short: onLocal(FIRST_LOOK, 1, '--chunk', '1'),
  long: onLocal(FIRST_LOOK, 1 + SINGLE, '--chunk', '1'),
}));
const folders = readdirSync('dist/stack').filter((name) => name.startsWith('asset.'));
const LOAD =
  'const t = performance.now(); require(process.argv[1]); console.log(performance.now() - t); process.exit()';
const bundles = folders.map((folder) => {
  const file = join(process.cwd(), 'dist/stack', folder, 'index.cjs');
  Object.assign(process.env, { TABLE_NAME: 'none', DEAD_LETTER_QUEUE_URL: 'none', AWS_REGION: 'us-east-1' });
  const loads = Array.from({ length: 5 }, () => Number(took('-e', LOAD, file).stdout));
  return { kib: statSync(file).size / 1024, loadMilliseconds: median(loads) };
});

/**
 * The bare servers are measured when they are warm. For the pipeline this measures the difference between a long and a
 * short run, for the same reason.
 */
const bare = single.map(({ bare: { stdout } }) => {
  const { messagesPerSecond, messagesPerCpuSecond } = JSON.parse(stdout) as Record<string, number>;
  return { perSecond: messagesPerSecond, perCpuSecond: messagesPerCpuSecond };
});
const pipeline = single.map((round) => {
  const [from, to] = [accountOf(round.short), accountOf(round.long)];
  const messages = to.messages - from.messages;
  return {
    perSecond: messages / (to.thereAfterSeconds - from.thereAfterSeconds),
    perCpuSecond: messages / (round.long.cpuSeconds - round.short.cpuSeconds),
  };
});
const share = (key: 'perSecond' | 'perCpuSecond') => median(pipeline.map((p, i) => p[key] / bare[i][key]));
const plain = bulk.map((round) => round.plain);
const local = bulk.map((round) => round.local);
const long = events.map((round) => round.long);
const short = events.map((round) => round.short);
const starts = [...local, ...long, ...short].map((run) => accountOf(run).readyAfterSeconds);

const processors = `${availableParallelism()} × ${cpus()[0].model}`;
const gib = Math.round(totalmem() / 2 ** 30);

const result = {
  machine: `${platform()} ${arch()}, ${processors}, ${gib} GiB, Node ${process.version}`,
  load: loadavg(),
  rounds: ROUNDS,
  readyAfterSeconds: median(starts),
  bulk: {
    replications: BULK,
    plainSeconds: seconds(plain),
    localSeconds: seconds(local),
    ratio: median(bulk.map((round) => round.local.seconds / round.plain.seconds)),
    cpuRatio: median(bulk.map((round) => round.local.cpuSeconds / round.plain.cpuSeconds)),
    aReplication: aReplication(accountOf(bulk[0].short), accountOf(bulk[0].local), BULK / 2),
  },
  events: {
    replications: EVENTS,
    bookingsAReplication: bookings,
    seconds: seconds(long),
    cpuSeconds: cpuSeconds(long),
    bookingsPerSecond: (bookings * EVENTS) / seconds(long),
    aReplication: aReplication(accountOf(short[0]), accountOf(long[0]), EVENTS / 2),
  },
  onePersonAMessage: {
    bareMessagesPerSecond: median(bare.map(({ perSecond }) => perSecond)),
    messagesPerSecond: median(pipeline.map(({ perSecond }) => perSecond)),
    share: share('perSecond'),
    cpuShare: share('perCpuSecond'),
  },
  bundles,
};

if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
else {
  const { bulk: b, events: e, onePersonAMessage: o } = result;
  const kib = Math.max(...bundles.map((bundle) => bundle.kib));
  const load = Math.max(...bundles.map((bundle) => bundle.loadMilliseconds));
  const costs = (of: ReturnType<typeof aReplication>) => [
    `  messages ${of.messages.toFixed(1)}, function seconds ${of.functionSeconds.toFixed(3)}`,
    ...Object.entries(of.requests).map(
      ([name, { requests, units, kibIn, kibOut }]) =>
        `  ${name.padEnd(26)}` +
        `${requests.toFixed(2).padStart(10)} requests ${units.toFixed(2).padStart(10)} units ` +
        `${kibIn.toFixed(1).padStart(10)} KiB in ${kibOut.toFixed(1).padStart(10)} KiB out`,
    ),
  ];
  process.stdout.write(
    `${[
      result.machine,
      `Load over the last minutes: ${result.load.map((value) => value.toFixed(1)).join(', ')}`,
      `Stack ready after ${result.readyAfterSeconds.toFixed(2)} s (at most 1).`,
      `Bulk, ${b.replications} replications of hennepin: ${b.localSeconds.toFixed(1)} s, ` +
        `without --on ${b.plainSeconds.toFixed(1)} s: ${b.ratio.toFixed(2)} times by the wall, ` +
        `${b.cpuRatio.toFixed(2)} times of all threads (at most 1.5).`,
      `Event by event, ${e.replications} replications: ` +
        `${Math.round(e.bookingsPerSecond).toLocaleString('en-US')} bookings a second (at least 20,000).`,
      `One person a message: ${Math.round(o.messagesPerSecond)} messages a second, ` +
        `the bare servers ${Math.round(o.bareMessagesPerSecond)}: ${o.share.toFixed(2)} of it by the wall, ` +
        `${o.cpuShare.toFixed(2)} of all threads (at least 0.5).`,
      `Largest bundle ${Math.round(kib)} KiB (at most 700), slowest to load ${Math.round(load)} ms (at most 150).`,
      'A replication of hennepin, event by event:',
      ...costs(e.aReplication),
      'A replication of hennepin, in blocks:',
      ...costs(b.aReplication),
    ].join('\n')}\n`,
  );
}
