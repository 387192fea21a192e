/** 83 minutes -> "1:23"; −10 -> "−0:10"; the minus sign is typographic so that columns read well. */
export function hoursAndMinutes(minutes: number): string {
  const whole = Math.round(Math.abs(minutes));
  const sign = minutes < 0 && whole > 0 ? '−' : '';
  return `${sign}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** 0.1726 -> "17.3 %". */
export function percent(share: number): string {
  return `${signed(share * 100, 1)} %`;
}

/** Groups of thousands, a fixed number of decimals, a typographic minus. */
export function signed(value: number, decimals: number): string {
  const text = Math.abs(value).toLocaleString('en-US', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  return value < 0 && Number(text.replaceAll(',', '')) !== 0 ? `−${text}` : text;
}

/** As many decimals as a reader can use: 0.123, 4.56, 78.9, 1,234. */
export function amount(value: number): string {
  const size = Math.abs(value);
  return signed(value, size >= 100 || size === 0 ? 0 : size >= 10 ? 1 : 2);
}

/**
 * Rows of cells -> lines. One letter of `align` a column, l (left) or r (right), the last one for all further columns. Cells may
 * hold spaces.
 */
export function table(rows: string[][], align = 'lr'): string[] {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => [...(row[column] ?? '')].length)));
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const padding = ' '.repeat(widths[column] - [...cell].length);
        return align[Math.min(column, align.length - 1)] === 'l' ? cell + padding : padding + cell;
      })
      .join('  ')
      .trimEnd(),
  );
}

const WIDTH = 100;

/** Breaks a text at its spaces into lines of at most 100 characters, where its words allow it; `indent` stands before each. */
export function wrapped(text: string, indent = ''): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? `${indent}${word}` : `${line} ${word}`;
    if (line !== '' && [...longer].length > WIDTH) {
      lines.push(line);
      line = `${indent}${word}`;
    } else {
      line = longer;
    }
  }
  return [...lines, line];
}
