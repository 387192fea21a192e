import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Batch, BatchResult, FoundFault } from './batch.ts';
import { INDEX_FILE, type LaneAnswer, REASON_FILE } from './lane-files.ts';
import { CANARY } from './refusal-texts.ts';
import { scratchFolder } from './scratch.ts';

const LANE = fileURLToPath(new URL('./lane.ts', import.meta.url));
const MIB = 1024 * 1024;
/** A lane holds its code, what inputs are made from, and one input at a time. */
const MOST_BYTES = 1024 * MIB;
const MOST_HEAP_MIB = 768;
/** A process that has seen many inputs holds what its libraries cached of them, such as the names of zones. */
const BATCHES_PER_PROCESS = 100;

export interface LaneOptions {
  /** The URL of a module that exports TARGETS. */
  list: string;
  mostBytes?: number;
}

/** Runs batches in a process, which it replaces when an input has ended it. */
export class Lane {
  private readonly options: LaneOptions;
  private child: ChildProcess | undefined;
  private folder = '';
  private stderr = '';
  private batches = 0;

  constructor(options: LaneOptions) {
    this.options = options;
  }

  async run(batch: Batch): Promise<BatchResult> {
    const ended = new Map<number, { fault: FoundFault; times: number }>();
    for (;;) {
      const before = [...ended].map(([index, { times }]) => ({ index, times }));
      const answer = await this.once({ ...batch, ended: before });
      if (!('index' in answer)) {
        const atFault = [...ended.values()].flatMap(({ fault }) => (answer.apart.includes(fault.index) ? [] : [fault]));
        const faults = [...atFault, ...answer.faults].toSorted((a, b) => a.index - b.index);
        return this.withoutFolder({ ...answer, faults });
      }
      ended.set(answer.index, { fault: answer, times: (ended.get(answer.index)?.times ?? 0) + 1 });
    }
  }

  /** Messages name files in the lane's folder, whose name is another in every run. */
  private withoutFolder(result: BatchResult): BatchResult {
    const shorter = (_: string, value: unknown) =>
      typeof value === 'string' ? value.replaceAll(`${this.folder}/`, '') : value;
    return JSON.parse(JSON.stringify(result, shorter)) as BatchResult;
  }

  /** Ends the process and removes its files. */
  close(): void {
    this.child?.removeAllListeners();
    this.child?.kill('SIGKILL');
    this.child = undefined;
    if (this.folder !== '') rmSync(this.folder, { recursive: true, force: true });
    this.folder = '';
  }

  /** The result of a batch, or the fault of the input that ended the process. */
  private once(batch: Batch): Promise<BatchResult | FoundFault> {
    if (this.batches++ % BATCHES_PER_PROCESS === 0) this.close();
    const child = this.child ?? this.start();
    return new Promise((resolve, reject) => {
      child.once('message', (answer: LaneAnswer) => {
        child.removeAllListeners('exit');
        if ('failed' in answer) reject(new Error(`The fuzzer itself failed at ${answer.failed}`));
        else resolve(answer.result);
      });
      child.once('exit', (code, signal) => {
        child.removeAllListeners('message');
        const fault = this.whyEnded(code, signal);
        this.close();
        if (fault === undefined) reject(new Error(`A lane ended before its first input:\n${this.stderr}`));
        else resolve(fault);
      });
      child.send(batch);
    });
  }

  private start(): ChildProcess {
    this.folder = scratchFolder();
    this.stderr = '';
    const { list, mostBytes = MOST_BYTES } = this.options;
    const child = fork(LANE, [this.folder, list, String(mostBytes)], {
      execArgv: [`--max-old-space-size=${MOST_HEAP_MIB}`, '--no-warnings'],
      // Each input in Parquet is read in a process of its own: 190 ms if its code was compiled before, otherwise 450.
      env: { NODE_COMPILE_CACHE: join(this.folder, 'code'), ...process.env, [CANARY]: CANARY },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    child.stderr!.on('data', (text) => {
      this.stderr = `${this.stderr}${text}`.slice(-4000);
    });
    this.child = child;
    return child;
  }

  private whyEnded(code: number | null, signal: string | null): FoundFault | undefined {
    const reason = this.read(REASON_FILE);
    if (reason !== undefined) return JSON.parse(reason.toString()) as FoundFault;
    const bytes = this.read(INDEX_FILE);
    if (bytes === undefined || bytes.length < 8) return undefined;
    const index = bytes.readDoubleLE();
    if (/heap limit|out of memory|allocation failed/i.test(this.stderr)) {
      return { index, kind: 'memory', what: 'the process ran out of memory', more: this.stderr.slice(0, 500) };
    }
    return { index, kind: 'process ended', what: `ended with ${signal ?? code}`, more: this.stderr.slice(-500) };
  }

  private read(name: string): Buffer | undefined {
    try {
      return readFileSync(join(this.folder, name));
    } catch {
      return undefined;
    }
  }
}
