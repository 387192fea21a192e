/** A part of a value: a key of an object, or what a text, number or boolean says. */
export interface Part {
  key?: string;
  text?: string;
}

/**
 * The keys and texts in a value of any depth. It keeps a list of its own rather than call itself, so that no depth ends
 * the program.
 */
export function* partsWithin(value: unknown): Generator<Part> {
  const open: unknown[] = [value];
  while (open.length > 0) {
    const one = open.pop();
    if (one === null || one === undefined || one === '') continue;
    if (one instanceof Date) yield { text: Number.isNaN(one.getTime()) ? '' : one.toISOString() };
    else if (one instanceof Uint8Array) yield { text: new TextDecoder().decode(one) };
    else if (Array.isArray(one)) for (const part of one) open.push(part);
    else if (typeof one === 'object') {
      for (const [key, part] of Object.entries(one)) {
        yield { key };
        open.push(part);
      }
    } else yield { text: String(one) };
  }
}
