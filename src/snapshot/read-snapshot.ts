import { basename } from 'node:path';
import { INPUT_LIMITS } from '../limits/input-limits.ts';
import { VERSION } from '../manifest/version.ts';
import { fileProblem, InputError } from '../refusals/input-error.ts';
import { readBytes } from '../tables/read-bytes.ts';
import { AGAIN, checkFigures } from './check-figures.ts';
import { checkPolicies } from './check-policies.ts';
import { cellsOf, type PlacedRow, Refuser } from './csv-lines.ts';
import { FIGURE_COLUMNS, FIRST_ROW, HEADER_KEYS, INPUT_COLUMNS, SERIES_COLUMNS } from './file-form.ts';
import { figureRow, type ReadFigure } from './read-figures.ts';
import { readHeader } from './read-header.ts';
import { type ReadSeries, seriesRow } from './read-series.ts';
import { Sections } from './sections.ts';
import type { PolicySnapshot, Snapshot } from './snapshot.ts';

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
  const { header, sums } = readHeader(rows.slice(1), refuse);
  if (scenarioFile !== undefined && header.scenario !== basename(scenarioFile)) {
    throw refuse.atLine(HEADER_KEYS.indexOf('scenario') + 2, {
      message: `this is the snapshot of ${header.scenario}, not of ${basename(scenarioFile)}`,
      hint: 'take a new one with pickup-gap snapshot',
    });
  }
  const sections = new Sections(lines, rows, HEADER_KEYS.length + 2, refuse);
  const [ofInputs, ofFigures, ofSeries] = [INPUT_COLUMNS, FIGURE_COLUMNS, SERIES_COLUMNS].map((columns) =>
    sections.next(columns),
  );
  sections.end(AGAIN);
  const inputs = ofInputs.rows.map(({ cells: [policy, path, value, source] }) => ({
    policy: policy.text,
    path: path.text,
    value: value.text,
    source: source.text,
  }));
  checkPolicies(inputs, [ofInputs, ofFigures, ofSeries], refuse);
  // Another version may have other measures, and may make its intervals in another way.
  const isOwn = header.program === VERSION;
  const figures = ofFigures.rows.map((row) => figureRow(row, isOwn, refuse));
  const series = ofSeries.rows.map((row) => seriesRow(row, { header, isOwn }, refuse));
  const policies = together(figures, series);
  const isEdited = { figures: ofFigures.sha256 !== sums.figures, series: ofSeries.sha256 !== sums.replications };
  if (isOwn) checkFigures({ figures, series, policies, isEdited }, refuse);
  for (const [section, sum] of [
    [ofInputs, sums.inputs],
    [ofFigures, sums.figures],
    [ofSeries, sums.replications],
  ] as const) {
    if (section.sha256 === sum) continue;
    const message = `one of the ${section.rows.length} rows below was edited by hand: their checksum differs`;
    throw refuse.atLine(section.line, { message, hint: `git diff may show which; ${AGAIN}` });
  }
  return { header, inputs, policies };
}

function decoded(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new InputError([fileProblem(file, 'the file is not UTF-8 text', { allowed: 'a snapshot in UTF-8' })]);
  }
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
