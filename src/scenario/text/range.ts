import { empiricalQuantile } from '../../draws/empirical.ts';
import { asWritten, type SourceNode } from './source-tree.ts';

/** What a value could be instead of what is written, if it is not known. */
export type Range =
  | { kind: 'uniform'; low: Figure; high: Figure }
  | { kind: 'triangular'; low: Figure; mode: Figure; high: Figure }
  /** Piecewise linear between the figures at these probabilities, which run from 0 to 1. */
  | {
      kind: 'quantiles';
      low: Figure;
      high: Figure;
      points: readonly (readonly [probability: number, figure: Figure])[];
    }
  /** One of these nodes, equally likely. */
  | { kind: 'oneOf'; nodes: SourceNode[] };

/** A number within its text, such as 10 in "10 %" and 45 in "$45 per hour". */
export interface Figure {
  number: number;
  before: string;
  after: string;
}

/** The value at a place u in (0, 1) of its range. */
export function valueAt(range: Range, u: number): SourceNode {
  switch (range.kind) {
    case 'uniform':
      return figureNode(range.low, range.low.number + u * (range.high.number - range.low.number));
    case 'triangular': {
      const [a, m, b] = [range.low.number, range.mode.number, range.high.number];
      const rising = b === a ? 0 : (m - a) / (b - a);
      const number = u < rising ? a + Math.sqrt(u * (b - a) * (m - a)) : b - Math.sqrt((1 - u) * (b - a) * (b - m));
      return figureNode(range.low, number);
    }
    case 'quantiles':
      return figureNode(range.low, empiricalQuantile(range.points.map(([p, { number }]) => [p, number]))(u));
    case 'oneOf':
      return range.nodes[Math.floor(u * range.nodes.length)];
  }
}

/** Rounds to ten digits. That is more than anybody knows of such a figure, and reads the same everywhere. */
function figureNode({ before, after }: Figure, number: number): SourceNode {
  const digits = number.toLocaleString('en-US', { useGrouping: false, maximumSignificantDigits: 10 });
  if (before === '' && after === '') return { kind: 'scalar', value: Number(digits), text: digits };
  const text = `${before}${digits} ${after}`.trim();
  return { kind: 'scalar', value: text, text };
}

/** The range in words, such as "10 % to 30 %". */
export function rangeAsWritten(range: Range): string {
  const shown = (figure: Figure) => asWritten(figureNode(figure, figure.number));
  switch (range.kind) {
    case 'uniform':
      return `${shown(range.low)} to ${shown(range.high)}`;
    case 'triangular':
      return `${shown(range.low)} to ${shown(range.high)}, most likely ${shown(range.mode)}`;
    case 'quantiles': {
      const between = range.points
        .slice(1, -1)
        .map(([p, figure]) => `, ${Number((p * 100).toPrecision(10))} % below ${shown(figure)}`);
      return `${shown(range.low)} to ${shown(range.high)}${between.join('')}`;
    }
    case 'oneOf':
      return range.nodes.map(asWritten).join(' or ');
  }
}
