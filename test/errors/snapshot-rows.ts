import { readSnapshotText } from '../../src/snapshot/read-snapshot.ts';
import { takenText } from '../snapshot/small.ts';
import type { Row } from './row.ts';
import { refusedBy } from './scenario-rows.ts';

let kept: Promise<string> | undefined;

/** A row of a snapshot, edited by hand. `from` begins one row of the file; that row becomes `to`. */
export function edited(from: string, to: string, cause: string, shownAs = to): Row {
  return row(shownAs, from, cause, (text) => {
    const lines = text.split('\n');
    const at = lines.findIndex((line) => line.startsWith(from));
    if (at < 0) throw new Error(`The snapshot has no row that begins with ${from}.`);
    return lines.with(at, to).join('\n');
  });
}

/** A snapshot with another text. */
export function rewritten(given: string, cause: string, edit: (text: string) => string | Uint8Array): Row {
  return row(given, 'the file as `pickup-gap snapshot` wrote it', cause, edit);
}

function row(given: string, accepted: string, cause: string, edit: (text: string) => string | Uint8Array): Row {
  const read = async (change: (text: string) => string | Uint8Array) => {
    kept ??= takenText();
    const bytes = Buffer.from(change(await kept));
    return refusedBy(async () => readSnapshotText(bytes, 'small.snapshot.csv', 'small.yaml'));
  };
  return {
    given,
    cause,
    accepted,
    provoke: () => read(edit),
    accept: async () => {
      const [refusal] = await read((text) => text);
      if (refusal !== undefined) throw new Error(refusal.message);
    },
  };
}

/** Without the first row that begins so. */
export function without(start: string): (text: string) => string {
  return (text) => {
    const lines = text.split('\n');
    return lines
      .toSpliced(
        lines.findIndex((line) => line.startsWith(start)),
        1,
      )
      .join('\n');
  };
}
