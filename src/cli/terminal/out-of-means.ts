import { systemReason } from '../../input-files/system-reason.ts';

/** What a system can run out of at any moment, in any part of the program. */
const CODES = new Set(['EMFILE', 'ENFILE', 'ENOSPC', 'EDQUOT', 'ENOMEM', 'EROFS', 'EIO']);

/**
 * The words for an error that is neither the input's fault nor the program's: the system has run out of something, or
 * the working directory is gone. Undefined for any other error.
 */
export function outOfMeans(error: unknown): string | undefined {
  const { code = '', syscall, message = '' } = (error ?? {}) as NodeJS.ErrnoException;
  if (syscall === 'uv_cwd') return 'The working directory no longer exists. Change to another one (cd) and try again.';
  if (code === 'ERR_STRING_TOO_LONG' || message === 'Invalid string length')
    return 'A text would be longer than 512 MiB, the most that this program can hold. Use a smaller input or output.';
  const found = [...CODES].find(
    (known) => known === code || (code === 'ERR_WORKER_INIT_FAILED' && message.includes(known)),
  );
  return (
    found && `The system stopped the program: ${systemReason({ code: found })}. Change that, then rerun the command.`
  );
}
