import type { Line } from '../line.ts';

/** The prose of a line with its marks left out. */
export function prose(line: Line): string {
  if (line.masks.length === 0) return line.text.slice(line.from, line.to);
  let out = '';
  let at = line.from;
  for (const m of line.masks) {
    out += line.text.slice(at, Math.max(at, m.start)) + m.as;
    at = Math.max(at, m.end);
  }
  return out + line.text.slice(at, line.to);
}
