/** `releaseNotice.channel.phone.answered` as words: "release notice › channel › phone › answered". */
export function pathInWords(keys: readonly string[]): string {
  return keys.map((key) => key.replace(/(?<=[a-z])[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`)).join(' › ');
}
