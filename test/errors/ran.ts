import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Outcome } from './provoke-all.ts';

interface Coverage {
  result: { url: string; functions: { ranges: { startOffset: number; endOffset: number; count: number }[] }[] }[];
}

/** Whether the code at an offset of a file ran. */
export type Ran = (file: string, offset: number) => boolean;

/**
 * Provokes the whole catalogue in a program of its own, in which Node strips the types and so keeps every offset of the
 * file.
 */
export async function provokeAll(): Promise<{ outcomes: Outcome[]; ran: Ran }> {
  const folder = mkdtempSync(join(tmpdir(), 'pickup-gap-errors-'));
  try {
    const env = { ...process.env, NODE_V8_COVERAGE: folder };
    const args = ['--import', './test/errors/pages-in-node.ts', 'test/errors/provoke-all.ts'];
    const { stdout } = await promisify(execFile)(process.execPath, args, { env, maxBuffer: 1 << 26 });
    return { outcomes: JSON.parse(stdout), ran: ranIn(folder) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What the coverage files of a folder say. A program may leave several, one for each of its threads and children. */
function ranIn(folder: string): Ran {
  const files = readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Coverage);
  const scripts = files.flatMap(({ result }) => result);
  return (file, offset) => {
    const url = pathToFileURL(file).href;
    return scripts.some((script) => {
      if (script.url !== url) return false;
      const around = script.functions
        .flatMap(({ ranges }) => ranges)
        .filter(({ startOffset, endOffset }) => startOffset <= offset && offset < endOffset);
      // The innermost range decides.
      return around.sort((a, b) => a.endOffset - a.startOffset - (b.endOffset - b.startOffset))[0]?.count > 0;
    });
  };
}
