import { UsageError } from '../terminal/failure.ts';

/** The refusal where the system does not let a file or folder be written. */
export function cannotWrite(place: string, error: unknown): UsageError {
  const { message } = error as NodeJS.ErrnoException;
  return new UsageError(`${place} cannot be written: ${message}. Nothing was left there. Name another place.`);
}
