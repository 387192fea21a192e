import { NotAValue } from '../../refusals/not-a-value.ts';
import { isUnitOfTime } from '../values/duration-text.ts';
import { countOf, NUMBER, numberOf } from '../values/numbers.ts';
import { type Figure, type Range, rangeAsWritten } from './range.ts';
import { asWritten, type MapNode, type SourceNode } from './source-tree.ts';
import type { Report } from './tree-builder.ts';

const ALLOWED =
  '[low, high], {triangular: [low, most likely, high]}, {quantiles: {0: least, 50: …, 100: greatest}} ' +
  'or {oneOf: [one, another, …]}, figures in the same unit';

const FIGURE = new RegExp(`^(\\D*?)(${NUMBER})(.*)$`, 's');

/** Reads the `range` of a value, which must contain the value itself. Passes what is wrong to `report`. */
export function readRange(node: SourceNode, value: SourceNode, report: Report): Range | undefined {
  const range = rangeIn(node, report);
  const outside = range && outsideOf(range, value);
  if (outside !== undefined) report(value.place ?? node.place, ...outside);
  return range;
}

/** The problem and the allowed values if the value that runs would use is outside its range; otherwise undefined. */
function outsideOf(range: Range, value: SourceNode): [message: string, allowed: string] | undefined {
  const allowed = `${rangeAsWritten(range)}; or a range that holds it`;
  const wrong = (why: string): [string, string] => [`${asWritten(value)}, which runs use, ${why}`, allowed];
  if (range.kind === 'oneOf') {
    return range.nodes.some((node) => isSame(node, value))
      ? undefined
      : wrong('is not one of the choices in its range');
  }
  const figure = figureIn(value);
  const { low, high } = range;
  if (figure === undefined || figure.before !== low.before || figure.after !== low.after)
    return wrong('is in another unit than its range');
  return figure.number < low.number || figure.number > high.number ? wrong('is outside its range') : undefined;
}

/** Whether two values are the same in words, or as figures in the same unit: 1,360 and 1360. */
function isSame(a: SourceNode, b: SourceNode): boolean {
  const [x, y] = [figureIn(a), figureIn(b)];
  if (x === undefined || y === undefined) return asWritten(a) === asWritten(b);
  return x.number === y.number && x.before === y.before && x.after === y.after;
}

function rangeIn(node: SourceNode, report: Report): Range | undefined {
  const wrong = (message: string, at: SourceNode = node) => report(at.place, message, ALLOWED);
  if (node.kind === 'list') return between(node, wrong);
  const [kind, entry] = node.kind === 'map' && node.entries.size === 1 ? [...node.entries][0] : [undefined, undefined];
  if (kind === 'quantiles' && entry?.node.kind === 'map') return quantilesIn(entry.node, wrong);
  if (entry?.node.kind !== 'list' || (kind !== 'triangular' && kind !== 'oneOf')) {
    wrong(`expected a range, got ${asWritten(node)}`);
    return undefined;
  }
  const { items } = entry.node;
  if (kind === 'oneOf') {
    if (items.length >= 2) return { kind, nodes: items };
    wrong(`expected two or more choices in oneOf, got ${items.length}`);
    return undefined;
  }
  const figures = figuresOf(items, 3, wrong);
  return figures && { kind, low: figures[0], mode: figures[1], high: figures[2] };
}

function between(node: SourceNode & { kind: 'list' }, wrong: (message: string) => void): Range | undefined {
  const figures = figuresOf(node.items, 2, wrong);
  return figures && { kind: 'uniform', low: figures[0], high: figures[1] };
}

function quantilesIn({ entries }: MapNode, wrong: (message: string) => void): Range | undefined {
  const read = [...entries].map(([key, { node }]) => ({ percent: /^(\d+(?:\.\d+)?)\s*%?$/.exec(key)?.[1], node }));
  const sorted = read.toSorted((a, b) => Number(a.percent) - Number(b.percent));
  const percents = sorted.map(({ percent }) => Number(percent));
  if (
    percents[0] !== 0 ||
    percents.at(-1) !== 100 ||
    percents.some((percent, i) => !(percent > (percents[i - 1] ?? -1)))
  ) {
    wrong('quantiles must run from 0 to 100, each percentage once');
    return undefined;
  }
  const nodes = sorted.map(({ node }) => node);
  const figures = figuresOf(nodes, nodes.length, wrong);
  if (figures === undefined) return undefined;
  const points = figures.map((figure, i) => [percents[i] / 100, figure] as const);
  return { kind: 'quantiles', low: figures[0], high: figures.at(-1)!, points };
}

/** Reads `due` figures, which must have the same words around them and never fall. */
function figuresOf(items: readonly SourceNode[], due: number, wrong: (message: string) => void): Figure[] | undefined {
  const figures = items.flatMap((item) => figureIn(item) ?? []);
  if (items.length !== due || figures.length !== due) {
    wrong(`expected ${due} figures, got ${items.map(asWritten).join(', ') || 'none'}`);
    return undefined;
  }
  const [first] = figures;
  if (figures.some(({ before, after }) => before !== first.before || after !== first.after)) {
    wrong(`${items.map(asWritten).join(' and ')} are not in the same unit`);
    return undefined;
  }
  if (figures.some(({ number }, i) => i > 0 && number < figures[i - 1].number)) {
    wrong('the figures must run from the smaller to the larger');
    return undefined;
  }
  return figures;
}

/** The number of a value such as "10 %", with the words around it; undefined for anything else. */
export function figureIn(node: SourceNode): Figure | undefined {
  if (node.kind !== 'scalar') return undefined;
  const parts = FIGURE.exec(node.text);
  if (parts === null) return undefined;
  const [before, after] = [parts[1].trim(), parts[3].trim()];
  try {
    // A duration of 1,500 h is refused, because its comma can be a decimal comma. A count of 1,500 is not.
    return { number: (isUnitOfTime(after) ? numberOf : countOf)(parts[2]), before, after };
  } catch (error) {
    if (error instanceof NotAValue) return undefined;
    throw error;
  }
}
