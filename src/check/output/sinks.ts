// To be replaced by src/safe-text/ once that room is merged: the functions have its names and its promises.

/** A line for a terminal. */
export function terminalLine(line: string): string {
  return shown(line).replace(/^(\s*):(?=:)/, '$1\\u003a');
}

/** A value as text in one line of Markdown. */
export function markdownText(value: string): string {
  return shown(value)
    .replaceAll(/[\\`*_{}[\]()#+\-!|~>$:]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('@', '@<!-- -->');
}

const MARKUP: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** A value as text or attribute of an XML element. */
export function xmlText(value: string): string {
  return value
    .replaceAll(/[&<>"']/g, (found) => MARKUP[found])
    .replaceAll(FORBIDDEN, '\ufffd')
    .replaceAll(/[\n\r\t]/g, (found) => `&#x${found.charCodeAt(0).toString(16)};`);
}

/** A command to a GitHub Actions runner, in one line. */
export function workflowCommand(
  name: 'error' | 'warning' | 'notice',
  properties: Readonly<Record<string, string | number>>,
  message: string,
): string {
  const given = Object.entries(properties).map(([key, value]) => `${key}=${property(String(value))}`);
  return `::${name}${given.length === 0 ? '' : ` ${given.join(',')}`}::${encoded(message)}`;
}

function encoded(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return encoded(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function shown(text: string): string {
  return text.replace(/[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu, (found) => {
    return found === '\n' ? '\\n' : `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
