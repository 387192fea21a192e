/** After how many replications figures are shown; the last is what the scenario asks for. */
export function ladder(replications: number): number[] {
  const rungs = [2, 5, 20, 50, 100, 200, 500, 1000].filter((rung) => rung < replications);
  return [...rungs, replications];
}
