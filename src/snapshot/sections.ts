import type { PlacedRow, Refuser } from './csv-lines.ts';
import { sectionSha256 } from './file-form.ts';

/** A section of rows. */
export interface Section {
  /** The line of its heading. */
  line: number;
  rows: PlacedRow[];
  /** Of its lines as they are in the file. */
  sha256: string;
}

/** The sections of rows below the header. A blank line ends each but the last, which ends with the file. */
export class Sections {
  private readonly lines: readonly string[];
  private readonly rows: readonly PlacedRow[];
  private readonly refuse: Refuser;
  private at: number;

  constructor(lines: readonly string[], rows: readonly PlacedRow[], from: number, refuse: Refuser) {
    this.lines = lines;
    this.rows = rows;
    this.refuse = refuse;
    this.at = from;
  }

  /** @throws InputError if the next section has another heading, or a row with too few or too many cells. */
  next(columns: readonly string[]): Section {
    const line = this.at + 1;
    const head = this.rows[this.at]?.cells.map(({ text }) => text).join(',');
    if (head !== columns.join(',')) {
      throw this.refuse.atLine(line, { message: 'a section is missing', allowed: columns.join(',') });
    }
    const rows: PlacedRow[] = [];
    for (this.at++; this.at < this.rows.length && !isBlank(this.rows[this.at]); this.at++) {
      const row = this.rows[this.at];
      if (row.cells.length !== columns.length) {
        const message = `the row has ${row.cells.length} cells; expected ${columns.length}`;
        throw this.refuse.atLine(row.line, { message, allowed: columns.join(',') });
      }
      rows.push(row);
    }
    const sha256 = sectionSha256(
      this.lines
        .slice(line - 1, this.at)
        .map((text) => `${text}\n`)
        .join(''),
    );
    this.at++;
    return { line, rows, sha256 };
  }

  /** @throws InputError if the file continues. */
  end(hint: string): void {
    if (this.at === this.rows.length) return;
    throw this.refuse.atLine(this.at + 1, { message: 'the file continues after its last section', hint });
  }
}

function isBlank({ cells }: PlacedRow): boolean {
  return cells.length === 1 && cells[0].text === '';
}
