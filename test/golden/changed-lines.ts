const MOST = 40;

/**
 * The lines that differ, by a longest common subsequence: each with its number in its own text, − for the first, + for
 * the second.
 */
export function changedLines(first: string, second: string): string {
  const [a, b] = [first.split('\n'), second.split('\n')];
  // common[i][j]: how many lines a from i and b from j have in common, in order.
  const common = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      common[i][j] = a[i] === b[j] ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
    }
  }
  const changes: string[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      i++;
      j++;
    } else if (j === b.length || (i < a.length && common[i + 1][j] >= common[i][j + 1])) {
      changes.push(`${i + 1} − ${a[i++]}`);
    } else {
      changes.push(`${j + 1} + ${b[j++]}`);
    }
  }
  const more = changes.length > MOST ? [`… and ${changes.length - MOST} more lines`] : [];
  return [...changes.slice(0, MOST), ...more].join('\n');
}
