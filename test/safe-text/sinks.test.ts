import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { SaxesParser } from 'saxes';
import { csvCell } from '../../src/safe-text/csv-cell.ts';
import { htmlAttribute, htmlText } from '../../src/safe-text/html.ts';
import { jsonText } from '../../src/safe-text/json.ts';
import { jsonInScript } from '../../src/safe-text/json-in-script.ts';
import { markdownCode, markdownText } from '../../src/safe-text/markdown.ts';
import { spreadsheetCell } from '../../src/safe-text/spreadsheet-cell.ts';
import { showUnseenInLines } from '../../src/safe-text/unseen.ts';
import { workflowCommand } from '../../src/safe-text/workflow-command.ts';
import { xmlAttribute, xmlText } from '../../src/safe-text/xml.ts';
import { ALL_TEXTS, NASTY, ORDINARY } from './nasty-texts.ts';
import { acting, commandIn } from './seen.ts';

/** Sinks whose output is to show everything unseen; JSON and XML do so by their own references. */
const SINKS: Record<string, (text: string) => string> = {
  'a CSV cell': csvCell,
  'a cell of a workbook': spreadsheetCell,
  'HTML text': htmlText,
  'an HTML attribute': htmlAttribute,
  JSON: jsonText,
  'JSON in a script': jsonInScript,
  Markdown: markdownText,
  'code in Markdown': markdownCode,
  'a workflow command': (text) => workflowCommand('error', { title: text }, text),
  'XML text': xmlText,
  'an XML attribute': xmlAttribute,
};

describe.each(Object.entries(SINKS))('%s', (name, sink) => {
  test.each(Object.entries(NASTY))('shows what is unseen in %s', (_, text) => {
    // XML may hold any number of marks, which are nothing special to its readers.
    const made = name.includes('XML') ? sink(text).replaceAll(/[\p{Mn}\p{Me}]+/gu, '') : sink(text);
    expect(acting(made)).toBeUndefined();
  });
});

describe.each(ALL_TEXTS)('given %s', (_, text) => {
  test('JSON reads back as it was, and holds no command', () => {
    const json = jsonText({ text, [text]: [text] });
    expect(JSON.parse(json)).toEqual({ text, [text]: [text] });
    expect(commandIn(json)).toBeUndefined();
  });

  test('JSON in a script reads back, and cannot end its element', () => {
    const json = jsonInScript({ text });
    expect(JSON.parse(json)).toEqual({ text });
    expect(json).not.toMatch(/[<>&\n\r\u2028\u2029]/);
  });

  test('HTML has no tag, no quote and no reference of the text', () => {
    for (const made of [htmlText(text), htmlAttribute(text)]) {
      expect(made).not.toMatch(/[<>"'`]/);
      expect(made.replaceAll(/&(amp|lt|gt|quot|#39|#96|#10);/g, '')).not.toContain('&');
    }
    expect(htmlAttribute(text)).not.toContain('\n');
  });

  test('XML reads back, except for what XML cannot hold', () => {
    const read = readXml(`<a b="${xmlAttribute(text)}" c='${xmlAttribute(text)}'>${xmlText(text)}</a>`);
    const held = text.replaceAll(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\ufffd');
    expect(read).toEqual([held, held, held]);
    expect(xmlAttribute(text)).not.toMatch(/[\n\r\u0085\u2028\u2029]/);
  });

  test('a CSV cell is one cell in one line, and no formula', () => {
    const line = `a,${csvCell(text)},b`;
    expect(line).not.toMatch(/[\n\r]/);
    const [[first, cell, last]] = parse(line) as string[][];
    expect([first, last]).toEqual(['a', 'b']);
    expect(cell).not.toMatch(/^[\s"]*[=+\-@\uff1d\uff0b\uff0d\uff20]/);
    expect(cell).not.toMatch(/;\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/);
    expect(commandIn(csvCell(text))).toBeUndefined();
  });

  test('a cell of a workbook is no formula and no escape, and fits', () => {
    const cell = spreadsheetCell(text);
    expect(cell).not.toMatch(/^[\s"]*[=+\-@\uff1d\uff0b\uff0d\uff20]/);
    expect(cell.replaceAll('_x005F_', '')).not.toMatch(/_x[\da-f]{4}_/i);
    expect(cell.length).toBeLessThanOrEqual(32_767);
  });

  test('a workflow command is one line, and decodes to the message', () => {
    const command = workflowCommand('error', { file: text, line: 3 }, text);
    expect(command).not.toMatch(/[\n\r]/);
    const [, properties, message] = /^::error (.*?)::(.*)$/s.exec(command) ?? [];
    expect(properties.split(',')).toHaveLength(2);
    expect(properties.split(',')[0]).toMatch(/^file=[^:]*$/);
    expect(decoded(message)).toBe(showUnseenInLines(text));
  });

  test('Markdown is one line that leaves nothing of the text active', () => {
    const made = markdownText(text);
    expect(made).not.toMatch(/[\n\r]/);
    // Every character that Markdown or HTML gives a meaning is escaped or a reference.
    expect(made).not.toMatch(/@\w/);
    const bare = made.replaceAll(/\\[!-/:-@[-`{-~]/g, '').replaceAll(/&(amp|lt);|<!-- -->/g, '');
    expect(bare).not.toMatch(/[\\`*_{}[\]()#+\-.!|~<>$&:]/);
  });

  test('code in Markdown ends where it should', () => {
    const made = markdownCode(text);
    expect(made).not.toMatch(/[\n\r]/);
    const [, fence, inside] = /^(`+)(.*?)\1$/s.exec(made) ?? [];
    expect(inside.match(/`+/g) ?? []).not.toContain(fence);
    expect(made).not.toMatch(/(?<!\\)\|/);
  });
});

test.each(Object.entries(ORDINARY))('every sink keeps ordinary text readable: %s', (_, text) => {
  expect(csvCell(text)).toBe(text.includes(',') ? `"${text}"` : text);
  expect(spreadsheetCell(text)).toBe(text);
  expect(htmlText(text)).toBe(text);
  expect(JSON.parse(jsonText(text))).toBe(text);
  expect(markdownText(text).replaceAll('\\', '')).toBe(text);
});

describe('planted faults: each check finds a sink that forgets to escape', () => {
  const some = (fails: (text: string) => boolean) => Object.values(NASTY).filter(fails).length;

  test('one that writes texts as they are', () => {
    expect(some((text) => acting(text) !== undefined)).toBeGreaterThan(20);
    expect(some((text) => commandIn(text) !== undefined)).toBeGreaterThan(15);
    expect(some((text) => /[<>"'`]/.test(text))).toBeGreaterThan(5);
  });

  test('JSON as JavaScript writes it', () => {
    expect(some((text) => acting(JSON.stringify(text)) !== undefined)).toBeGreaterThan(10);
    expect(some((text) => JSON.stringify(text).includes('</script'))).toBeGreaterThan(0);
  });

  test('a workflow command that does not encode', () => {
    expect(some((text) => `::error file=${text}::`.split(',').length > 1)).toBeGreaterThan(0);
  });
});

function decoded(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}

/** Two attributes and the text of one element. */
function readXml(xml: string): string[] {
  const read: string[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ attributes }) => read.push(...Object.values(attributes).map(String)));
  parser.on('text', (text) => read.push(text));
  parser.write(xml).close();
  return read;
}
