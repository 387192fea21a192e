import { spaced } from '../../report/format.ts';

/**
 * `releaseNotice.channel.phone.answered` -> "release notice › channel › phone › answered". A policy before a colon
 * stays as it is.
 */
export function pathInWords(path: string): string {
  const [, policy = '', keys] = /^(.*: )?(.*)$/s.exec(path) ?? ['', '', path];
  return `${policy}${keys.split('.').map(spaced).join(' › ')}`;
}
