import { SaxesParser } from 'saxes';

/** An XML element as it will be written. It can have an attribute twice, and any name. */
export interface Element {
  name: string;
  attributes: [name: string, value: string][];
  children: Element[];
}

/** The elements of a well-formed text. Text between elements is dropped: XES has none. */
export function elementsOf(text: string): Element {
  const root: Element = { name: '', attributes: [], children: [] };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = { name, attributes: Object.entries(attributes as Record<string, string>), children: [] };
    open.at(-1)!.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(text).close();
  return root.children[0];
}

export function copyOfElement({ name, attributes, children }: Element): Element {
  return { name, attributes: attributes.map(([key, value]) => [key, value]), children: children.map(copyOfElement) };
}

/** Every element with the element that it is in, in the order of the text, without the root. */
export function placesOf(root: Element): { inside: Element; at: number }[] {
  return root.children.flatMap((child, at) => [{ inside: root, at }, ...placesOf(child)]);
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '"': '&quot;' };

/** Attributes are escaped unless `careless`. */
export function asXml({ name, attributes, children }: Element, careless: boolean): string {
  const escaped = (value: string) => (careless ? value : value.replace(/[&<"]/g, (found) => ENTITIES[found]));
  const head = `<${name}${attributes.map(([key, value]) => ` ${key}="${escaped(value)}"`).join('')}`;
  if (children.length === 0) return `${head}/>\n`;
  return `${head}>\n${children.map((child) => asXml(child, careless)).join('')}</${name}>\n`;
}
