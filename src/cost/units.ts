/** What AWS bills a request by, each at least one unit. */
export const sqsUnits = (bytes: number) => Math.max(1, Math.ceil(bytes / 65_536));
export const writeUnits = (bytes: number) => Math.max(1, Math.ceil(bytes / 1024));
/** Of a strongly consistent read, the only kind there is here. */
export const readUnits = (bytes: number) => Math.max(1, Math.ceil(bytes / 4096));

/** Bytes of a DynamoDB item by its own rule: names and texts in UTF-8, a byte for two digits of a number and one more. */
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
