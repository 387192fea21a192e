import {
  FIGURE_COLUMNS,
  FIRST_ROW,
  INPUT_COLUMNS,
  NO_CASE,
  rowText,
  SERIES_COLUMNS,
  sectionSha256,
} from './file-form.ts';
import { QUANTITIES, type Quantity, type Series } from './quantities.ts';
import { FIGURES, figureIn, type PolicySnapshot, type Snapshot } from './snapshot.ts';

/**
 * A snapshot as the text of its file. One row per value, in a fixed order; numbers are the shortest that read back as
 * the same number.
 */
export function snapshotText({ header, inputs, policies }: Snapshot): string {
  const sections = [
    [INPUT_COLUMNS, ...inputs.map(({ policy, path, value, source }) => [policy, path, value, source])],
    [FIGURE_COLUMNS, ...policies.flatMap(figureRows)],
    [SERIES_COLUMNS, ...policies.flatMap(seriesRows)],
  ].map((section) => section.map(rowText).join(''));
  const { program, figures, scenario, resolvedSha256, seed, replications, because } = header;
  const [inputsSha256, figuresSha256, replicationsSha256] = sections.map(sectionSha256);
  const head = {
    ...{ program, figures, scenario, resolvedSha256, seed, replications, because },
    ...{ inputsSha256, figuresSha256, replicationsSha256 },
  };
  const headRows = [FIRST_ROW, ...Object.entries(head)].map(rowText).join('');
  return headRows + sections.map((section) => `\n${section}`).join('');
}

function figureRows(policy: PolicySnapshot) {
  return FIGURES.flatMap((figure) => {
    const found = figureIn(policy, figure);
    return found === undefined ? [] : [[policy.name, figure.key, figure.unit, found.mean, found.low, found.high]];
  });
}

function seriesRows({ name, series }: PolicySnapshot) {
  return QUANTITIES.flatMap((quantity) => {
    const found = series.get(quantity.key);
    return found === undefined ? [] : [[name, quantity.key, ...listsOf(quantity, found)]];
  });
}

function listsOf({ isRatio }: Quantity, series: Series): [numerators: string, denominators: string] {
  if (isRatio) return [series.map(([part]) => part).join(' '), series.map(([, whole]) => whole).join(' ')];
  return [series.map(([value, whole]) => (whole === 0 ? NO_CASE : value)).join(' '), ''];
}
