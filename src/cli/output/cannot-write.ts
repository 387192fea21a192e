import { UsageError } from '../terminal/failure.ts';

/** The refusal if the system does not let a file or folder be written. */
export function cannotWrite(place: string, error: unknown): UsageError {
  // After the comma it names a temporary file, which the user did not choose.
  const [why] = (error as NodeJS.ErrnoException).message.split(', ');
  return new UsageError(`${place} cannot be written: ${why}. Nothing was left there. Name another place.`);
}
