import type { InputLimit } from './input-limits.ts';

const MIB = 1024 * 1024;

/** The most of a limit with its unit: "512 MiB", "100,000 values". */
export function mostInWords({ most, unit }: Pick<InputLimit, 'most' | 'unit'>): string {
  if (unit === 'bytes' && most >= MIB) return `${(most / MIB).toLocaleString('en-US')} MiB`;
  return `${most.toLocaleString('en-US')} ${unit}`;
}
