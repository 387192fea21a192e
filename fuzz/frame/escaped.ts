/** A text as a terminal may show it: what is not a plain letter, digit or sign is written as an escape. */
export function escaped(text: string): string {
  return text.replace(/[^\x20-\x7e]/gu, (found) => {
    const code = found.codePointAt(0)!;
    return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`;
  });
}

/** Bytes for a terminal: the lines of a text in UTF-8, or every other byte as \xNN. */
export function escapedBytes(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('utf8');
  if (Buffer.from(text, 'utf8').equals(bytes)) return text.split('\n').map(escaped).join('\n');
  return [...bytes].map(byteShown).join('');
}

function byteShown(byte: number): string {
  const isPlain = (byte >= 0x20 && byte < 0x7f) || byte === 0x0a;
  return isPlain ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, '0')}`;
}
