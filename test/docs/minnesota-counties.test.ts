import { expect, test } from '@jest/globals';
import { COUNTIES, PRISONS } from '../../docs/minnesota-counties.ts';

/**
 * The degrees between which the state lies, rounded outwards: the Iowa line, the Northwest Angle, the Red River, Pigeon
 * Point.
 */
const SOUTH = 43.4;
const NORTH = 49.4;
const WEST = -97.3;
const EAST = -89.4;

test('no county and no county seat appears twice, and every seat and prison is in Minnesota', () => {
  expect(new Set(COUNTIES.map(([name]) => name)).size).toBe(COUNTIES.length);
  expect(new Set(COUNTIES.map(([, , seat]) => seat)).size).toBe(COUNTIES.length);
  const places = [
    ...COUNTIES.map(([name, , , latitude, longitude]) => ({ name, latitude, longitude })),
    ...PRISONS.map(([name, , latitude, longitude]) => ({ name, latitude, longitude })),
  ];
  const outside = places.filter(
    ({ latitude, longitude }) => latitude < SOUTH || latitude > NORTH || longitude < WEST || longitude > EAST,
  );
  expect(outside).toEqual([]);
});
