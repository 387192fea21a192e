import { fileURLToPath } from 'node:url';
import type { QueueName } from '../../../events/queues.ts';
import { countedBytes } from '../../input-files/counted-bytes.ts';
import { inputFile } from '../../input-files/given-file.ts';
import type { RunRecord } from '../../pipeline/store/run-record.ts';
import { UsageError } from '../terminal/failure.ts';

/** A batch as Lambda hands it to a queue's function. */
export interface Batch {
  Records: { messageId: string; body: string; [more: string]: unknown }[];
}

/** The samples, found from the source as well as from the bundle. */
const FOLDER = new URL(`${import.meta.url.endsWith('.ts') ? '../../../' : '../'}events/samples/`, import.meta.url);

/** The largest event that Lambda hands to a function. */
const LARGEST_BYTES = 6 * 1024 * 1024;

/** The file with a queue's sample. */
export function sampleFile(queue: QueueName): string {
  return fileURLToPath(new URL(`${queue}.json`, FOLDER));
}

/** The samples' run, without what depends on a stack. */
export async function sampleRun(): Promise<Omit<RunRecord, 'build' | 'expiresAt'>> {
  return (await readJson(fileURLToPath(new URL('run.json', FOLDER)))) as Omit<RunRecord, 'build' | 'expiresAt'>;
}

/**
 * Reads a batch of messages.
 *
 * @throws UsageError if the file is not one, FileRefusal if it cannot be read.
 */
export async function readBatch(file: string): Promise<Batch> {
  const read = (await readJson(file)) as { Records?: unknown } | null;
  const records: unknown = read?.Records;
  if (!Array.isArray(records) || records.length === 0 || !records.every(isRecord)) {
    throw new UsageError(
      `${inputFile(file).shownAs} is not a batch of messages. ` +
        'Write an object with Records, each with a body and a messageId, such as events/samples/booking.json.',
    );
  }
  return { ...read, Records: records.map((record) => ({ ...RECEIVED, ...record })) };
}

/** What the functions read of a record beside its body. */
const RECEIVED = { attributes: { ApproximateReceiveCount: '1' }, receiptHandle: 'none' };

function isRecord(record: unknown): record is Batch['Records'][number] {
  const { messageId, body } = (record ?? {}) as { messageId?: unknown; body?: unknown };
  return typeof messageId === 'string' && typeof body === 'string';
}

async function readJson(file: string): Promise<unknown> {
  const pieces: Uint8Array[] = [];
  for await (const piece of countedBytes(inputFile(file), { what: 'batch of messages', limit: LARGEST_BYTES }))
    pieces.push(piece);
  try {
    return JSON.parse(Buffer.concat(pieces).toString());
  } catch {
    throw new UsageError(
      `${inputFile(file).shownAs} is not JSON. Write a batch of messages, such as events/samples/booking.json.`,
    );
  }
}
