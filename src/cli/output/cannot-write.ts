import { UsageError } from '../terminal/failure.ts';

/** What the system says against a file or folder that was to be written. */
export function cannotWrite(place: string, error: unknown): UsageError {
  const { message } = error as NodeJS.ErrnoException;
  return new UsageError(`${place} cannot be written: ${message}. Nothing was left there. Name another place.`);
}
