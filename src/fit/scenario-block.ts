import type { FamilyFit, FitResult } from './fit-report.ts';

/**
 * Four significant digits, without an exponent because a scenario's durations have none; a value below a millionth
 * becomes 0.
 */
export function figure(value: number): string {
  const rounded = Number(value.toPrecision(4));
  return rounded < 1e-6 ? '0' : String(rounded);
}

/** A fit as a scenario writes it: `{ gamma: { shape: 1.7, scale: 45 min } }`. */
export function fitAsYaml(fit: FamilyFit, unit: string): string {
  const parameters = Object.entries(fit.parameters).map(
    ([name, value]) => `${name}: ${figure(value)}${name === 'shape' ? '' : ` ${unit}`}`,
  );
  return `{ ${fit.family}: { ${parameters.join(', ')} } }`;
}

/**
 * YAML lines to paste, indented, below a scenario's key for a duration: the empirical table, the three fits as
 * comments, and the source.
 */
export function scenarioBlock(result: FitResult): string[] {
  const { unit, column, file, count } = result;
  const points = Object.entries(result.quantiles).map(([percent, value]) => `${percent}: ${figure(value)} ${unit}`);
  const source = `${file === null ? '' : `${file}, `}column ${column}, ${count} values`;
  return [
    `value: { empirical: { quantiles: { ${points.join(', ')} } } }`,
    ...result.fits.map((fit) => `# value: ${fitAsYaml(fit, unit)}`),
    // A JSON string is a valid YAML string, whatever the names contain.
    `source: ${JSON.stringify(source)}`,
    'basis: computed',
    'note: made by pickup-gap fit',
  ];
}
