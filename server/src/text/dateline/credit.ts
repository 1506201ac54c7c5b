import { Class, isAt } from '../chars.ts';
import type { Range } from '../range.ts';
import type { Words } from '../words.ts';
import { agencyLength, beginsAgency } from './agencies.ts';
import type { Dateline } from './dateline.ts';
import { skipFewBlanks } from './day.ts';
import { maybePerson, type Named, type Names, readNames } from './names.ts';
import { closing, parseDateline } from './parse.ts';

/** A line of its own that says where an article comes from or who made it. Ranges are units of the text it was read from. */
export interface Credit {
  readonly range: Range;
  /** source: 据新华社, （新华社专特稿）, a dateline in brackets. byline: reporters. picture: 新华社记者张三摄. editor: 责编. */
  readonly kind: 'source' | 'byline' | 'picture' | 'editor';
  readonly agency?: Named;
  readonly dateline?: Dateline;
  readonly names?: Names;
  /** □, ■ … before it */
  readonly ornament?: Range;
}

/** A credit that runs on behind the last sentence of a text. */
export interface EndCredit {
  readonly credit: Credit;
  /** Between the sentence and the credit's ornament. */
  readonly gap: Range;
}

const ORNAMENTS = '□■◆▲●◇☐▪◼◻';
/** The ornaments are geometric shapes and a ballot box of Unicode's symbols. */
const isOrnament = (unit: number): boolean => unit >= 0x25a0 && unit <= 0x2610 && ORNAMENTS.includes(String.fromCharCode(unit));
const LONGEST = 80;
const OPEN = '（(【[';
const CLOSE = '）)】]';
const EDITOR = /^(?:责任?编辑|责编|编辑|校对|审核|主编|审校|监制)\s*[：:／/]/;
const SOURCE = /^(?:来源|稿源|转自|转载自|摘自)\s*[：:]/;
const BYLINE = /^(?:文|撰文|采写|执笔|整理|撰稿|作者|记者|通讯员|实习生|见习记者|特约记者)\s*[：:／/|｜]/;
const SPECIAL = /^(?:专特稿|微特稿|特稿|专稿|专电|供本报专稿|供本报特稿|电|报道|消息|讯)$/;

/** True if the text ends as a sentence does (。, 。”): then it is no credit and has none at its end. */
function endsText(text: string): boolean {
  const end = text.length - 1;
  return isAt(text, end, Class.Stop) || (text.charCodeAt(end) === 0x201d && isAt(text, end - 1, Class.Stop));
}

/** True if text.slice(from, to) is nothing but agencies and papers: 新华社电、《华商报》. */
function agenciesOnly(text: string, from: number, to: number, words: Words): Named | undefined {
  let at = from;
  let first: Named | undefined;
  while (at < to) {
    let end = at + agencyLength(text, at, words);
    if (text[at] === '《') end = text.indexOf('》', at) + 1;
    if (end <= at || end > to) return undefined;
    first ??= { text: text.slice(at, end), range: { start: at, end } };
    at = end;
    const rest = text.slice(at, to);
    if (SPECIAL.test(rest)) return first;
    if (/^(?:电|报道|消息|讯)[、，\s]/.test(rest)) at += /^[电讯]/.test(rest) ? 1 : 2;
    if (at < to && !isAt(text, at, Class.Blank | Class.Pause)) return undefined;
    while (at < to && isAt(text, at, Class.Blank | Class.Pause)) at++;
  }
  return first;
}

/** Reads the words of a credit without ornament and brackets. */
function readBare(text: string, from: number, to: number, words: Words): Omit<Credit, 'range'> | undefined {
  const head = text.slice(from, Math.min(to, from + 12));
  if (EDITOR.test(head)) return { kind: 'editor', names: readNames(text, from, to) };
  if (SOURCE.test(head)) return { kind: 'source' };
  const prefix = head.startsWith('综合') ? 2 : head.startsWith('据') ? 1 : 0;
  const agency = agenciesOnly(text, from + prefix, to, words);
  if (agency && (prefix > 0 || agency.range.end < to)) return { kind: 'source', agency };
  const body = text.slice(from, to);
  if (BYLINE.test(head) && !/[。！？]/.test(body)) {
    const names = readNames(text, from, to);
    return names.names.length > 0 ? { kind: 'byline', names } : undefined;
  }
  if (/[。！？；]/.test(body)) return undefined;
  const length = agencyLength(text, from, words);
  const house = length ? { agency: { text: text.slice(from, from + length), range: { start: from, end: from + length } } } : {};
  if (/摄$|摄影$|供图$|图片$|资料照片$/.test(body) && (/记者|新华社|发/.test(body) || body.length <= 12)) return { kind: 'picture', ...house };
  const role = /^(?:本[报刊台网社]|新华社|中新社|人民日报)?(?:驻\S{1,14}?)?(?:特约|特派|见习|实习|首席)*(?:记者|通讯员|实习生|评论员)/.exec(body);
  if (!role) return undefined;
  const names = readNames(text, from, to);
  const rest = body.slice(role[0].length);
  if (names.names.length === 0 && rest.trim() !== '') return undefined;
  const used = names.names.reduce((n, x) => n + x.range.end - x.range.start, 0);
  return used * 2 >= rest.replace(/[\s、，]/g, '').length ? { kind: 'byline', names, ...house } : undefined;
}

