/**
 * Adds items to the end of a list, however many there are. `list.push(...items)` would pass each as an argument, and some hundred
 * thousand of them are more than the stack holds.
 */
export function append<T>(list: T[], items: Iterable<T>): void {
  for (const item of items) list.push(item);
}
