import { showUnseen } from './unseen.ts';

/**
 * A value as text in one line of GitHub's Markdown, in a paragraph, a list or a cell of a table. It shows as it was
 * written: no emphasis, link, image, heading, HTML, mention or table column comes from it, and no reference such as
 * `&#x202e;` is decoded.
 */
export function markdownText(value: string): string {
  return (
    showUnseen(value)
      .replaceAll(/[\\`*_{}[\]()#+\-.!|~>$:]/g, '\\$&')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      // An empty comment keeps @name from notifying anybody and a line from beginning with blanks.
      .replaceAll('@', '@<!-- -->')
      .replace(/^\s+/, '')
  );
}

/**
 * A value as code in one line: between more backticks than it has in a row. A pipe is escaped, which GitHub undoes in a
 * table and shows elsewhere.
 *
 * @public
 */
export function markdownCode(value: string): string {
  const text = showUnseen(value).replaceAll('|', '\\|');
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = text === '' || /^[`\s]|[`\s]$/.test(text) ? ' ' : '';
  return `${fence}${pad}${text}${pad}${fence}`;
}
