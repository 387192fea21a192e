/** How a table writes its dates, if not as 2018-01-31. The order of day and month is never guessed. */
export const DATE_FORMATS = ['m/d/yyyy', 'd/m/yyyy', 'd.m.yyyy'] as const;

export type DateFormat = (typeof DATE_FORMATS)[number];

const WRITTEN =
  /^(\d{1,2})([/.])(\d{1,2})\2(\d{4})(?:[ ,T]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(?: ?([ap])\.?m\.?)?)?$/i;

/**
 * A date or time of this format in the form of ISO 8601. A text of another format stays as it is, so that its reader
 * refuses it.
 */
export function inIsoForm(text: string, format: DateFormat): string {
  const found = WRITTEN.exec(text);
  if (found === null || (found[2] === '.') !== (format === 'd.m.yyyy')) return text;
  const [, first, , second, year, hour, minute, seconds, half] = found;
  const [month, day] = format === 'm/d/yyyy' ? [first, second] : [second, first];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (hour === undefined) return date;
  const of24 = half === undefined ? Number(hour) : hourOf24(Number(hour), half);
  if (of24 === undefined) return text;
  return `${date}T${String(of24).padStart(2, '0')}:${minute}:${seconds ?? '00'}`;
}

/** 12 AM is midnight. Undefined if no clock of twelve hours shows the hour. */
function hourOf24(hour: number, half: string): number | undefined {
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

/** Which formats could write this text, in words; undefined if none could. */
export function readingsOfDate(text: string): string | undefined {
  const found = WRITTEN.exec(text);
  if (found === null) return undefined;
  const [, first, sign, second] = found;
  if (sign === '.') return 'say how its dates are written: d.m.yyyy';
  const could = [...(Number(first) <= 12 ? ['m/d/yyyy'] : []), ...(Number(second) <= 12 ? ['d/m/yyyy'] : [])];
  return could.length === 0 ? undefined : `say how its dates are written: ${could.join(' or ')}`;
}
