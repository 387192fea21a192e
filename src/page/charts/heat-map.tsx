/** One cell of a map: its figure as text, and its shade from 0 to 1; null: no shade. */
export interface HeatCell {
  text: string;
  shade: number | null;
}

interface Props {
  rows: readonly string[];
  columns: readonly string[];
  /** By row, then column. */
  cells: readonly (readonly HeatCell[])[];
  /** The id of what names the map. */
  labelledBy: string;
}

/** Wide enough for W. */
const LETTER = 8;
const PADDING = 6;
const HEIGHT = 26;
/** The strongest shade that leaves the figure on it readable. */
const [FAINTEST, STRONGEST] = [0.06, 0.5];

/** A map of two values: a rectangle per cell with its figure on it, so that it needs no colour. */
export function HeatMap({ rows, columns, cells, labelledBy }: Props) {
  const left = 2 * PADDING + LETTER * longest(rows);
  const width = 2 * PADDING + LETTER * longest([...columns, ...cells.flat().map(({ text }) => text)]);
  const x = (column: number) => left + column * width;
  const y = (row: number) => (row + 1) * HEIGHT;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reached by keyboard (WCAG 2.1.1)
    <section class="frame" tabIndex={0} aria-labelledby={labelledBy}>
      <svg class="heat-map" width={x(columns.length)} height={y(rows.length)} role="img" aria-labelledby={labelledBy}>
        {columns.map((name, c) => (
          <text key={name} class="across" x={x(c) + width / 2} y={HEIGHT - 9}>
            {name}
          </text>
        ))}
        {rows.map((name, r) => (
          <g key={name}>
            <text class="down" x={left - PADDING} y={y(r) + HEIGHT - 9}>
              {name}
            </text>
            {cells[r].map(({ text, shade }, c) => (
              <Cell key={columns[c]} text={text} shade={shade} x={x(c)} y={y(r)} width={width} />
            ))}
          </g>
        ))}
      </svg>
    </section>
  );
}

function Cell({ text, shade, x, y, width }: HeatCell & { x: number; y: number; width: number }) {
  return (
    <>
      {shade !== null && (
        <rect
          x={x}
          y={y}
          width={width - 2}
          height={HEIGHT - 2}
          fill-opacity={(FAINTEST + shade * (STRONGEST - FAINTEST)).toFixed(2)}
        />
      )}
      <text x={x + width / 2} y={y + HEIGHT - 9}>
        {text}
      </text>
    </>
  );
}

/** Where a value is between the least and the greatest, from 0 to 1. */
export function shareOfSpan(value: number, values: readonly number[]): number {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return least === most ? 0 : (value - least) / (most - least);
}

function longest(texts: readonly string[]): number {
  return Math.max(...texts.map((text) => [...text].length));
}
