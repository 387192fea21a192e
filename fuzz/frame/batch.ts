import { Draws } from './draws.ts';
import { type Fault, judge } from './judge.ts';
import type { OpenTarget, Target } from './target.ts';

/** Some inputs of one target: `from` … `to` − 1. */
export interface Batch {
  target: string;
  seed: number;
  from: number;
  to: number;
  /** How often an input ended the process before: the second time it was read apart, if the target can. */
  ended: readonly { index: number; times: number }[];
}

export interface FoundFault extends Fault {
  index: number;
}

export interface BatchResult {
  accepted: number;
  refused: number;
  /** How often each check was made. */
  checks: Record<string, number>;
  faults: FoundFault[];
  /** Inputs that ended the process and were then read apart, as the product does. */
  apart: number[];
  /** In processor time. */
  slowest: { milliseconds: number; index: number };
  /** Of the whole process. */
  peakBytes: number;
  /** What the last input was answered with, for a replay. */
  lastAnswer: string[];
}

/** Is told about each input, so that one that never ends can be named. */
export interface Watch {
  begins(index: number, mostMilliseconds: number, isApart: boolean): void;
  ends(): void;
  /** An error that nobody caught since the last call. */
  stray(): unknown;
}

export const UNWATCHED: Watch = { begins() {}, ends() {}, stray: () => undefined };

/** Judges the inputs of a batch one after the other. */
export async function runBatch(
  batch: Batch,
  { mostMilliseconds }: Pick<Target, 'mostMilliseconds'>,
  open: OpenTarget,
  watch: Watch = UNWATCHED,
): Promise<BatchResult> {
  const result = emptyResult();
  for (let index = batch.from; index < batch.to; index++) {
    const { times = 0 } = batch.ended.find((one) => one.index === index) ?? {};
    const hasEnded = times > 0;
    if (times > 1 || (hasEnded && open.readApart === undefined)) continue;
    const target = hasEnded ? { ...open, read: open.readApart! } : open;
    watch.begins(index, mostMilliseconds, hasEnded);
    const began = process.cpuUsage();
    const draws = new Draws(batch.seed, batch.target, index);
    const verdict = await judge(target, await open.make(draws), draws);
    // Lets a rejection that nobody awaited come to light before the next input.
    await new Promise(setImmediate);
    const { user, system } = process.cpuUsage(began);
    watch.ends();
    if (hasEnded) result.apart.push(index);
    const stray = watch.stray();
    const milliseconds = (user + system) / 1000;
    if (milliseconds > result.slowest.milliseconds) result.slowest = { milliseconds, index };
    if (verdict.kind === 'fault') result.faults.push({ index, ...verdict.fault });
    else {
      result[verdict.kind]++;
      result.lastAnswer = verdict.kind === 'refused' ? verdict.texts : verdict.checks;
      if (verdict.kind === 'accepted')
        for (const check of verdict.checks) result.checks[check] = (result.checks[check] ?? 0) + 1;
    }
    if (stray !== undefined) result.faults.push({ index, kind: 'wrong error', what: `not caught: ${String(stray)}` });
    if (watch !== UNWATCHED && milliseconds > mostMilliseconds) result.faults.push(tooSlow(index, mostMilliseconds));
  }
  result.peakBytes = process.resourceUsage().maxRSS * 1024;
  return result;
}

export function tooSlow(index: number, mostMilliseconds: number): FoundFault {
  return { index, kind: 'time', what: `more than ${mostMilliseconds} ms of processor time` };
}

export function emptyResult(): BatchResult {
  return {
    accepted: 0,
    refused: 0,
    checks: {},
    faults: [],
    apart: [],
    slowest: { milliseconds: 0, index: 0 },
    peakBytes: 0,
    lastAnswer: [],
  };
}

/** Adds a batch's result to those of the batches before it. */
export function addResult(into: BatchResult, more: BatchResult): void {
  into.accepted += more.accepted;
  into.refused += more.refused;
  for (const [check, count] of Object.entries(more.checks)) into.checks[check] = (into.checks[check] ?? 0) + count;
  into.faults.push(...more.faults);
  into.apart.push(...more.apart);
  if (more.slowest.milliseconds > into.slowest.milliseconds) into.slowest = more.slowest;
  into.peakBytes = Math.max(into.peakBytes, more.peakBytes);
  into.lastAnswer = more.lastAnswer;
}
