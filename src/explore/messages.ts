import type { Result } from '../measures/result.ts';
import type { Problem } from '../refusals/input-error.ts';
import type { EmbeddedFiles } from '../scenario/files/embedded-files.ts';
import type { Edits } from './edits.ts';

/** What the page's engine starts from: the scenario as written and the files that it names. */
export interface Embedded {
  /** The file's name in messages. */
  file: string;
  text: string;
  /** SHA-256 of the file's bytes, hexadecimal. */
  sha256: string;
  seed: number;
  replications: number;
  files: EmbeddedFiles;
}

/** From the page to its worker. */
export type Asked = { kind: 'start'; embedded: Embedded } | { kind: 'run'; change: number; edits: Edits };

/** From the worker to the page. `change` is the number of the change that it answers. */
export type Answer =
  | { kind: 'ready' }
  | { kind: 'result'; change: number; result: Result; isLast: boolean }
  | { kind: 'refused'; change: number; problems: readonly Problem[] }
  | { kind: 'failed'; change: number; message: string };
