import { INPUT_LIMITS } from '../limits/input-limits.ts';

/** One form of event log: `export` writes it, `overlay` and `booking.log` read it. */
interface LogFormat {
  /** Its name as used within a sentence. */
  name: string;
  /** The endings that a file's name may have; the first is the usual one. */
  endings: readonly [`.${string}`, ...`.${string}`[]];
  /** Whether it is text and can be printed. */
  isText: boolean;
  /** The largest log that is read. */
  limitBytes: number;
}

const FORMATS = {
  ocel: {
    name: 'OCEL 2.0 JSON',
    endings: ['.json', '.jsonocel'],
    isText: true,
    limitBytes: INPUT_LIMITS.ocelBytes.most,
  },
  xes: { name: 'XES (IEEE 1849)', endings: ['.xes'], isText: true, limitBytes: INPUT_LIMITS.xesBytes.most },
  csv: { name: 'CSV', endings: ['.csv', '.xlsx'], isText: true, limitBytes: INPUT_LIMITS.csvLogBytes.most },
  parquet: { name: 'Parquet', endings: ['.parquet'], isText: false, limitBytes: INPUT_LIMITS.parquetBytes.most },
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
