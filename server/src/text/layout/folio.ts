/** Page codes: A05, 03版, 第3版, 第A05版 */
const PAGE = /^(?:第?[A-Z]{0,2}\d{1,3}版|第[一二三四五六七八九十]{1,3}版|[A-Z]{1,2}\d{1,3})$/;
/** Figures alone that number a page where a section or a date stands beside them. */
const BARE_PAGE = /^\d{1,3}$/;
const DATE = /^(?:19|20)\d{2}(?:年\d{1,2}月\d{1,2}日?|[.-]\d{1,2}[.-]\d{1,2})(?:星期[一二三四五六日天])?$/;
const WEEKDAY = /^(?:星期|周)[一二三四五六日天]$/;
const LUNAR = /^(?:农历)?[一-龥]{0,3}年?[正一二三四五六七八九十冬腊闰]{1,3}月[初十廿三]{1,2}[一二三四五六七八九十]?$/;
/** A section or the paper: a word or two of Han. */
const TITLE = /^[一-龥·]{2,8}$/;
const NUMBER =
  /^(?:[—–－·•~-]{1,2}[ 　]?\d{1,4}[ 　]?[—–－·•~-]{1,2}|第[ 　]?\d{1,3}[ 　]?页(?:[ 　，/]{0,2}共[ 　]?\d{1,3}[ 　]?页)?|\d{1,3}[ 　]?\/[ 　]?\d{1,3}|[Pp]age \d{1,3}(?: of \d{1,3})?)$/;
const SEPARATOR = /[ \t\u00a0\u3000]*[：:|｜／/][ \t\u00a0\u3000]*|[ \t\u00a0\u3000]+/;
/** More parts than this make no running head. */
const MOST_PARTS = 8;

/**
 * True of what a page prints at its edge: a page number, or a running head of page, section, date, weekday and paper in any
 * order (A05 国际 2019年2月25日 星期一) and nothing else.
 * @param s a line without blanks at its ends
 */
export function isFolio(s: string): boolean {
  if (NUMBER.test(s)) return true;
  const parts = s.split(SEPARATOR, MOST_PARTS + 1);
  if (parts.length > MOST_PARTS) return false;
  let pages = 0;
  let figures = 0;
  let days = 0;
  let titles = 0;
  for (const part of parts) {
    if (PAGE.test(part)) pages++;
    else if (BARE_PAGE.test(part)) figures++;
    else if (DATE.test(part)) days += /[期]/.test(part) ? 2 : 1;
    else if (WEEKDAY.test(part) || LUNAR.test(part)) days++;
    else if (TITLE.test(part)) titles++;
    else return false;
  }
  if (pages + figures > 2 || titles > 2) return false;
  if (pages > 0) return titles > 0 || days > 0 || /版$/.test(s);
  return days > 1 || (days > 0 && figures > 0);
}
