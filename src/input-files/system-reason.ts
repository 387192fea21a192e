const REASONS: Record<string, string> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  ENOTDIR: 'part of the path is not a folder',
  EACCES: 'no permission',
  EPERM: 'no permission',
  EEXIST: 'something of that name is there already',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'the name is too long',
  EMFILE: 'this process may not open more files (see `ulimit -n`)',
  ENFILE: 'the system may not open more files',
  ENOSPC: 'no space is left on the disk',
  EDQUOT: 'your quota on the disk is used up',
  EROFS: 'the file system is read-only',
  EFBIG: 'the file would be larger than the system allows',
  EIO: 'the disk reported an error',
  ENXIO: 'it is a socket, or nothing is at its other end',
  ENOMEM: 'the system has no memory left',
  EBUSY: 'another program is using it',
  EXDEV: 'it is on another disk',
  ENOTEMPTY: 'it is not empty',
  ETXTBSY: 'it is a program that is running',
};

/** Why the system refused, in words. Without the system's own message, which repeats paths. */
export function systemReason(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  return REASONS[code ?? ''] ?? code ?? String(error);
}

/** Whether an error is the system's refusal of a file. */
export function isSystemRefusal(error: unknown): error is NodeJS.ErrnoException {
  const { code } = (error ?? {}) as NodeJS.ErrnoException;
  return code !== undefined && Object.hasOwn(REASONS, code);
}
