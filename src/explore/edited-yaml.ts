import { type Document, isMap, isScalar, parseDocument } from 'yaml';
import type { ReadScenario } from '../scenario/steps/read.ts';
import { asWritten, nodeAt, plain, type SourceNode } from '../scenario/text/source-tree.ts';
import { type Edits, withEdits } from './edits.ts';

/** The scenario's text with the edited values in it, each with a comment that says what it was. */
export function editedYaml(text: string, written: ReadScenario, edits: Edits): string {
  if (edits.length === 0) return text;
  const document = parseDocument(text, { keepSourceTokens: false });
  const { tree } = withEdits(written, edits);
  for (const { keys, text: value } of edits) {
    const before = nodeAt(written.tree, keys);
    const top = before === undefined ? asOneValue(keys, tree) : keys;
    const edited = before === undefined ? plain(nodeAt(tree, top)!) : parseDocument(value).toJS();
    const node = document.createNode(edited);
    const was = before === undefined ? 'the scenario left it out' : `it was ${asWritten(before)}`;
    node.comment = ` changed on the page; ${was}`;
    document.setIn(throughValues(document, top), node);
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

/** The keys of the whole value that these lead into: the hours of the default teams belong to their number. */
function asOneValue(keys: readonly string[], tree: SourceNode): readonly string[] {
  const isValue = (depth: number) => {
    const node = nodeAt(tree, keys.slice(0, depth));
    return node?.kind !== 'map' || node.provenance !== undefined;
  };
  const depth = keys.findIndex((_, i) => isValue(i + 1));
  return depth < 0 ? keys : keys.slice(0, depth + 1);
}

/** The keys with `value` wherever the text has {value, source} around what they lead through. */
function throughValues(document: Document, keys: readonly string[]): string[] {
  const found: string[] = [];
  for (const key of keys) {
    const at = document.getIn(found);
    const isWrapped = isMap(at) && at.has('value') && !at.has(key);
    if (isWrapped) found.push('value');
    const inside = isWrapped ? document.getIn(found) : at;
    // A number as a key, such as a year, is not the text that the tree has.
    const pair = isMap(inside)
      ? inside.items.find((item) => isScalar(item.key) && String(item.key.value) === key)
      : null;
    found.push(pair != null && isScalar(pair.key) ? (pair.key.value as string) : key);
  }
  return found;
}
