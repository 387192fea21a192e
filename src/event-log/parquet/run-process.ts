import { type ChildProcess, fork } from 'node:child_process';
import { ColumnMap, type OwnName } from '../columns/column-map.ts';
import { CANNOT_READ, type Exceeded, type ParquetColumn, ParquetRefusal, type ParquetReply } from './parquet-reply.ts';

/** Beside the source in TypeScript, beside the bundle in JavaScript. */
const FILE = new URL(
  import.meta.url.endsWith('.ts') ? './parquet-process.ts' : './parquet-process.js',
  import.meta.url,
);
/** How much memory the process may take. */
interface Bounds {
  /** V8's heap, in MiB. Beyond it V8 ends the process. */
  heapMib: number;
  /** All that is resident, in bytes. Beyond it the process ends itself. */
  memory: number;
}

const BOUNDS: Bounds = { heapMib: 1024, memory: 2 * 1024 ** 3 };

export interface ParquetTable {
  rows: number;
  /** Of all columns, also of those that no log has. */
  names: string[];
  columns: Map<OwnName, ParquetColumn>;
}

/**
 * Reads a Parquet file in a process of its own. A thread would not do: when a damaged file makes an array grow, V8 ends
 * the whole process, whatever limits the thread has.
 *
 * @throws ParquetRefusal
 */
export async function readInProcess(
  bytes: Uint8Array,
  { heapMib, memory } = BOUNDS,
  map = new ColumnMap(),
): Promise<ParquetTable> {
  const child = fork(FILE, [String(bytes.length), String(memory), JSON.stringify(map.mapped)], {
    execArgv: [`--max-old-space-size=${heapMib}`, '--max-semi-space-size=16', '--no-warnings'],
    // Options for this process may not suit that one.
    env: { ...process.env, NODE_OPTIONS: '' },
    serialization: 'advanced',
    stdio: ['pipe', 'pipe', 'pipe', 'ipc'],
  });
  const stop = () => child.kill('SIGKILL');
  process.once('exit', stop);
  try {
    return await listen(child, bytes);
  } finally {
    process.off('exit', stop);
    stop();
  }
}

async function listen(child: ChildProcess, bytes: Uint8Array): Promise<ParquetTable> {
  const columns = new Map<OwnName, ParquetColumn>();
  let ending: Exclude<ParquetReply, { kind: 'column' }> | undefined;
  child.on('message', (reply: ParquetReply) => {
    if (reply.kind === 'column') columns.set(reply.key, reply.column);
    else ending = reply;
  });
  const said = textOf(child.stdout!);
  const failed = textOf(child.stderr!);
  // The process may end before it has read everything; its end says why.
  child.stdin!.on('error', () => {});
  child.stdin!.end(bytes);
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve([code, signal]));
  });
  if (ending?.kind === 'refused') throw new ParquetRefusal(ending.refused);
  if (ending?.kind === 'read') return { rows: ending.rows, names: ending.names, columns };
  const exceeded = (await said) as Exceeded | '';
  const stderr = await failed;
  if (exceeded === '' && signal === null && !/out of memory|heap limit|invalid array length/i.test(stderr))
    throw new Error(`The process that reads Parquet files ended with code ${code}.\n${stderr}`);
  const spent: string = exceeded || 'memory';
  throw new ParquetRefusal({
    message: `${CANNOT_READ}: reading it takes more ${spent} than a log needs`,
    allowed: 'a whole Parquet file',
    hint: 'it may be damaged: export it again, or export it as CSV',
    // The message shows nothing of the file.
    isLog: true,
  });
}

async function textOf(stream: NodeJS.ReadableStream): Promise<string> {
  let text = '';
  for await (const piece of stream) if (text.length < 10_000) text += String(piece);
  return text;
}
