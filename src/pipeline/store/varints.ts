/** Whole numbers from 0 to 2^32 − 1, each in as few bytes as it needs: seven bits a byte, the lowest first. */

const MORE = 0x80;
const SEVEN = 0x7f;
/** The most bytes of one number. */
const MOST_BYTES = 5;

export class VarintWriter {
  private bytes = new Uint8Array(4096);
  private length = 0;

  put(value: number): void {
    if (this.length + MOST_BYTES > this.bytes.length) this.grow();
    let left = value;
    while (left > SEVEN) {
      this.bytes[this.length++] = (left & SEVEN) | MORE;
      left >>>= 7;
    }
    this.bytes[this.length++] = left;
  }

  written(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }

  private grow(): void {
    const larger = new Uint8Array(2 * this.bytes.length);
    larger.set(this.bytes);
    this.bytes = larger;
  }
}

export class VarintReader {
  private readonly bytes: Uint8Array;
  private at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  next(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes[this.at++];
      value |= (byte & SEVEN) << shift;
      if (byte < MORE) return value >>> 0;
    }
  }
}
