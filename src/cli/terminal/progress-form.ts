import { isInCi } from './in-ci.ts';

/** How progress is shown on stderr: a bar, a line now and then, one JSON object per line, or not at all. */
export type ProgressForm = 'bar' | 'plain' | 'json' | 'none';

/** What --progress offers. */
export const PROGRESS_FORMS = ['bar', 'plain', 'json', 'none'] as const satisfies ProgressForm[];

let asked: ProgressForm | undefined;

/** Sets what --progress or --quiet asks for; undefined: as the surroundings suggest. */
export function askForProgress(form: ProgressForm | undefined): void {
  asked = form;
}

/** A bar is drawn only on a terminal that can redraw a line, and only where somebody looks at it. */
export function progressForm(stream: { isTTY?: boolean } = process.stderr, env = process.env): ProgressForm {
  if (asked === 'bar') return stream.isTTY ? 'bar' : 'none';
  if (asked !== undefined) return asked;
  if (isInCi(env) || env.TERM === 'dumb') return 'plain';
  return stream.isTTY ? 'bar' : 'none';
}
