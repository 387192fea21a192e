import { ensure } from '../frame/target.ts';

/** @throws Broken if a value is not plain JSON, such as NaN, which JSON writes as null. */
export function checkNumbers(value: unknown, place: string): void {
  if (typeof value === 'number') ensure(Number.isFinite(value), () => `${place} is ${value}`);
  else if (value !== null && typeof value === 'object')
    for (const [key, inner] of Object.entries(value)) {
      checkNumbers(inner, `${place}.${Array.isArray(value) ? '[]' : key.slice(0, 40)}`);
    }
  else ensure(typeof value !== 'function' && typeof value !== 'bigint', () => `${place} is a ${typeof value}`);
}
