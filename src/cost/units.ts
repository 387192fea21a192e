/** The units in which AWS bills a request; every request costs at least one. */
export const sqsUnits = (bytes: number) => Math.max(1, Math.ceil(bytes / 65_536));
export const writeUnits = (bytes: number) => Math.max(1, Math.ceil(bytes / 1024));
/** The units of a strongly consistent read, the only kind used here. */
export const readUnits = (bytes: number) => Math.max(1, Math.ceil(bytes / 4096));

/**
 * The size of a DynamoDB item in bytes, by DynamoDB's own rule: names and texts in UTF-8; for a number, one byte per
 * two digits plus one.
 */
export function itemBytes(item: Readonly<Record<string, string | number | Uint8Array | readonly number[]>>): number {
  return Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + valueBytes(value), 0);
}

function valueBytes(value: string | number | Uint8Array | readonly number[]): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number') return numberBytes(value);
  if (value instanceof Uint8Array) return value.length;
  return value.reduce((sum, member) => sum + numberBytes(member), 0);
}

function numberBytes(value: number): number {
  const digits = String(Math.abs(value)).replace(/0+$/, '').length;
  return Math.ceil(digits / 2) + 1 + (value < 0 ? 1 : 0);
}
