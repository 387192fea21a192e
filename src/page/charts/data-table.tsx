/** A chart's data: a head and rows of texts. The first column names the row. */
export interface TableData {
  caption: string;
  head: readonly string[];
  rows: readonly (readonly string[])[];
}

/** The table itself. It may be wider than a phone, so it scrolls inside its own frame. */
export function DataTable({ caption, head, rows }: TableData) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reached by keyboard (WCAG 2.1.1)
    <section class="frame" tabIndex={0} aria-label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>{head.map((cell, i) => (cell === '' ? <td key={i} /> : <th key={i}>{cell}</th>))}</tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells], r) => (
            <tr key={r}>
              <th>{name}</th>
              {cells.map((cell, c) => (
                <td key={c}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The data beside a chart, folded; print opens it. */
export function FoldedTable({ data, onScreenOnly = false }: { data: TableData; onScreenOnly?: boolean }) {
  return (
    <details class={onScreenOnly ? 'data screen-only' : 'data'}>
      <summary>The data as a table</summary>
      <DataTable {...data} />
    </details>
  );
}
