import { nearest } from '../../refusals/nearest.ts';
import { meantBy } from './synonyms.ts';

/** What to say where a file lacks a header: the nearest that it has, or how to name the column of the bookings. */
export function hintOn(missing: string, headers: readonly string[]): string | undefined {
  const near = headers.find((header) => meantBy(header) === missing) ?? nearest(missing, headers);
  if (missing !== 'bookedAt') return near && `did you mean "${near}"?`;
  return `name the column with the bookings: --columns "bookedAt=${near ?? 'ITS HEADER'}", or columns in a scenario`;
}
