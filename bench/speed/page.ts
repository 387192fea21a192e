import type { SpeedTables } from './tables.ts';

/** The tables as a page of their own. */
export function asMarkdown({ measured, sections }: SpeedTables): string {
  const parts = sections.map(({ title, tables }) => [`## ${title}`, ...tables].join('\n\n'));
  return `${[measured, ...parts].join('\n\n')}\n`;
}

/**
 * A page with its tables replaced by those measured now: each heading's, in order. Also replaces the sentence that says
 * when and on what they were measured. Throws if the page has no such heading, or not as many tables under it.
 */
export function intoPage(page: string, { measured, sections }: SpeedTables): string {
  const blocks = page.split('\n\n');
  const dated = blocks.findIndex((block) => block.startsWith('Measured on '));
  if (dated < 0) throw new Error('The page does not say when it was measured.');
  blocks[dated] = wrapped(measured);
  for (const { title, tables } of sections) {
    const from = blocks.indexOf(`## ${title}`);
    if (from < 0) throw new Error(`The page has no heading "${title}".`);
    const next = blocks.findIndex((block, i) => i > from && block.startsWith('## '));
    const within = blocks.slice(from, next < 0 ? undefined : next);
    const places = within.flatMap((block, i) => (block.startsWith('|') ? [from + i] : []));
    if (places.length !== tables.length) {
      throw new Error(`"${title}" has ${places.length} tables in the page, and ${tables.length} were measured.`);
    }
    places.forEach((place, i) => {
      blocks[place] = tables[i];
    });
  }
  return `${blocks.join('\n\n').trimEnd()}\n`;
}

/** Prose is at most 100 columns wide. */
function wrapped(text: string): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`.trimStart();
    if (longer.length <= 100) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.join('\n');
}
