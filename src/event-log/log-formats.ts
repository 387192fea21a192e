/** One form of event log: `export` writes it, `overlay` and `booking.log` read it. */
interface LogFormat {
  /** Its name as used within a sentence. */
  name: string;
  /** The endings that a file's name may have; the first is the usual one. */
  endings: readonly [`.${string}`, ...`.${string}`[]];
  /** Whether it is text and can be printed. */
  isText: boolean;
  /** The largest log that is read: a little more than MOST_CASES cases usually take. */
  limitBytes: number;
}

const MIB = 1024 * 1024;

const FORMATS = {
  ocel: { name: 'OCEL 2.0 JSON', endings: ['.json', '.jsonocel'], isText: true, limitBytes: 1280 * MIB },
  xes: { name: 'XES (IEEE 1849)', endings: ['.xes'], isText: true, limitBytes: 1024 * MIB },
  csv: { name: 'CSV', endings: ['.csv'], isText: true, limitBytes: 256 * MIB },
  parquet: { name: 'Parquet', endings: ['.parquet'], isText: false, limitBytes: 256 * MIB },
} as const satisfies Record<string, LogFormat>;

export type LogFormatKey = keyof typeof FORMATS;

export type TextLogFormat = {
  [Key in LogFormatKey]: (typeof FORMATS)[Key]['isText'] extends true ? Key : never;
}[LogFormatKey];

export const LOG_FORMATS: Readonly<Record<LogFormatKey, LogFormat>> = FORMATS;
export const LOG_FORMAT_KEYS = Object.keys(FORMATS) as LogFormatKey[];

export function isTextLog(format: LogFormatKey): format is TextLogFormat {
  return LOG_FORMATS[format].isText;
}
