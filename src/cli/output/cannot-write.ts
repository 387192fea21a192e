import { systemReason } from '../../input-files/system-reason.ts';
import { UsageError } from '../terminal/failure.ts';

/** Reasons that mean something else for a file that is written than for one that is read. */
const REASONS: Record<string, string> = {
  ENOENT: 'its folder does not exist, or takes no new files',
};

/** The refusal if the system does not let a file or folder be written. */
export function cannotWrite(place: string, error: unknown): UsageError {
  const why = REASONS[(error as NodeJS.ErrnoException).code ?? ''] ?? systemReason(error);
  return new UsageError(`${place} cannot be written: ${why}. Nothing was left there. Name another place.`);
}
