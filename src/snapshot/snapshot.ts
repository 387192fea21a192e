import { MEASURES } from '../measures/definitions.ts';
import type { Estimate } from '../measures/interval.ts';
import type { Unit } from '../measures/measure.ts';
import { QUANTILES } from '../measures/quantile-interval.ts';
import { QUANTITIES, type Series } from './quantities.ts';

/** The exact figures of a scenario, with what is needed to say later what moved and why. */
export interface Snapshot {
  header: SnapshotHeader;
  inputs: readonly InputRow[];
  policies: readonly PolicySnapshot[];
}

export interface SnapshotHeader {
  /** The program's version. */
  program: string;
  /** The version of the figures. */
  figures: number;
  /** The scenario's file name, without its folder. */
  scenario: string;
  resolvedSha256: string;
  seed: number;
  replications: number;
  /** Why the figures were accepted. */
  because: string;
}

/** One value that decides figures: of the base (no policy), of a policy's changes, or of the run itself. */
export interface InputRow {
  policy: string;
  path: string;
  value: string;
  source: string;
}

export interface PolicySnapshot {
  name: string;
  /** By the key of a quantity. */
  series: ReadonlyMap<string, Series>;
  /** By the key of a quantile, such as `noticeWindow.p50`. */
  quantiles: ReadonlyMap<string, Estimate>;
}

/** A figure of a snapshot: a quantity's estimate, or a quantile over people. */
export interface FigureKind {
  key: string;
  label: string;
  unit: Unit;
  /** Whether texts show it where it moved. Of the quantiles, only the median is. */
  isListed: boolean;
  isQuantile: boolean;
}

export function quantileKey(measure: string, percent: number): string {
  return `${measure}.p${String(percent).padStart(2, '0')}`;
}

/** In the order of a snapshot's rows. */
export const FIGURES: readonly FigureKind[] = QUANTITIES.flatMap(({ key, label, unit, isListed }) => [
  { key, label, unit, isListed, isQuantile: false },
  ...(MEASURES.find((measure) => measure.key === key)?.quantilesOf === undefined ? [] : quantilesOf(key, label, unit)),
]);

export const FIGURE_OF: ReadonlyMap<string, FigureKind> = new Map(FIGURES.map((one) => [one.key, one]));

function quantilesOf(measure: string, label: string, unit: Unit): FigureKind[] {
  return QUANTILES.map((percent) => ({
    key: quantileKey(measure, percent),
    label: percent === 50 ? `${label}, median` : `${label} at ${percent} %`,
    unit,
    isListed: percent === 50,
    isQuantile: true,
  }));
}

/** A figure under a policy; undefined if the snapshot, made by another version, has none of that name. */
export function figureIn(policy: PolicySnapshot, { key, isQuantile }: FigureKind): Estimate | undefined {
  if (isQuantile) return policy.quantiles.get(key);
  const series = policy.series.get(key);
  return series && QUANTITIES.find((one) => one.key === key)?.estimate(series);
}

/** The most replications of a snapshot, so that its file stays small. */
export const MOST_REPLICATIONS = 100;

/** hennepin.yaml → hennepin.snapshot.csv, in the same folder. */
export function snapshotFileOf(scenarioFile: string): string {
  return `${scenarioFile.replace(/\.ya?ml$/i, '')}${ENDING}`;
}

export function isSnapshotFile(file: string): boolean {
  return file.endsWith(ENDING);
}

const ENDING = '.snapshot.csv';
