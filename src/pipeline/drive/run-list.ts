import { deflateSync, inflateSync } from 'node:zlib';
import type { Result } from '../../measures/result.ts';
import { listedKey, RUNS, resultPartitions } from '../store/addresses.ts';
import { fromParts, inParts, readRun } from '../store/run-record.ts';
import type { Store } from '../store/store.ts';
import { resultsSoFar } from './drive.ts';

/** A run as the list of runs holds it: what identifies it to a reader, and what is needed to resume it. */
export interface ListedRun {
  id: string;
  title: string;
  replications: number;
  /** Blocks of this many replications; null: event by event. */
  block: number | null;
  /** How many results it will have: one per block, or one per replication and policy. */
  results: number;
  /** The build of the functions' code that the run was started on: the stack's output FunctionsBuild. */
  build: string;
  /** Milliseconds since 1970. */
  startedAt: number;
  /** When the table may forget its items: seconds since 1970. */
  expiresAt: number;
}

/** What a report says beside its numbers. */
export type Heading = Pick<Result, 'scenario' | 'assumptions' | 'notes'>;

/**
 * A run stays in the list for longer than its items last. A run that may have lost some of its items is thus still
 * known, and is not resumed.
 */
const LISTED_LONGER_SECONDS = 14 * 86_400;

const headingKey = (part: number) => `heading#${String(part).padStart(4, '0')}`;
const ASKED = 'asked';

/**
 * Lists a run and keeps what its report says beside the numbers. The list entry is written last, so that a listed run
 * is complete.
 */
export async function listRun(run: ListedRun, heading: Heading, store: Store): Promise<void> {
  for (const [sk, bytes] of inParts(deflateSync(JSON.stringify(heading)), headingKey)) {
    await store.putBytes(run.id, sk, bytes, run.expiresAt);
  }
  const bytes = Buffer.from(JSON.stringify(run));
  await store.putBytes(RUNS, listedKey(run.id), bytes, run.expiresAt + LISTED_LONGER_SECONDS);
}

/** null if the list has no such run. */
export async function listedRun(id: string, store: Store): Promise<ListedRun | null> {
  const bytes = await store.getBytes(RUNS, listedKey(id));
  return bytes && parsed(bytes);
}

/** All listed runs, the latest first. */
export async function listedRuns(store: Store): Promise<ListedRun[]> {
  const items = await store.query(RUNS, listedKey(''));
  return items.map(({ bytes }) => parsed(bytes.B ?? new Uint8Array())).sort((a, b) => b.startedAt - a.startedAt);
}

/** @throws if the table has no heading, or a part of it is missing. */
export async function readHeading(id: string, store: Store): Promise<Heading> {
  const bytes = await fromParts((part) => store.getBytes(id, headingKey(part)));
  if (bytes === null) throw new Error(`The table has no heading of run ${id}.`);
  return JSON.parse(inflateSync(bytes).toString()) as Heading;
}

/**
 * How many of a run's results are in the table. Blocks are read rather than counted, since a block may be there only in
 * part.
 */
export async function finishedResults({ id, block, results }: ListedRun, store: Store): Promise<number> {
  if (block === null) {
    const keys = await Promise.all(resultPartitions(id).map((partition) => store.keys(partition)));
    return keys.flat().length;
  }
  const run = await readRun(id, (pk, sk) => store.getBytes(pk, sk));
  return results - (await resultsSoFar(run, block, store)).missing.length;
}

/** Records that all of a run's first events were sent. They need not be sent again while messages move. */
export async function markAsked({ id, expiresAt }: ListedRun, store: Store): Promise<void> {
  await store.putBytes(id, ASKED, Buffer.from([1]), expiresAt);
}

export async function wasAsked(id: string, store: Store): Promise<boolean> {
  return (await store.getBytes(id, ASKED)) !== null;
}

function parsed(bytes: Uint8Array): ListedRun {
  return JSON.parse(Buffer.from(bytes).toString()) as ListedRun;
}
