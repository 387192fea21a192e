import { fileProblem, InputError, renderProblems } from '../../src/refusals/input-error.ts';
import { NotAValue } from '../../src/refusals/not-a-value.ts';
import type { Draws } from './draws.ts';
import { faultInText } from './refusal-texts.ts';
import { Broken, type Input, type OpenTarget, Refusal } from './target.ts';

export type FaultKind = 'wrong error' | 'bad message' | 'broken invariant' | 'time' | 'memory' | 'process ended';

export interface Fault {
  kind: FaultKind;
  /** The problem in one line. Faults with the same line are counted together. */
  what: string;
  /** More for a reader, such as the stack. */
  more?: string;
}

export type Verdict =
  | { kind: 'accepted'; checks: string[] }
  | { kind: 'refused'; texts: string[] }
  | { kind: 'fault'; fault: Fault };

/** What a target makes of an input. It never throws; an input that never ends is the watchdog's affair. */
export async function judge(target: OpenTarget, input: Input, draws: Draws): Promise<Verdict> {
  let read: unknown;
  try {
    read = await target.read(input);
  } catch (error) {
    if (error instanceof Broken) return { kind: 'fault', fault: brokenBy(error) };
    return refusedBy(error, input);
  }
  try {
    return { kind: 'accepted', checks: await target.check(read, input, draws) };
  } catch (error) {
    const fault = error instanceof Broken ? brokenBy(error) : afterAccepting(error);
    return { kind: 'fault', fault };
  }
}

function refusedBy(error: unknown, input: Input): Verdict {
  const texts = textsOf(error);
  if (texts === undefined) return { kind: 'fault', fault: wrongError(error) };
  const what = texts.length === 0 ? 'a refusal without a problem' : faultInText(texts, input);
  if (what === undefined) return { kind: 'refused', texts };
  return { kind: 'fault', fault: { kind: 'bad message', what, more: firstLines(texts.at(-1) ?? '') } };
}

/** What a user sees of a refusal; undefined if the error is not one. */
function textsOf(error: unknown): string[] | undefined {
  if (error instanceof InputError) {
    if (error.problems.length === 0) return [];
    return [...error.problems.map(({ message }) => message), renderProblems(error)];
  }
  if (error instanceof NotAValue) {
    const { message, allowed, hint } = error;
    return [message, renderProblems(new InputError([fileProblem('value', message, { allowed, hint })]))];
  }
  if (error instanceof Refusal) return [error.message];
  return undefined;
}

function wrongError(error: unknown): Fault {
  return { kind: 'wrong error', what: lineOf(error), more: stackOf(error) };
}

function brokenBy(error: Broken): Fault {
  return { kind: 'broken invariant', what: lineOf(error) };
}

function afterAccepting(error: unknown): Fault {
  const problems = error instanceof InputError ? `: ${error.problems[0]?.message}` : '';
  const what = `${lineOf(error)}${problems}, after the input was accepted`;
  return { kind: 'broken invariant', what: what.slice(0, 300), more: stackOf(error) };
}

function lineOf(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : `thrown: ${String(error)}`;
  return text.split('\n')[0].slice(0, 200);
}

function firstLines(text: string): string {
  return text.split('\n').slice(0, 8).join('\n');
}

const PROJECT = new URL('../../', import.meta.url).href;

/** The first lines, with paths from the project's root. */
function stackOf(error: unknown): string {
  const stack = (error instanceof Error && error.stack) || String(error);
  return stack.split('\n').slice(0, 8).join('\n').replaceAll(PROJECT, '').slice(0, 2000);
}
