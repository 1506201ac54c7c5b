/** The UTF-16 units of some characters, for asking of a unit whether it is one of them. */
export function unitsOf(chars: string): ReadonlySet<number> {
  return new Set(Array.from(chars, (c) => c.charCodeAt(0)));
}
