import type { Profile } from '../../../rule/profile.ts';
import type { Localized } from '../../../rule/rule.ts';
import { Class, isAt } from '../../../text/chars.ts';
import { type Dateline, houseDay } from '../../../text/dateline.ts';
import type { Range, TextEdit } from '../../../text/range.ts';

/** One way in which a dateline is not in house form. */
export interface Deviation extends Range {
  readonly what: Localized;
  readonly edits: readonly TextEdit[];
  /** Changes blanks and the width of digits and marks only. */
  readonly safe: boolean;
  /** Right in some houses: not worth a warning. */
  readonly slight?: boolean;
}

const BLANK = /[ \t\u00a0\u3000]/;
const BLANKS = /[ \t\u00a0\u3000]+/g;
const WHAT = {
  blank: { zh: '电头中间不空格', en: 'no blanks inside' },
  digits: { zh: '日期用半角数字，不补零', en: 'half-width digits without leading zeros' },
  places: { zh: '地名之间用顿号', en: '、 between places' },
  day: { zh: '日期写作“M月D日”', en: 'the date reads M月D日' },
  year: { zh: '电头不写年份', en: 'no year' },
  verb: { zh: '缺“电”字', en: '电 is missing' },
  order: { zh: '地点在前，日期在后', en: 'place before date' },
  mark: { zh: '电头后不用标点', en: 'no mark behind it' },
  brackets: { zh: '记者名用半角括号，前空一格', en: 'half-width brackets with a blank before them' },
} as const satisfies Record<string, Localized>;

/** The stretch between two parts, if it is not empty. */
function gap(text: string, from: number, to: number, out: Deviation[]): void {
  if (from >= to) return;
  for (let i = from; i < to; i++) if (!BLANK.test(text[i] as string)) return;
  out.push({ start: from, end: to, what: WHAT.blank, safe: true, edits: [{ start: from, end: to, text: '' }] });
}

/** True if some unit of a text is of one of the classes. */
function holds(text: string, classes: number): boolean {
  for (let i = 0; i < text.length; i++) if (isAt(text, i, classes)) return true;
  return false;
}

/** Blanks in a place: damage, or where they part two known places, a lost 、. */
function placeDeviations(d: Dateline, text: string, isPlace: (name: string) => boolean, out: Deviation[]): void {
  if (!d.place || !holds(d.place.text, Class.Blank)) return;
  const { start, end } = d.place.range;
  for (const m of text.slice(start, end).matchAll(BLANKS)) {
    const at = start + m.index;
    const stop = at + m[0].length;
    const before =
      text
        .slice(start, at)
        .split(/[、 \u3000]/)
        .at(-1) ?? '';
    const after = text.slice(stop, end).split(/[、 \u3000]/)[0] ?? '';
    const beside = text[at - 1] === '、' || text[stop] === '、';
    const two = !beside && isPlace(before) && isPlace(after);
    out.push({ start: at, end: stop, what: two ? WHAT.places : WHAT.blank, safe: !two, edits: [{ start: at, end: stop, text: two ? '、' : '' }] });
  }
}

