import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { type ReadLog, readEnvironmentFile, readLog } from './runner-output.ts';

interface Step {
  id?: string;
  if?: string;
  uses?: string;
  shell?: string;
  run?: string;
  env?: Record<string, string>;
  with?: Record<string, string>;
}

export interface Action {
  inputs: Record<string, { description: string; default: string }>;
  outputs: Record<string, { description: string; value: string }>;
  runs: { using: string; steps: Step[] };
}

export const ACTION: Action = parse(readFileSync('action.yml', 'utf8'));

/** What a job sees of an action that ran. */
export interface Ran extends ReadLog {
  failed: boolean;
  log: string;
  outputs: Record<string, string>;
  /** What was appended to the job's summary. */
  summary: string;
  /** Other actions that ran, with their inputs. */
  used: { uses: string; with: Record<string, string> }[];
}

/** Runs action.yml as a runner does, in `workspace`, with these inputs. */
export function runAction(workspace: string, inputs: Record<string, string>): Ran {
  for (const name of Object.keys(inputs)) if (!(name in ACTION.inputs)) throw new Error(`There is no input ${name}.`);
  const temporary = join(mkdtempSync(join(workspace, '.runner-')), 'temp');
  mkdirSync(temporary);
  const defaults = Object.entries(ACTION.inputs).map(([name, input]) => [name, input.default]);
  const known: Known = { inputs: { ...Object.fromEntries(defaults), ...inputs }, steps: {} };
  const ran: Ran = {
    ...{ failed: false, log: '', outputs: {}, summary: '', used: [] },
    ...{ commands: [], matched: [], masks: [] },
  };
  for (const step of ACTION.runs.steps) {
    if (!isDue(step, known, ran.failed)) continue;
    if (step.uses !== undefined) {
      ran.used.push({ uses: step.uses, with: valuesOf(step.with ?? {}, known) });
      continue;
    }
    const { status, log, output, summary } = runStep(step, known, { workspace, temporary });
    if (step.id !== undefined) known.steps[step.id] = output;
    ran.failed ||= status !== 0;
    ran.log += log;
    ran.summary += summary;
    const read = readLog(log.split('\n'));
    ran.commands.push(...read.commands);
    ran.matched.push(...read.matched);
    ran.masks.push(...read.masks);
  }
  const outputs = Object.entries(ACTION.outputs).map(([name, { value }]) => [name, value]);
  return { ...ran, outputs: valuesOf(Object.fromEntries(outputs), known) };
}

interface Known {
  inputs: Record<string, string>;
  steps: Record<string, Record<string, string>>;
}

function runStep(step: Step, known: Known, folders: { workspace: string; temporary: string }) {
  const { workspace, temporary } = folders;
  if (step.shell !== 'bash' || step.run === undefined) throw new Error('This runner knows steps in bash only.');
  // The runner would insert values into the script's text, where they are commands.
  if (step.run.includes('${{')) throw new Error(`A script has an expression in it: ${step.run}`);
  const file = (name: string, text = '') => {
    writeFileSync(join(temporary, name), text);
    return join(temporary, name);
  };
  const [script, output, summary] = [file('script.sh', step.run), file('output'), file('summary')];
  const log = openSync(join(temporary, 'log'), 'w+');
  const { status } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], {
    cwd: workspace,
    // One file for both, since the order of their lines counts.
    stdio: ['ignore', log, log],
    env: {
      PATH: process.env.PATH,
      ...{ CI: 'true', GITHUB_ACTIONS: 'true', RUNNER_TEMP: temporary, GITHUB_WORKSPACE: workspace },
      ...{ GITHUB_ACTION_PATH: resolve('.'), GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: summary },
      ...valuesOf(step.env ?? {}, known),
    },
  });
  closeSync(log);
  return {
    status,
    log: readFileSync(join(temporary, 'log'), 'utf8'),
    output: readEnvironmentFile(readFileSync(output, 'utf8')),
    summary: readFileSync(summary, 'utf8'),
  };
}

/** After a failed step, only those run that say `always()`. */
function isDue({ if: condition }: Step, known: Known, hasFailed: boolean): boolean {
  if (condition === undefined) return !hasFailed;
  const terms = condition.split(' && ');
  if (hasFailed && !terms.includes('always()')) return false;
  return terms.every((term) => {
    const [, left, right] = /^(\S+) != '(.*)'$/.exec(term) ?? [];
    return term === 'always()' || valueNamed(left, known) !== right;
  });
}

function valuesOf(texts: Record<string, string>, known: Known): Record<string, string> {
  const filled = (text: string) => text.replace(/\$\{\{ (\S+) \}\}/g, (_, name) => valueNamed(name, known));
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, filled(text)]));
}

function valueNamed(name: string, { inputs, steps }: Known): string {
  const [, input] = /^inputs\.([\w-]+)$/.exec(name) ?? [];
  const [, step, output] = /^steps\.([\w-]+)\.outputs\.([\w-]+)$/.exec(name) ?? [];
  if (input !== undefined && input in inputs) return inputs[input];
  if (step !== undefined) return steps[step]?.[output] ?? '';
  throw new Error(`This runner does not know ${name}.`);
}
