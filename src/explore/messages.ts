import type { DayLanes } from '../lanes/day-lanes.ts';
import type { PersonLanes } from '../lanes/person-lanes.ts';
import type { Dots } from '../measures/dots.ts';
import type { Result } from '../measures/result.ts';
import type { Problem } from '../refusals/input-error.ts';
import type { EmbeddedFiles } from '../scenario/files/embedded-files.ts';
import type { DefinitionsShown } from '../weekly/definitions-shown.ts';
import type { Compared } from './compared-states.ts';
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

/** From the page to a worker, which answers each with the same number. */
export type Asked =
  | { kind: 'start'; embedded: Embedded }
  | { kind: 'run'; change: number; edits: Edits }
  | { kind: 'yaml'; change: number; edits: Edits }
  | { kind: 'compare'; change: number; edits: Edits; pinned: Edits }
  | { kind: 'person'; change: number; edits: Edits; person: number | null }
  | { kind: 'day'; change: number; edits: Edits; day: number | null; policy: number }
  | { kind: 'definitions'; change: number; edits: Edits }
  | { kind: 'digest'; change: number; edits: Edits };

/** From a worker to the page. */
export type Answer =
  | { kind: 'ready' }
  | ({ kind: 'figures'; change: number; isLast: boolean } & Figures)
  | { kind: 'yaml'; change: number; text: string }
  | { kind: 'compared'; change: number; isLast: boolean; compared: Compared }
  | { kind: 'person'; change: number; lanes: PersonLanes; isChosen: boolean; others: number[] }
  | { kind: 'day'; change: number; lanes: DayLanes; busiest: number | null }
  | { kind: 'definitions'; change: number; shown: DefinitionsShown }
  | { kind: 'digest'; change: number; digest: string }
  | { kind: 'refused'; change: number; problems: readonly Problem[] }
  | { kind: 'failed'; change: number; message: string };

export interface Figures {
  result: Result;
  dots: Dots;
}
