import { Class, isAt } from '../../../text/chars.ts';
import type { Passage } from '../../../text/passage.ts';
import type { Range } from '../../../text/range.ts';
import { unitsOf } from '../../../text/unit-set.ts';

/** What an author left in brackets for somebody else, or an editing program in the text. */
export interface Note extends Range {
  readonly sort: 'query' | 'empty' | 'todo' | 'revision' | 'template';
}

/** The marks that something may be asked in. */
export const OPENING = '（(【[［〔《';
const CLOSE: Readonly<Record<string, string>> = { '（': '）', '(': ')', '【': '】', '[': ']', '［': '］', '《': '》', '〔': '〕' };
const LONGEST = 20;

const SLOT = '(?:数字|数据|姓名|人名|名字|职务|头衔|地名|地点|时间|日期|年份|年龄|金额|译名|出处|来源|原文|单位|引语|图片?|链接)';
const ASKED_WORDS =
  '(?:待|尚待|有待|需|还需|须|请|请编辑|请记者|请责编|请后方)(?:再|进一步|编辑|记者|后方|前方)?(?:核实|核对|核查|核准|核|查证|查实|查|补充|补齐|补|确认|落实|更新|填写|填|译|配图|插图)(?:一下|后发|数据|数字|姓名|人名)?';
const QUERY = new RegExp(
  `^(?:${SLOT}${ASKED_WORDS}|${ASKED_WORDS}|(?:此处|这里|该处)(?:核实|核对|插图|插入|配图|加图|放图|补|缺|空|需|待|请).{0,12}|核实|核对|TK|TKTK|TODO|TBD|TBC|[？?]{1,3})[？?！!。：:]?$`,
);
const SLOT_ONLY = new RegExp(`^${SLOT}$`);

/** Words that speak of the brackets themselves. */
/** What is said of a mark that is spoken of: 《》里, （）要成对. */
const PLACE_AFTER = /^(?:[里内外]面?|之[内外间]|中间|[，。；]?$)/;
const NAMED_MARK = /(?:号|括弧|括号|函数|方法|命令|符号|标点|角的)$/;

function bracketNote(text: string, start: number, quoted: (at: number) => boolean): Note | undefined {
  const open = text[start] as string;
  const length = text.slice(start + 1, start + 1 + LONGEST).indexOf(CLOSE[open] as string);
  if (length < 0) return undefined;
  const close = start + 1 + length;
  const inner = text.slice(start + 1, close).trim();
  const range = { start, end: close + 1 };
  const before = isAt(text, start - 1, Class.Han);
  if (inner === '') {
    // ［］ and 〔〕 and [] are empty in many places; （） between marks is spoken of; print() is a program's.
    if (open === '[' || open === '［' || open === '〔' || !before || NAMED_MARK.test(text.slice(Math.max(0, start - 2), start)) || quoted(start))
      return undefined;
    return isAt(text, close + 1, Class.Open) || PLACE_AFTER.test(text.slice(close + 1, close + 3)) ? undefined : { ...range, sort: 'empty' };
  }
  if (open === '《' || quoted(start)) return undefined;
  if (QUERY.test(inner)) return { ...range, sort: /^T/.test(inner) ? 'todo' : 'query' };
  return (open === '[' || open === '［') && before && SLOT_ONLY.test(inner) ? { ...range, sort: 'template' } : undefined;
}

/** First units of what is asked in brackets: most brackets hold something else. */
const ASKED_FIRST = '待尚有需还须请此这该核T？?数姓人名职头地时日年金译出来原单引图链 　';
/** What stands behind a bracket in which something is asked, or nothing. */
export const ASKED = `${ASKED_FIRST}）)】]］〕》`;
const ASKED_UNITS: ReadonlySet<number> = unitsOf(ASKED_FIRST);

function brackets(p: Passage & { quoted(at: number): boolean }, out: Note[]): void {
  const { text } = p;
  const ascii = p.classes & (Class.AsciiMark | Class.AsciiParen);
  for (const open of ascii ? '（【《［〔([' : '（【《［〔') {
    for (let at = text.indexOf(open); at >= 0; at = text.indexOf(open, at + 1)) {
      const next = text.charCodeAt(at + 1);
      if (!ASKED_UNITS.has(next) && text[at + 1] !== CLOSE[open]) continue;
      const note = bracketNote(text, at, (i) => p.quoted(i));
      if (note) out.push(note);
    }
  }
}

const WORK = /TK(?:[ ]?TK)*|TODO|FIXME|TBD|[Ll]orem ipsum/g;
/** TODO列表, TODO应用: the thing of that name. */
const WORK_NAMED = /^(?:列表|清单|应用|软件|事项)/;
const FIGURE_BEFORE = /(?:约|共|达|为|近|超|有|至|到|逾|于|[年月，、：:]|^)[ ]?$/;
const FIGURE_AFTER = /^[ ]?(?:万|亿|[年月日人名元个家次岁米吨%％点]|美元|公里|[，。：:]|$)/;

/** TODO, TBD as words; TK only where a figure or a name must stand, since it is also a name. */
function todos(p: Passage & { quoted(at: number): boolean }, out: Note[]): void {
  const { text } = p;
  for (const m of text.matchAll(WORK)) {
    const start = m.index;
    const end = start + m[0].length;
    if (isAt(text, start - 1, Class.Latin | Class.Digit) || isAt(text, end, Class.Latin | Class.Digit) || text[start - 1] === '-' || text[end] === '-')
      continue;
    // （TK） is a note in brackets.
    if (p.quoted(start) || CLOSE[text[start - 1] ?? ''] === text[end]) continue;
    const before = text.slice(Math.max(0, start - 3), start);
    const after = text.slice(end, end + 3);
    if (m[0] === 'TK' && !(FIGURE_BEFORE.test(before) && FIGURE_AFTER.test(after) && before + after !== '')) continue;
    if (!WORK_NAMED.test(after)) out.push({ start, end, sort: m[0][0] === 'L' || m[0][0] === 'l' ? 'template' : 'todo' });
  }
}

const REVISION = /\{(?:\+\+[^{}]{0,200}\+\+|--[^{}]{0,200}--|~~[^{}]{0,200}~~|==[^{}]{0,200}==|>>[^{}]{0,200}<<)\}/g;
const FIELD = /\{\{[^{}]{1,40}\}\}|\$\{[A-Za-z_一-龥][^{}]{0,30}\}/g;
const PROMPT = /(?:单击|点击|双击)此处(?:添加|输入|编辑|键入)(?:[一-龥]{0,4}(?:文字|标题|正文|内容|文本))?|此处(?:输入|键入|填写)(?:文字|标题|正文|内容|文本)/g;

function matches(text: string, pattern: RegExp, sort: Note['sort'], out: Note[]): void {
  for (const m of text.matchAll(pattern)) out.push({ start: m.index, end: m.index + m[0].length, sort });
}

/** Notes of a passage, in no order. */
export function notesIn(p: Passage & { quoted(at: number): boolean }): readonly Note[] {
  const { text, classes } = p;
  const out: Note[] = [];
  if (classes & (Class.Open | Class.AsciiMark | Class.AsciiParen)) brackets(p, out);
  if (classes & Class.Latin) todos(p, out);
  if (classes & Class.AsciiMark) {
    matches(text, REVISION, 'revision', out);
    matches(text, FIELD, 'template', out);
  }
  matches(text, PROMPT, 'template', out);
  return out;
}
