import { type Document, isMap, isScalar, parseDocument } from 'yaml';
import type { ReadScenario } from '../scenario/steps/read.ts';
import { asWritten, nodeAt, plain } from '../scenario/text/source-tree.ts';
import { type Edits, withEdits } from './edits.ts';

/** The scenario's text with the edited values in it, each with a comment that says what it was. */
export function editedYaml(text: string, written: ReadScenario, edits: Edits): string {
  if (edits.length === 0) return text;
  const document = parseDocument(text, { keepSourceTokens: false });
  const { tree } = withEdits(written, edits);
  for (const { keys } of edits) {
    // Of a value that is only in the defaults, the whole default is written: the hours of the teams with their number.
    const missing = keys.findIndex((_, depth) => nodeAt(written.tree, keys.slice(0, depth + 1)) === undefined);
    const top = missing < 0 ? keys : keys.slice(0, missing + 1);
    const before = nodeAt(written.tree, keys);
    const was = before === undefined ? 'left out' : asWritten(before);
    const node = document.createNode(plain(nodeAt(tree, top)!));
    node.comment = ` changed on the page; it was ${was.replaceAll(/\s+/g, ' ')}`;
    document.setIn(throughValues(document, top), node);
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

/** The keys with `value` wherever the text has {value, source} around what they lead through. */
function throughValues(document: Document, keys: readonly string[]): string[] {
  const found: string[] = [];
  for (const key of keys) {
    const at = document.getIn(found);
    const isWrapped = isMap(at) && at.has('value') && !at.has(key);
    found.push(...(isWrapped ? ['value', key] : [key]));
    // A number as a key, such as that of an item in a list or of a year.
    const last = document.getIn(found, true);
    if (last === undefined && isMap(at)) {
      const pair = at.items.find((item) => isScalar(item.key) && String(item.key.value) === key);
      if (pair !== undefined && isScalar(pair.key)) found[found.length - 1] = pair.key.value as string;
    }
  }
  return found;
}
