export const ST_PAUL = { latitude: 44.954, longitude: -93.09 };
export const DULUTH = { latitude: 46.787, longitude: -92.1 };
const EARTH_KM = 6371;
/**
 * Roads are about a quarter longer than the great circle. Teams drive at 80 km/h and need 10 min to set out and park.
 */
export const ROAD_FACTOR = 1.25;
const KM_PER_MINUTE = 80 / 60;
export const AT_THE_ENDS_MINUTES = 10;

/** Whole minutes by road from where the teams start. */
export function minutesTo(latitude: number, longitude: number, start = ST_PAUL): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const [a, b] = [radians(start.latitude), radians(latitude)];
  const half = Math.sin((b - a) / 2) ** 2;
  const across = Math.sin(radians(longitude - start.longitude) / 2) ** 2;
  const km = 2 * EARTH_KM * Math.asin(Math.sqrt(half + Math.cos(a) * Math.cos(b) * across));
  return Math.round(AT_THE_ENDS_MINUTES + (km * ROAD_FACTOR) / KM_PER_MINUTE);
}

/** The travel there, as a value of the scenario: one trip of ten takes at least 1.3 times the median. */
export function travel(latitude: number, longitude: number, start = ST_PAUL): string {
  const median = minutesTo(latitude, longitude, start);
  return `{ lognormal: { median: ${median} min, q90: ${Math.round(median * 1.3)} min } }`;
}
