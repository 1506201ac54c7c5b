/** Between them, at the end of a list's item, stands its number. No text has these characters (Unicode: noncharacters). */
const [BEGIN, END] = ['\ufdd0', '\ufdd1'];
const ITEM_NUMBER = /\ufdd0(\d+)\ufdd1/;

/** What gives an item of a list its number, at its end. */
export const itemNumberText = (number: number): string => `${BEGIN}${number}${END}`;

/** The content of an item without the number that it was given, and that. */
export function readItemNumber(content: string): { readonly content: string; readonly number: number | undefined } {
  const number = ITEM_NUMBER.exec(content)?.[1];
  return number === undefined ? { content, number } : { content: content.replace(ITEM_NUMBER, ''), number: Number(number) };
}
