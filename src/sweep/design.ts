import { StageDraws } from '../draws/stage-draws.ts';
import { STAGE } from '../model/draw-order.ts';
import { latinHypercube } from '../spread/latin-hypercube.ts';
import { type Axis, valueAt, valuesOf } from './axis.ts';

/** The value of each axis, in the order of the axes. */
export type Point = readonly string[];

/** How many points `gridOf` would return. */
export function sizeOfGrid(axes: readonly Axis[], perRange: number): number {
  return axes.reduce((size, axis) => size * valuesOf(axis, perRange).length, 1);
}

/** Every value of each axis with every value of the others; the last axis changes first. */
export function gridOf(axes: readonly Axis[], perRange: number): Point[] {
  return axes.reduce<Point[]>(
    (points, axis) => points.flatMap((point) => valuesOf(axis, perRange).map((value) => [...point, value])),
    [[]],
  );
}

/** A Latin hypercube: few points that cover each axis evenly. It depends on nothing but the axes and the seed. */
export function hypercubeOf(axes: readonly Axis[], points: number, seed: number): Point[] {
  return latinHypercube(points, axes.length, seed, new StageDraws(STAGE.unknowns)).map((place) =>
    axes.map((axis, a) => valueAt(axis, place[a])),
  );
}
