import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { QUEUE_NAMES, queueOutput, TABLE_OUTPUT } from '../../events/queues.ts';
import { type DriveOutcome, drive } from '../pipeline/drive.ts';
import { Outbox } from '../pipeline/outbox.ts';
import { Store } from '../pipeline/store.ts';
import type { ResolvedScenario } from '../scenario/resolved.ts';
import { awsClients } from '../stack/aws-clients.ts';
import { startLocalStack } from '../stack/local-stack.ts';

export interface LocalOptions {
  /** People whom one message carries at most. */
  chunk: number;
  /** Blocks of this many replications, or null: event by event. */
  block: number | null;
  stop: AbortSignal;
  onProgress(finished: number, total: number): void;
}

/** Beside the source and beside the bundle alike: what `npm run build` synthesised. */
const ASSEMBLY = new URL(`${import.meta.url.endsWith('.ts') ? '../../dist/' : './'}stack/`, import.meta.url);
/** The local queues keep nothing when they stop; any time to come will do. */
const NEVER_FORGOTTEN = 4_102_444_800;
const GRACE_MILLISECONDS = 2000;

/** Runs a scenario through the deployable functions on embedded servers, on loopback. */
export async function runOnLocal(scenario: ResolvedScenario, options: LocalOptions): Promise<DriveOutcome> {
  const first = options.block === null ? 'booking' : 'replication';
  const stack = await startLocalStack({
    assembly: fileURLToPath(ASSEMBLY),
    retryAfterSeconds: 1,
    warm:
      options.block === null
        ? QUEUE_NAMES.filter((name) => name !== 'replication').map(queueOutput)
        : [queueOutput(first)],
  });
  const clients = awsClients(stack.endpoints);
  try {
    const store = new Store(clients.dynamoDb, stack.outputs[TABLE_OUTPUT]);
    const outbox = new Outbox(clients.sqs, (queue) => stack.outputs[queueOutput(queue)]);
    const work = drive({
      run: { id: runId(scenario, options), scenario, chunk: options.chunk, expiresAt: NEVER_FORGOTTEN },
      block: options.block,
      store,
      outbox,
      stop: options.stop,
      async queues() {
        const all = await stack.progress();
        return {
          moving: all.reduce((sum, queue) => sum + queue.waiting + queue.inFlight, 0),
          dead: all.reduce((sum, queue) => sum + queue.dead, 0),
        };
      },
      onProgress: options.onProgress,
      graceMilliseconds: GRACE_MILLISECONDS,
    });
    return await Promise.race([work, stack.broken]);
  } finally {
    clients.close();
    await stack.stop();
  }
}

/** The same run has the same id, so that one begun before is found again. */
function runId(scenario: ResolvedScenario, { chunk, block }: LocalOptions): string {
  return createHash('sha256')
    .update(JSON.stringify([scenario, chunk, block]))
    .digest('hex')
    .slice(0, 20);
}
