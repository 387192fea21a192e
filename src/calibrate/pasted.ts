import type { Figure, Range } from '../scenario/text/range.ts';
import { valueAt } from '../scenario/text/range.ts';
import { asWritten, type Provenance, type SourceNode } from '../scenario/text/source-tree.ts';
import type { KeptRange } from './kept-ranges.ts';

/** A value with a range, as it is before the fit. */
export interface Fitted {
  node: SourceNode;
  range: Range;
  kept: KeptRange;
  /** Of alternatives: the weight of each; otherwise empty. */
  alternatives: readonly number[];
}

/** An alternative with less than this is left out of what is pasted. */
export const LEAST_WEIGHT = 0.05;
const DIGITS = 3;

/** A value and its range after the fit, as a YAML flow map to replace the value with. */
export function pasted({ node, range, kept, alternatives }: Fitted, note: string): string {
  const from = provenanceOf(node.provenance, note);
  if (range.kind === 'oneOf') {
    const left = range.nodes.filter((_, i) => alternatives[i] >= LEAST_WEIGHT);
    const likeliest = range.nodes[alternatives.indexOf(Math.max(...alternatives))];
    const value = left.some((one) => asWritten(one) === asWritten(node)) ? node : likeliest;
    const rest = left.length < 2 ? '' : `, range: { oneOf: [${left.map(flow).join(', ')}] }`;
    return `{ value: ${flow(value)}${rest}${from} }`;
  }
  const [low, high] = endsOf(range, kept);
  const number = numberIn(node, range.low);
  const value =
    number !== null && number >= low && number <= high
      ? flow(node)
      : scalar(rounded(numberAt(range, kept.middle), 'near'), range.low);
  return `{ value: ${value}, range: [${scalar(low, range.low)}, ${scalar(high, range.low)}]${from} }`;
}

/** The ends of a kept range in words, such as "3.1 % to 8.2 %". */
export function keptInWords(range: Range, kept: KeptRange): string {
  if (range.kind === 'oneOf') return '';
  const [low, high] = endsOf(range, kept).map((end) => plainText(end, range.low));
  return `${low} to ${high}`;
}

/** Rounded outwards, and within the range as written. */
function endsOf(range: Exclude<Range, { kind: 'oneOf' }>, { low, high }: KeptRange): [number, number] {
  return [
    Math.max(range.low.number, rounded(numberAt(range, low), 'down')),
    Math.min(range.high.number, rounded(numberAt(range, high), 'up')),
  ];
}

function numberAt(range: Range, u: number): number {
  const { low } = range as Exclude<Range, { kind: 'oneOf' }>;
  // Places are in the open interval (0, 1).
  return numberIn(valueAt(range, Math.min(1 - 1e-12, Math.max(1e-12, u))), low) ?? low.number;
}

/** null if the value is not written like the figures of the range. */
function numberIn(node: SourceNode, { before, after }: Figure): number | null {
  if (node.kind !== 'scalar') return null;
  if (typeof node.value === 'number') return before + after === '' ? node.value : null;
  const text = node.text.trim();
  if (!text.startsWith(before) || !text.endsWith(after.trim())) return null;
  const digits = text.slice(before.length, text.length - after.trim().length).trim();
  return /^\d+(?:\.\d+)?$/.test(digits) ? Number(digits) : null;
}

function rounded(number: number, way: 'down' | 'up' | 'near'): number {
  if (number === 0) return 0;
  const step = 10 ** (Math.floor(Math.log10(Math.abs(number))) - DIGITS + 1);
  const steps = number / step;
  const whole =
    way === 'near' ? Math.round(steps) : way === 'down' ? Math.floor(steps + 1e-9) : Math.ceil(steps - 1e-9);
  return Number((whole * step).toPrecision(DIGITS + 1));
}

function plainText(number: number, { before, after }: Figure): string {
  const digits = number.toLocaleString('en-US', { useGrouping: false, maximumSignificantDigits: 10 });
  return before === '' && after === '' ? digits : `${before}${digits} ${after}`.trim();
}

function scalar(number: number, figure: Figure): string {
  return quoted(plainText(number, figure));
}

function provenanceOf({ source }: Provenance = {}, note: string): string {
  const from = source === undefined ? '' : `source: ${JSON.stringify(source)}, `;
  return `, basis: assumption, ${from}note: ${JSON.stringify(note)}`;
}

/** A node as YAML on one line. */
function flow(node: SourceNode): string {
  if (node.kind === 'list') return `[${node.items.map(flow).join(', ')}]`;
  if (node.kind === 'map')
    return `{ ${[...node.entries].map(([key, entry]) => `${quoted(key)}: ${flow(entry.node)}`).join(', ')} }`;
  return typeof node.value === 'string' ? quoted(node.text) : node.text;
}

/** Only what YAML reads as the same plain text stays without quotes. */
function quoted(text: string): string {
  return /^[\p{L}\d$.][\p{L}\d $.%–-]*$/u.test(text) ? text : JSON.stringify(text);
}
