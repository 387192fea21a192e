import { basename } from 'node:path';
import { INPUT_LIMITS } from '../limits/input-limits.ts';
import { VERSION } from '../manifest/version.ts';
import type { Estimate } from '../measures/interval.ts';
import { fileProblem, InputError } from '../refusals/input-error.ts';
import { readBytes } from '../tables/read-bytes.ts';
import { cellsOf, type PlacedRow, Refuser } from './csv-lines.ts';
import { FIGURE_COLUMNS, FIRST_ROW, HEADER_KEYS, INPUT_COLUMNS, rowsSha256, SERIES_COLUMNS } from './file-form.ts';
import { figureRow, type ReadFigure } from './read-figures.ts';
import { readHeader } from './read-header.ts';
import { type ReadSeries, seriesRow } from './read-series.ts';
import { FIGURES, figureIn, type PolicySnapshot, type Snapshot } from './snapshot.ts';

/**
 * Reads a snapshot's file.
 *
 * @throws InputError with the place, if the file cannot be read, is not a snapshot, or has an edited, missing or
 * repeated row. With `scenarioFile`, also if it is the snapshot of another scenario.
 */
export async function readSnapshot(file: string, scenarioFile?: string): Promise<Snapshot> {
  const bytes = await readBytes(file, file, 'snapshot', INPUT_LIMITS.csvBytes.most);
  return readSnapshotText(bytes, file, scenarioFile);
}

/** As `readSnapshot`, but from bytes already read. `file` is the name in messages. */
export function readSnapshotText(bytes: Uint8Array, file: string, scenarioFile?: string): Snapshot {
  const text = decoded(bytes, file).replaceAll('\r\n', '\n');
  const lines = text.split('\n');
  const refuse = new Refuser(file, lines);
  const rows = lines.map((line, i): PlacedRow => ({ line: i + 1, cells: cellsOf(line, i + 1, refuse) }));
  if (!FIRST_ROW.every((cell, i) => rows[0].cells[i]?.text === cell)) {
    const allowed = `a first line "${FIRST_ROW.join(',')}", as pickup-gap snapshot writes it`;
    throw refuse.atLine(1, { message: 'the file is not a snapshot of this version', allowed });
  }
  const { header, rowsSha256: stated } = readHeader(rows.slice(1), refuse);
  if (scenarioFile !== undefined && header.scenario !== basename(scenarioFile)) {
    throw refuse.atLine(HEADER_KEYS.indexOf('scenario') + 2, {
      message: `this is the snapshot of ${header.scenario}, not of ${basename(scenarioFile)}`,
      hint: 'take a new one with pickup-gap snapshot',
    });
  }
  const from = HEADER_KEYS.length + 2;
  const sections = new Sections(rows, from, refuse);
  const inputs = sections.next(INPUT_COLUMNS).map(({ cells: [policy, path, value, source] }) => ({
    policy: policy.text,
    path: path.text,
    value: value.text,
    source: source.text,
  }));
  // Another version may have other measures, and may make its intervals in another way.
  const isOwn = header.program === VERSION;
  const figures = sections.next(FIGURE_COLUMNS).map((row) => figureRow(row, isOwn, refuse));
  const series = sections.next(SERIES_COLUMNS).map((row) => seriesRow(row, { header, isOwn }, refuse));
  sections.end();
  const policies = together(figures, series);
  if (isOwn) checkFigures(figures, policies, refuse);
  const body = text.slice(lines.slice(0, from).reduce((length, line) => length + line.length + 1, 0));
  if (rowsSha256(body) !== stated) {
    throw refuse.atLine(from - 1, { message: 'a row below was edited by hand: its checksum differs', hint: AGAIN });
  }
  return { header, inputs, policies };
}

const AGAIN = 'restore the file from git, or take a new snapshot; it replaces this one';

function decoded(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new InputError([fileProblem(file, 'the file is not UTF-8 text', { allowed: 'a snapshot in UTF-8' })]);
  }
}

/** The sections of rows below the header. A blank line ends each but the last, which ends with the file. */
class Sections {
  private readonly rows: readonly PlacedRow[];
  private readonly refuse: Refuser;
  private at: number;

  constructor(rows: readonly PlacedRow[], from: number, refuse: Refuser) {
    this.rows = rows;
    this.at = from;
    this.refuse = refuse;
  }

  next(columns: readonly string[]): PlacedRow[] {
    const head = this.rows[this.at]?.cells.map(({ text }) => text).join(',');
    if (head !== columns.join(',')) {
      throw this.refuse.atLine(this.at + 1, { message: 'a section is missing', allowed: columns.join(',') });
    }
    const found: PlacedRow[] = [];
    for (this.at++; this.at < this.rows.length && !isBlank(this.rows[this.at]); this.at++) {
      const row = this.rows[this.at];
      if (row.cells.length !== columns.length) {
        const message = `the row has ${row.cells.length} cells; expected ${columns.length}`;
        throw this.refuse.atLine(row.line, { message, allowed: columns.join(',') });
      }
      found.push(row);
    }
    this.at++;
    return found;
  }

  end(): void {
    if (this.at === this.rows.length) return;
    throw this.refuse.atLine(this.at + 1, { message: 'the file continues after its last section', hint: AGAIN });
  }
}

function isBlank({ cells }: PlacedRow): boolean {
  return cells.length === 1 && cells[0].text === '';
}

function together(figures: readonly ReadFigure[], series: readonly ReadSeries[]): PolicySnapshot[] {
  const names = [...new Set(figures.map(({ policy }) => policy))];
  return names.map((name) => ({
    name,
    series: new Map(series.filter(({ policy }) => policy === name).map(({ key, value }) => [key, value])),
    quantiles: new Map(
      figures.filter(({ policy, isQuantile }) => policy === name && isQuantile).map(({ key, value }) => [key, value]),
    ),
  }));
}

/** Each figure must be what the replications give, and no row may be missing or repeated. */
function checkFigures(figures: readonly ReadFigure[], policies: readonly PolicySnapshot[], refuse: Refuser): void {
  const expected = policies.flatMap((policy) => FIGURES.map((figure) => ({ policy, figure })));
  for (const [i, { line, policy, key, value }] of figures.entries()) {
    const due = expected[i];
    if (due === undefined || due.policy.name !== policy || due.figure.key !== key) {
      const message = `the row of ${policy}, ${key} is repeated, or is not in its place`;
      const allowed = due === undefined ? 'no further row' : `${due.policy.name},${due.figure.key},…`;
      throw refuse.atLine(line, { message, allowed, hint: AGAIN });
    }
    const known = figureIn(due.policy, due.figure);
    if (known === undefined) {
      throw refuse.atLine(line, { message: `there are no replications of ${policy}, ${key} below`, hint: AGAIN });
    }
    if (!isSame(value, known)) {
      const message = 'the row was edited by hand: its replications give other figures';
      throw refuse.atLine(line, { message, allowed: [known.mean, known.low, known.high].join(','), hint: AGAIN });
    }
  }
  const missing = expected[figures.length];
  if (missing !== undefined) {
    const line = figures.at(-1)?.line ?? 1;
    const message = `after this row, the row of ${missing.policy.name}, ${missing.figure.key} is missing`;
    throw refuse.atLine(line, { message, hint: AGAIN });
  }
}

function isSame(a: Estimate, b: Estimate): boolean {
  return a.mean === b.mean && a.low === b.low && a.high === b.high;
}
