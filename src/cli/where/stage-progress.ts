import cliProgress from 'cli-progress';
import { progressForm } from '../terminal/progress-form.ts';
import type { QueueCount } from './local-stack.ts';

const QUEUE_WIDTH = 'release-notice'.length;

/** Columns next to a bar: a queue's name and its four counts. */
const BESIDE = 68;

/**
 * One line per queue that has had messages, and one for the results, redrawn in place. Shown on a terminal if `wanted`.
 */
export class StageProgress {
  private readonly bars: cliProgress.MultiBar | null;
  private readonly lines = new Map<string, cliProgress.SingleBar>();
  private results: cliProgress.SingleBar | null = null;

  constructor(stream: NodeJS.WriteStream = process.stderr, wanted = true) {
    const barsize = Math.max(5, Math.min(40, (stream.columns ?? 80) - BESIDE));
    this.bars =
      progressForm(stream) === 'bar' && wanted
        ? new cliProgress.MultiBar(
            {
              stream,
              format: '{line}',
              clearOnComplete: true,
              hideCursor: true,
              etaBuffer: 50,
              autopadding: true,
              barsize,
            },
            cliProgress.Presets.rect,
          )
        : null;
  }

  /** Whether it is drawn. */
  get shown(): boolean {
    return this.bars !== null;
  }

  /** Results that have arrived, of all that will. */
  update(finished: number, total: number): void {
    if (this.bars === null) return;
    this.results ??= this.bars.create(
      total,
      finished,
      {},
      {
        format: `${'results'.padEnd(QUEUE_WIDTH)} {bar} {value}/{total}, {eta_formatted} left`,
      },
    );
    this.results.update(finished);
  }

  /** What is in the queues now. */
  queues(all: readonly QueueCount[]): void {
    if (this.bars === null) return;
    for (const { name, waiting, inFlight, done, dead } of all) {
      const total = waiting + inFlight + done + dead;
      if (total === 0) continue;
      let bar = this.lines.get(name);
      if (bar === undefined) {
        const counts = '{waiting} waiting, {inFlight} in flight, {done} done, {dead} dead';
        const format = `${name.padEnd(QUEUE_WIDTH)} {bar} ${counts}`;
        bar = this.bars.create(total, done, {}, { format });
        this.lines.set(name, bar);
      }
      bar.setTotal(total);
      bar.update(done, { waiting, inFlight, done, dead });
    }
  }

  end(): void {
    this.bars?.stop();
  }
}
