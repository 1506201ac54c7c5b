/**
 * Writes numbers of any size as one to five bytes each, and whole arrays; what `ByteReader` reads back. For the build. What is large
 * is written as arrays, which are opened without a loop: the file is opened by each run of the command line.
 */
export class ByteWriter {
  private bytes = new Uint8Array(1 << 16);
  private length = 0;

  /** @param value a whole number, 0 or more, below 2³² */
  number(value: number): void {
    let rest = value;
    while (rest > 0x7f) {
      this.byte((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    this.byte(rest);
  }

  byte(value: number): void {
    this.reserve(1);
    this.bytes[this.length++] = value;
  }

  array(values: ArrayLike<number>): void {
    this.number(values.length);
    this.reserve(values.length);
    this.bytes.set(values, this.length);
    this.length += values.length;
  }

  /** Numbers below 2¹⁶, two bytes each. @throws RangeError if one is not */
  array16(values: ArrayLike<number>): void {
    const bytes = new Uint8Array(2 * values.length);
    for (let k = 0; k < values.length; k++) {
      const value = values[k] as number;
      if (value > 0xffff) throw new RangeError(`${value} does not fit into two bytes`);
      bytes[2 * k] = value & 0xff;
      bytes[2 * k + 1] = value >> 8;
    }
    this.array(bytes);
  }

  /** A part of its own, which the reader may skip. */
  part(part: ByteWriter): void {
    this.array(part.result());
  }

  result(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }

  private reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.length + more));
    grown.set(this.bytes);
    this.bytes = grown;
  }
}

/** Reads what `ByteWriter` wrote. Behind the end everything is 0: a caller that must know asks `atEnd`. */
export class ByteReader {
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  number(): number {
    let value = 0;
    let shift = 0;
    for (;;) {
      const byte = this.bytes[this.at++] as number;
      if (byte < 0x80) return (value | (byte << shift)) >>> 0;
      if (byte === undefined) return 0;
      value |= (byte & 0x7f) << shift;
      shift += 7;
    }
  }

  /** A view, not a copy. */
  array(): Uint8Array {
    const length = this.number();
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  /** A copy: bytes stand anywhere in the file, numbers of two bytes must not. The order of the bytes is that of every machine an editor runs on. */
  array16(): Uint16Array {
    return new Uint16Array(new Uint8Array(this.array()).buffer);
  }

  part(): ByteReader {
    return new ByteReader(this.array());
  }

  get atEnd(): boolean {
    return this.at >= this.bytes.length;
  }
}
