import type { Edits } from '../../explore/edits.ts';
import type { Answer, Asked, Embedded } from '../../explore/messages.ts';

type Question =
  | { kind: 'person'; person: number | null }
  | { kind: 'day'; day: number | null; policy: number }
  | { kind: 'definitions' }
  | { kind: 'digest' };
type Wanted = Exclude<Answer, { kind: 'ready' }>;

/** Hands every answer to the page, which compares its number with those of its questions. */
export interface Heard {
  answered(answer: Wanted): void;
  /** The browser cannot run the engine, or it broke down. */
  failed(why: string): void;
}

/**
 * The page's workers: one runs the changes and writes YAML, another follows people and days, a third compares two
 * states, so that none waits for another. All but the first start when they are first asked.
 */
export class RunQueue {
  private readonly engine: Blob;
  private readonly embedded: Embedded;
  private readonly heard: Heard;
  private readonly runner: Worker;
  private follower: Worker | undefined;
  private comparer: Worker | undefined;
  private asked = 0;

  /** @throws if the browser starts no worker from a page on a disk. */
  constructor(engine: Blob, embedded: Embedded, heard: Heard) {
    this.engine = engine;
    this.embedded = embedded;
    this.heard = heard;
    this.runner = this.started();
  }

  /** Returns the number of the change, which answers to it have. */
  run(edits: Edits): number {
    return this.send(this.runner, { kind: 'run', edits });
  }

  yaml(edits: Edits): number {
    return this.send(this.runner, { kind: 'yaml', edits });
  }

  follow(question: Question, edits: Edits): number {
    this.follower ??= this.started();
    return this.send(this.follower, { ...question, edits });
  }

  compare(pinned: Edits, edits: Edits): number {
    this.comparer ??= this.started();
    return this.send(this.comparer, { kind: 'compare', edits, pinned });
  }

  private send(worker: Worker, asked: WithoutChange<Exclude<Asked, { kind: 'start' }>>): number {
    this.asked++;
    worker.postMessage({ ...asked, change: this.asked } satisfies Asked);
    return this.asked;
  }

  private started(): Worker {
    const address = URL.createObjectURL(this.engine);
    const worker = new Worker(address);
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      if (data.kind === 'ready') URL.revokeObjectURL(address);
      else this.heard.answered(data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      this.heard.failed(event.message ?? 'the worker did not start');
    };
    worker.postMessage({ kind: 'start', embedded: this.embedded } satisfies Asked);
    return worker;
  }
}

type WithoutChange<T> = T extends unknown ? Omit<T, 'change'> : never;
