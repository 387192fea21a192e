import type { LogForm } from '../../event-log/read/log-form.ts';
import type { ReadLog } from '../../event-log/read/read-log.ts';
import type { Table } from '../../tables/table.ts';

/**
 * The files that one scenario names, by the names it gives them. They may be on a disk, or in the page that a browser
 * shows. Each has the SHA-256 of its bytes, hexadecimal, and its path as messages show it.
 */
export interface ScenarioFiles {
  /**
   * A built-in preset by its name, or a file of the user's by its path.
   *
   * @throws InputError if it cannot be read.
   */
  readPreset(name: string): Promise<PresetBytes>;

  /**
   * Columns of a CSV file, or of a sheet of a workbook, by default the first.
   *
   * @throws InputError if the file cannot be read, is not a CSV or lacks a column.
   */
  readColumns(csv: string, columns: readonly string[], sheet?: string): Promise<Table>;

  /**
   * A log of cases. Times without an offset are local in `zone`; `form` says what the file does not say of itself.
   *
   * @throws InputError if the file cannot be read or a case is not valid.
   */
  readLog(log: string, zone: string, form?: LogForm): Promise<ReadLog>;
}

export interface PresetBytes {
  bytes: Uint8Array;
  sha256: string;
  shownAs: string;
}
