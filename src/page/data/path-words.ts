import { spaced } from '../../report/format.ts';

/** `releaseNotice.channel.phone.answered` -> "release notice › channel › phone › answered". */
export function pathInWords(path: string): string {
  return path.split('.').map(spaced).join(' › ');
}
