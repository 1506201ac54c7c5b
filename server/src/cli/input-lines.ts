const LINE_FEED = 0x0a;

/** A line of an input that may have no end. */
interface InputLine {
  /** 1-based; empty lines count */
  readonly number: number;
  /** without its LF, or undefined where the line is longer than the limit */
  readonly bytes: Buffer | undefined;
}

/**
 * Lines of a stream of bytes, each as soon as it has come in: no more is held than one line and one piece of the stream. A character
 * that is cut by the end of a piece is whole in its line. What follows the last LF is a line if there is anything.
 * @param limit most bytes of a line; of a longer one nothing is held, and the next line is found all the same
 */
export async function* inputLines(stream: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<InputLine> {
  const held: Uint8Array[] = [];
  let size = 0;
  let number = 0;
  const take = (part: Uint8Array): void => {
    size += part.length;
    if (size > limit) held.length = 0;
    else if (part.length > 0) held.push(part);
  };
  const line = (): InputLine => {
    const bytes = size > limit ? undefined : Buffer.concat(held);
    held.length = 0;
    size = 0;
    return { number: ++number, bytes };
  };
  for await (const piece of stream) {
    let start = 0;
    for (let end = piece.indexOf(LINE_FEED); end >= 0; end = piece.indexOf(LINE_FEED, start)) {
      take(piece.subarray(start, end));
      yield line();
      start = end + 1;
    }
    take(piece.subarray(start));
  }
  if (size > 0) yield line();
}
