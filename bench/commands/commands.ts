import { alternating } from '../alternating.ts';
import { median } from '../median.ts';
import { type Took, took } from './took.ts';

const COMMANDS = {
  'run first-look': ['run', 'scenarios/first-look.yaml'],
  'run hennepin': ['run', 'scenarios/hennepin.yaml'],
  'run minnesota --replications 100': ['run', 'scenarios/minnesota.yaml', '--replications', '100'],
};
type Command = keyof typeof COMMANDS;

type CommandFigures = Record<'cpuSeconds' | 'seconds' | 'mebibytes', number>;

/** What whole commands take, as a user types them. */
export function commandFigures(rounds: number): Record<Command, CommandFigures> {
  const keys = Object.keys(COMMANDS) as Command[];
  const contenders = Object.fromEntries(keys.map((key) => [key, () => took('dist/main.js', ...COMMANDS[key])]));
  const found = alternating<Command, Took>('commands', rounds, contenders as Record<Command, () => Took>);
  const figures = (all: Took[]): CommandFigures => ({
    cpuSeconds: median(all.map((one) => one.cpuSeconds)),
    seconds: median(all.map((one) => one.seconds)),
    mebibytes: median(all.map((one) => one.mebibytes)),
  });
  return Object.fromEntries(keys.map((key) => [key, figures(found[key])])) as Record<Command, CommandFigures>;
}

export function commandLines(figures: Record<Command, CommandFigures>): string[] {
  return [
    'Commands, as typed'.padEnd(44) + ['processor', 'wall', 'memory'].map((name) => name.padStart(12)).join(''),
    ...Object.entries(figures).map(([command, { cpuSeconds, seconds, mebibytes }]) => {
      const cells = [`${cpuSeconds.toFixed(2)} s`, `${seconds.toFixed(2)} s`, `${mebibytes} MiB`];
      return `  ${command.padEnd(42)}${cells.map((cell) => cell.padStart(12)).join('')}`;
    }),
  ];
}
