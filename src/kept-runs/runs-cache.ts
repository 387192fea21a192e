import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { askedParts } from '../engine/plan/parts-of-run.ts';
import { PARTS } from '../measures/parts.ts';
import type { CachedTask, RunsCache } from './growing-runs.ts';
import { runsFromBytes, runsToBytes, type Shape } from './runs-bytes.ts';

/** Where bytes are kept by key. */
interface Shelf {
  get(key: string): Uint8Array | null;
  put(key: string, bytes: Uint8Array): void;
}

/** Keeps runs in this process, for `--watch`. */
export function runsInMemory(program: string): RunsCache {
  const kept = new Map<string, Uint8Array>();
  return cacheOn({ get: (key) => kept.get(key) ?? null, put: (key, bytes) => kept.set(key, bytes) }, program);
}

/**
 * Keeps runs in a folder. A damaged file, or one of another shape, counts as absent and is written again. A file is
 * written whole under another name and then renamed, so that several processes can share the folder.
 *
 * @throws NodeJS.ErrnoException if the folder cannot be created.
 */
export function runsInFolder(folder: string, program: string): RunsCache {
  mkdirSync(folder, { recursive: true });
  const fileOf = (key: string) => join(folder, `${key}.runs`);
  return cacheOn(
    {
      get(key) {
        try {
          return readFileSync(fileOf(key));
        } catch {
          return null;
        }
      },
      put(key, bytes) {
        const temporary = `${fileOf(key)}.new-${process.pid}`;
        try {
          writeFileSync(temporary, bytes);
          renameSync(temporary, fileOf(key));
        } catch {
          // A full disk must not fail a check whose figures are known: the runs are only not kept.
          rmSync(temporary, { force: true });
        }
      },
    },
    program,
  );
}

function cacheOn(shelf: Shelf, program: string): RunsCache {
  return {
    async get(task) {
      const bytes = shelf.get(keyOf(task, program));
      return bytes === null ? null : runsFromBytes(bytes, shapeOf(task));
    },
    async put(task, kept) {
      shelf.put(keyOf(task, program), runsToBytes(kept));
    },
  };
}

/** SHA-256 of everything that decides the bytes of the runs. */
function keyOf({ scenario, by, replications }: CachedTask, program: string): string {
  const { replications: _, title: _title, description: _description, context: _context, ...rest } = scenario;
  return createHash('sha256')
    .update(JSON.stringify([program, by, replications, rest]))
    .digest('hex');
}

function shapeOf({ scenario, by, replications }: CachedTask): Shape {
  const asked = askedParts(scenario, by);
  const parts = PARTS.reduce((sum, part) => sum + asked[part], 0);
  return { replications, policies: scenario.policies.length, parts };
}