function narrow(text: string): string {
  return text.replace(/[０-９]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
}

/** True if all other figures of the text are full width too: then it is the way of the whole copy, not a slip of the dateline. */
function setWide(text: string, date: Range): boolean {
  const rest = text.slice(date.end, date.end + 2000);
  return /[０-９]/.test(rest) && !/[0-9]/.test(rest);
}

/** True if a date has full-width digits, blanks or leading zeros. */
function isUntidy(date: string): boolean {
  for (let i = 0; i < date.length; i++) {
    if (isAt(date, i, Class.FullAlnum | Class.Blank)) return true;
    if (date[i] === '0' && (i === 0 || date[i - 1] === '年' || date[i - 1] === '月')) return true;
  }
  return false;
}

/** Half-width digits, no leading zeros, no blanks: what a safe repair may make of a date as it is written. */
function tidy(written: string): string {
  return narrow(written)
    .replace(BLANKS, '')
    .replace(/(^|[年月])0+(?=\d)/g, '$1');
}

function dayDeviations(d: Dateline, text: string, out: Deviation[]): void {
  const w = d.written;
  if (!w) return;
  if (w.chinese) {
    if (d.style === 'cns' || w.month === undefined) return;
    const day = houseDay({ ...w }, true);
    out.push({ ...w.range, what: WHAT.day, safe: false, edits: [{ ...w.range, text: day }] });
    return;
  }
  const clean = isUntidy(w.text) ? tidy(w.text) : w.text;
  if (clean !== w.text) {
    const what = clean === w.text.replace(BLANKS, '') ? WHAT.blank : WHAT.digits;
    const slight = clean === narrow(w.text) && setWide(text, w.range);
    out.push({ ...w.range, what, safe: true, slight, edits: [{ ...w.range, text: clean }] });
  }
  if (w.mark !== '日' && w.possible) out.push({ ...w.range, what: WHAT.day, safe: false, edits: [{ ...w.range, text: houseDay(w, true) }] });
  else if (w.yearRange) out.push({ ...w.yearRange, what: WHAT.year, safe: false, slight: true, edits: [{ ...w.yearRange, text: '' }] });
}

/** A mark between the dateline and the text; 消息： and 据…电， are right. */
function markDeviations(d: Dateline, text: string, out: Deviation[]): void {
  if (!d.verb || d.prefix || d.title || d.enclosed || d.verb.text === '消息' || d.verb.text === '报道') return;
  markIn(d.separator, text, out);
  if (d.bracket) markIn(d.after, text, out);
}

function markIn(r: Range, text: string, out: Deviation[]): void {
  if (r.start === r.end) return;
  const at = r.start + text.slice(r.start, r.end).search(/[：，:,]/);
  if (at < r.start || at >= text.length - 1) return;
  out.push({ start: at, end: at + 1, what: WHAT.mark, safe: false, edits: [{ start: at, end: at + 1, text: '' }] });
}

/** China News Service under its own profile: （记者…） takes half-width brackets, a blank before them. */
function bracketDeviations(d: Dateline, text: string, profile: Profile, out: Deviation[]): void {
  if (profile.datelineBrackets !== 'cns' || d.style !== 'cns' || !d.bracket || !d.verb) return;
  const { start, end } = d.bracket;
  const edits: TextEdit[] = [];
  const open = text.slice(d.verb.range.end, start + 1);
  if (open !== ' (') edits.push({ start: d.verb.range.end, end: start + 1, text: ' (' });
  if (text[end - 1] === '）') edits.push({ start: end - 1, end, text: ')' });
  if (edits.length === 0) return;
  out.push({ start: edits[0]?.start ?? start, end: edits.at(-1)?.end ?? end, what: WHAT.brackets, safe: true, edits });
}

/** Date before place: one repair writes both anew. */
function turned(d: Dateline, text: string, out: Deviation[]): void {
  const w = d.written;
  if (!d.place || !w) return;
  const start = w.range.start;
  const end = d.place.range.end;
  const asIs = (w.chinese && d.style === 'cns') || setWide(text, w.range);
  const day = asIs ? w.text.replace(BLANKS, '') : w.possible ? houseDay(w, true) : tidy(w.text);
  const place = d.place.text.replace(BLANKS, '');
  out.push({ start, end, what: WHAT.order, safe: false, edits: [{ start, end, text: `${place}${day}${d.dayPart?.text ?? ''}` }] });
}

/**
 * Everything in which a dateline differs from the house form, in the order of the text.
 * @param isPlace tells a known place, so that 东京 首尔 is read as two
 */
export function deviations(d: Dateline, text: string, profile: Profile, isPlace: (name: string) => boolean): readonly Deviation[] {
  const out: Deviation[] = [];
  const { agency, place, written, dayPart, verb } = d;
  if (d.prefix) gap(text, d.prefix.range.end, agency.range.start, out);
  const isTurned = d.order === 'date-place';
  if (isTurned && place && written) {
    gap(text, agency.range.end, written.range.start, out);
    turned(d, text, out);
    if (verb) gap(text, place.range.end, verb.range.start, out);
  } else {
    let end = agency.range.end;
    for (const part of [isTurned ? undefined : place, written, dayPart, verb]) {
      if (!part) continue;
      gap(text, end, part.range.start, out);
      end = part.range.end;
    }
    placeDeviations(d, text, isPlace, out);
    dayDeviations(d, text, out);
  }
  if (!verb && written) {
    const at = dayPart?.range.end ?? written.range.end;
    out.push({ start: written.range.start, end: at, what: WHAT.verb, safe: false, edits: [{ start: at, end: at, text: '电' }] });
  }
  markDeviations(d, text, out);
  bracketDeviations(d, text, profile, out);
  return out.length < 2 ? out : out.sort((a, b) => a.start - b.start || a.end - b.end);
}
