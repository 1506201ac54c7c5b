import type { Range } from '../../../text/range.ts';

/** A word before a time that names a part of the day. */
interface DayPart extends Range {
  /** From noon to midnight. */
  readonly late: boolean;
  /** What stays of it before a 24-hour time: the day of 当晚 is 当日. */
  readonly day: string;
}

const PARTS: Readonly<Record<string, readonly [late: boolean, day: string]>> = {
  下午: [true, ''],
  傍晚: [true, ''],
  晚上: [true, ''],
  晚间: [true, ''],
  夜间: [true, ''],
  午后: [true, ''],
  当晚: [true, '当日'],
  今晚: [true, '今天'],
  昨晚: [true, '昨天'],
  明晚: [true, '明天'],
  当日: [false, ''],
  当天: [false, ''],
  今天: [false, ''],
  昨天: [false, ''],
  明天: [false, ''],
  时间: [false, ''],
  上午: [false, ''],
  早上: [false, ''],
  早晨: [false, ''],
  清晨: [false, ''],
  凌晨: [false, ''],
  中午: [false, ''],
  今早: [false, ''],
  昨夜: [true, '昨天'],
};
/** What may stand before an hour of the afternoon or evening. */
export const LATE_PARTS = [...Object.entries(PARTS).flatMap(([word, [late]]) => (late ? [word] : [])), '日晚'];

const LAST = new Set(Object.keys(PARTS).map((w) => w.charCodeAt(1)));
const EVENING = 0x665a; // 晚
const DAY = 0x65e5; // 日

/** The part of the day that ends at `end`. */
export function dayPartBefore(text: string, end: number): DayPart | undefined {
  const last = text.charCodeAt(end - 1);
  if (!LAST.has(last) && last !== EVENING && last !== DAY) return undefined;
  const known = PARTS[text.slice(end - 2, end)];
  if (known) return { start: end - 2, end, late: known[0], day: known[1] };
  // 12日晚21时, 12日9:30
  if (last === EVENING && text[end - 2] === '日') return { start: end - 1, end, late: true, day: '' };
  return last === DAY && /[0-9０-９]/.test(text[end - 2] ?? '') ? { start: end, end, late: false, day: '' } : undefined;
}

/** An hour that only the 24-hour clock has; midnight is both. */
export function isLateHour(hour: number): boolean {
  return hour > 12 && hour < 24;
}

export function halfDayHour(hour: number): number {
  return hour - 12;
}

/** Digits of either width as ASCII. */
export function plainWord(text: string): string {
  return text.replace(/[０-９]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
}
