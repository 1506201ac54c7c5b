/** `value` with at most four decimals, or undefined if it needs more. */
function short(value: number): string | undefined {
  if (Number.isInteger(value) && value < 1e15) return String(value);
  const text = String(Number(value.toFixed(4)));
  return Math.abs(Number(text) - value) < 1e-9 * Math.abs(value) && !text.includes('e') ? text : undefined;
}

/** A number in house form: Arabic figures, with 万 or 亿 as the only scale word (GB/T 15835—2011 5.3). */
export function houseNumber(value: number): string {
  if (value >= 1e8) {
    const figure = short(value / 1e8);
    if (figure) return `${figure}亿`;
  }
  if (value >= 1e4) {
    const figure = short(value / 1e4);
    if (figure) return `${figure}万`;
  }
  return short(value) ?? String(value);
}

const DIGITS = '零一二三四五六七八九';

/** A whole number below 100 in Chinese numerals. */
export function chineseNumber(value: number): string {
  if (value < 10) return DIGITS[value] as string;
  const tens = Math.floor(value / 10);
  return `${tens === 1 ? '' : DIGITS[tens]}十${value % 10 === 0 ? '' : DIGITS[value % 10]}`;
}
