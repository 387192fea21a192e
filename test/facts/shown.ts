import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Result } from '../../src/measures/result.ts';

/** A row of docs/reference/facts.md: its id and the command that shows it. */
export interface FactRow {
  id: string;
  command: string;
}

/** The rows of the page's tables, in its order. */
export function factRows(page: string): FactRow[] {
  return [...page.matchAll(/^\| ([NDRC]\d+) \|.*?\| `(pickup-gap [^`]+)` \|/gm)].map(([, id, command]) => ({
    id,
    command,
  }));
}

const printed = new Map<string, string>();

/** What a command of the page prints; each command runs once. Throws if it does not exit with 0. */
export function print(command: string): string {
  const known = printed.get(command);
  if (known !== undefined) return known;
  const [, ...words] = command.split(' ');
  const options = { encoding: 'utf8', maxBuffer: 2 ** 28 } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/main.js', ...words], options);
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${stderr}`);
  printed.set(command, stdout);
  return stdout;
}

export function asJson<T>(command: string): T {
  return JSON.parse(print(`${command} --json`)) as T;
}

/** One policy of a run, with what the page's checks need. */
export class Shown {
  private readonly result: Result;
  private readonly policy: string;

  constructor(command: string, policy: string) {
    this.result = asJson<Result>(command);
    this.policy = policy;
  }

  get requestedLeadMinutes(): number {
    return this.of().requestedLeadMinutes;
  }

  get exposureBasis(): string {
    return this.of().exposureBasis;
  }

  get bookings(): number {
    return this.of().bookings / this.result.replications;
  }

  mean(measure: string): number {
    const { mean } = this.of().measures[measure];
    if (mean === null) throw new Error(`${this.policy} has no case of ${measure}.`);
    return mean;
  }

  quantile(measure: string, percent: string): number {
    const { quantiles } = this.of().measures[measure];
    if (quantiles === null) throw new Error(`${this.policy} has no case of ${measure}.`);
    return quantiles[percent as keyof typeof quantiles];
  }

  get replications(): number {
    return this.result.replications;
  }

  people(outcome: string): number {
    return this.of().outcomes[outcome].count;
  }

  /** Compared with the baseline: 1 above beyond the paired 95 % interval, −1 below, 0 neither. */
  direction(measure: string): number {
    const found = this.result.differences.find(({ policy }) => policy === this.policy);
    const { mean, low, high, range } = found!.measures[measure];
    // What is the same in every replication has no interval, because nothing about it is left to chance.
    if (low === null || high === null) return range?.low === range?.high ? Math.sign(mean ?? 0) : 0;
    return low > 0 ? 1 : high < 0 ? -1 : 0;
  }

  private of() {
    return this.result.policies.find(({ name }) => name === this.policy)!;
  }
}

export function readFacts(): FactRow[] {
  return factRows(readFileSync('docs/reference/facts.md', 'utf8'));
}
