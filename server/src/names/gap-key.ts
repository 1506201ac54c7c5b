/** A number for a text without its character at `gap`: texts that differ there alone have one key. */
export function gapKey(text: string, gap: number): number {
  let key = text.length * 16 + gap;
  for (let i = 0; i < text.length; i++) key = (Math.imul(key, 0x01000193) ^ (i === gap ? 0 : text.charCodeAt(i))) | 0;
  return key;
}

/** True if two texts differ in the character at `k` and in nothing else. */
export function isOnlyAt(a: string, b: string, k: number): boolean {
  return a.length === b.length && a[k] !== b[k] && a.startsWith(b.slice(0, k)) && a.endsWith(b.slice(k + 1));
}
