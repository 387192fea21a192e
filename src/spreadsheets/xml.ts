import { SaxesParser } from 'saxes';
import { damagedWorkbook } from './not-a-sheet.ts';

interface Handlers {
  open?(name: string, attributes: Record<string, string>): void;
  text?(text: string): void;
  close?(name: string): void;
}

const PIECE = 1 << 16;

/**
 * Reads the XML of a part. Names lose their prefix.
 *
 * @throws NotASheet if it is not well-formed, or declares entities, which could expand without end.
 */
export function readXml(xml: string, { open, text, close }: Handlers): void {
  const parser = new SaxesParser();
  parser.on('error', () => {
    throw damagedWorkbook();
  });
  parser.on('doctype', () => {
    throw damagedWorkbook();
  });
  if (open !== undefined)
    parser.on('opentag', (tag) => open(local(tag.name), tag.attributes as Record<string, string>));
  if (text !== undefined) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  if (close !== undefined) parser.on('closetag', (tag) => close(local(tag.name)));
  for (let at = 0; at < xml.length; at += PIECE) parser.write(xml.slice(at, at + PIECE));
  parser.close();
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
