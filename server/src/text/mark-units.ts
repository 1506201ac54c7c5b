/** Sets bits in a table of all UTF-16 units for each unit of a string: one look-up then tells what a unit may begin or end. */
export function markUnits(table: Uint8Array, units: string, bits: number): void {
  for (let i = 0; i < units.length; i++) {
    const unit = units.charCodeAt(i);
    table[unit] = (table[unit] as number) | bits;
  }
}