/** NAME（新华社专特稿）, （NAME）【新华社微特稿】, (NAME 新华社专特稿): the special desk's credit. */
function readSpecial(text: string, from: number, to: number): Omit<Credit, 'range'> | undefined {
  const body = text.slice(from, to);
  const at = body.indexOf('新华社');
  if (at < 0 || !/新华社(?:专特稿|微特稿|特稿|专稿)[）)】\]]?$/.test(body)) return undefined;
  const names = readNames(text, from, from + at);
  const before = body.slice(0, at).replace(/[（()）【[\]\s、]/g, '');
  if (before !== names.names.map((n) => n.text).join('')) return undefined;
  return { kind: 'source', names, agency: { text: '新华社', range: { start: from + at, end: from + at + 3 } } };
}

/**
 * Reads a text that is nothing but a credit, a byline or a dateline in brackets: （新华社北京6月12日电）, □据中新社,
 * 本报记者 张三, （责编：李四）, 张三（新华社专特稿）.
 * @returns undefined for every other text; looks at texts of ≤ 80 units only
 */
export function parseCredit(text: string, words: Words): Credit | undefined {
  return mayBeCredit(text, words) ? readCredit(text, words, parseDateline(text, words)) : undefined;
}

/**
 * The same.
 * @param dateline what `parseDateline` says of the text
 */
export function creditOf(text: string, words: Words, dateline: Dateline | undefined): Credit | undefined {
  return mayBeCredit(text, words) ? readCredit(text, words, dateline) : undefined;
}

const OPENERS = new Set([...`${ORNAMENTS}${OPEN}据综责编校审主监来稿转摘文撰采执整作记通实见特`].map((c) => c.charCodeAt(0)));

/** A quick look: a credit is short and no sentence, and its first unit opens one, or it ends in 摄, 图片 … or names the special desk. */
function mayBeCredit(text: string, words: Words): boolean {
  if (text.length > 2 * LONGEST || endsText(text)) return false;
  const start = skipFewBlanks(text, 0);
  const unit = text.charCodeAt(start);
  if (OPENERS.has(unit) || beginsAgency(unit) || words.agencyAt(text, start) > 0) return true;
  const final = text[text.length - 1];
  return final === '摄' || final === '影' || final === '片' || final === '图' || text.includes('特稿');
}

function readCredit(text: string, words: Words, dateline: Dateline | undefined): Credit | undefined {
  let from = skipFewBlanks(text, 0);
  let to = text.length;
  while (to > from && isAt(text, to - 1, Class.Blank)) to--;
  if (to - from > LONGEST || to - from < 2) return undefined;
  const range = { start: from, end: to };
  if (dateline?.position === 'end') return { range, kind: 'source', agency: dateline.agency, dateline };
  const special = readSpecial(text, from, to);
  if (special) return { range, ...special };
  const ornament = ORNAMENTS.includes(text[from] as string) ? { start: from, end: from + 1 } : undefined;
  if (ornament) from = skipFewBlanks(text, from + 1);
  const enclosed = OPEN.includes(text[from] ?? '\u0000') && closing(text, from) === to - 1;
  if (enclosed) {
    from = skipFewBlanks(text, from + 1);
    to--;
  } else if (CLOSE.includes(text[to - 1] as string)) return undefined;
  const bare = readBare(text, from, to, words) ?? (ornament ? readName(text, from, to) : undefined);
  return bare ? { range, ...bare, ...(ornament ? { ornament } : {}) } : undefined;
}

/** A name alone behind an ornament: ■ 李文. */
function readName(text: string, from: number, to: number): Omit<Credit, 'range'> | undefined {
  const names = readNames(text, from, to);
  return names.names.length > 0 && names.names.every((n) => maybePerson(n.text)) && to - from <= 24 ? { kind: 'byline', names } : undefined;
}

/**
 * Reads a credit that runs on behind the last sentence of a text: …的焦点。 □据中新社; without an ornament only 据 or 综合
 * with an agency and nothing more.
 */
export function creditAtEnd(text: string, words: Words): EndCredit | undefined {
  if (endsText(text)) return undefined;
  for (let i = text.length - 3; i > 0 && i > text.length - 40; i--) {
    if (isAt(text, i, Class.Stop)) return bareAtEnd(text, i + 1, words);
    if (!isOrnament(text.charCodeAt(i))) continue;
    let end = i;
    while (end > 0 && isAt(text, end - 1, Class.Blank)) end--;
    if (!endsSentence(text, end)) return undefined;
    const credit = parseCredit(text.slice(i), words);
    if (!credit || (!credit.agency && text.indexOf(text[i] as string) < i)) return undefined;
    return { credit: shift(credit, i), gap: { start: end, end: i } };
  }
  return undefined;
}

function bareAtEnd(text: string, at: number, words: Words): EndCredit | undefined {
  let end = at;
  while (end < text.length && isAt(text, end, Class.Close)) end++;
  const start = skipFewBlanks(text, end);
  if (text[start] !== '据' && !text.startsWith('综合', start)) return undefined;
  const credit = parseCredit(text.slice(start), words);
  return credit?.kind === 'source' && credit.agency && !credit.dateline ? { credit: shift(credit, start), gap: { start: end, end: start } } : undefined;
}

/** True behind 。！？…… and the marks that close a quotation or a bracket after them. */
function endsSentence(text: string, at: number): boolean {
  let i = at;
  while (i > 0 && isAt(text, i - 1, Class.Close)) i--;
  return i > 0 && (isAt(text, i - 1, Class.Stop) || text[i - 1] === '…' || text[i - 1] === '!' || text[i - 1] === '?');
}

function shift(c: Credit, by: number): Credit {
  const move = (r: Range): Range => ({ start: r.start + by, end: r.end + by });
  return {
    range: move(c.range),
    kind: c.kind,
    ...(c.agency ? { agency: { text: c.agency.text, range: move(c.agency.range) } } : {}),
    ...(c.ornament ? { ornament: move(c.ornament) } : {}),
  };
}
