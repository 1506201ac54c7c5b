import { isSyllable } from '../../ledger/transliteration.ts';
import { defineRule, type Finding, type Safety } from '../../rule/rule.ts';
import { Class, classOf, isAt } from '../../text/chars.ts';
import { joinsName } from '../names/dotted-name.ts';
import { NOTHING } from '../nothing.ts';

type Message = 'half';

const FULL: Readonly<Record<string, string>> = { ',': '，', '.': '。', ';': '；', ':': '：', '?': '？', '!': '！' };
/** By unit of ASCII: one of , . ; : ? ! */
const HALF = new Uint8Array(128);
for (const c of Object.keys(FULL)) HALF[c.charCodeAt(0)] = 1;

/** What only Chinese text has beside a mark. */
const CHINESE = Class.Han | Class.Stop | Class.Pause | Class.Open | Class.Close | Class.FullAlnum;
const FIGURE = Class.Digit | Class.Latin;
/** Rows of data: short fields with nothing but half-width marks between them. */
const FIELD = 8;
const FILE_TYPE = /^(?:[a-z]|(?:PDF|DOCX?|XLSX?|PPTX?|JPE?G|PNG|TXT|ZIP|RAR|MP[34]|CSV|HTML?|COM|CN|NET|ORG)(?![A-Za-z]))/;
/** First words of numbered items: 一.总则, 甲.说明. */
const NUMBERING = /^[一二三四五六七八九十百甲乙丙丁]{1,4}$/;

const isHalf = (unit: number): boolean => unit < 128 && HALF[unit] === 1;

/** Two transliterated names may be parted by a point that should be an interpunct: 马丁.路德. */
function partsName(text: string, at: number): boolean {
  if (joinsName(text, { start: at, end: at + 1 }, false)) return true;
  const is = (i: number): boolean => isSyllable(text.charCodeAt(i));
  const left = is(at - 1) && (is(at - 2) || text.slice(Math.max(0, at - 4), at).includes('.'));
  return left && (is(at + 1) || is(at + 2));
}

/** Where a run of half-width marks stands. */
interface Place {
  readonly text: string;
  /** before the blanks that stand between Han and the mark */
  readonly from: number;
  readonly start: number;
  /** behind the last mark */
  readonly end: number;
  /** behind the blanks that follow it */
  readonly next: number;
}

/** A point ends a sentence here: Han before it, and what follows may begin another. */
function isFullStop({ text, start, end, next }: Place): boolean {
  if (!isAt(text, start - 1, Class.Han | Class.Close)) return false;
  if (next >= text.length) return start > 3;
  const head = text.slice(Math.max(0, start - 5), start);
  if (start <= 4 && NUMBERING.test(head)) return false;
  if (end === next && partsName(text, start)) return false;
  if (isAt(text, end, FIGURE)) {
    if (FILE_TYPE.test(text.slice(end, end + 6))) return false;
    // 第.5 is no sentence; 平稳.2025年 is one.
    return isAt(text, end, Class.Latin) || /^\d{1,4}[年月日时个名家项人万亿.]/.test(text.slice(end, end + 6));
  }
  return isAt(text, next, CHINESE | Class.AsciiMark) && text[end] !== '/' && text[end] !== '.';
}

/** A colon that is none of a time, a ratio, an emoji code, a path. */
function isColon({ text, start, end, next }: Place): boolean {
  if (text[end] === '/' || text[end] === '\\') return false;
  if (isAt(text, start - 1, Class.Han | Class.Close)) return !/^[a-z0-9_+-]{2,30}:/.test(text.slice(end, end + 32));
  return (
    end === next && isAt(text, start - 1, Class.Latin) && isAt(text, end, Class.Han) && !/:[a-z0-9_+-]{2,30}$/.test(text.slice(Math.max(0, start - 32), start))
  );
}

/** Is a comma, semicolon, question or exclamation mark one of a Chinese sentence? */
function isClauseMark({ text, start, end, next }: Place): boolean {
  const mark = text[start];
  const before = classOf(text.charCodeAt(start - 1));
  if (mark === '!' && text[end] === '[') return false;
  if (start > 0 && before & CHINESE) {
    // An English sentence with a Chinese word: the paper 人民日报, founded in 1948, …
    return end === next || !isAt(text, next, Class.Latin);
  }
  if (end !== next || !isAt(text, end, Class.Han | Class.Open)) return false;
  if (mark === ',') return start > 0 && (before & (FIGURE | Class.AsciiMark | Class.AsciiParen | Class.OtherMark)) !== 0;
  // Yahoo!中国, &nbsp;中
  return start > 0 && (before & (Class.Digit | Class.AsciiMark)) !== 0 && text[start - 1] !== '&';
}

/** 全年 , 已完成: a blank on either side of the mark, and Han on both sides of these. */
function standsApart({ text, from, start, end, next }: Place): boolean {
  return start - from === 1 && next > end && text[start] !== '.' && isAt(text, from - 1, Class.Han | Class.Close) && isAt(text, next, Class.Han | Class.Open);
}

function isWrong(place: Place): boolean {
  const mark = place.text[place.start];
  if (place.from < place.start) return place.end - place.start === 1 && standsApart(place);
  if (mark === '?' && place.end - place.start === 1 && joinsName(place.text, place, false)) return false;
  if (place.end - place.start > 1 && mark !== '?' && mark !== '!') return false;
  if (mark === '.') return isFullStop(place);
  return mark === ':' ? isColon(place) : isClauseMark(place);
}

/** Rows of data and lists of words: 序号,姓名,年龄. */
function isData(text: string, classes: number): boolean {
  if (classes & (Class.Stop | Class.Pause)) return false;
  let fields = 1;
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit !== 0x2c && unit !== 0x3b) {
      if (++length > FIELD) return false;
    } else {
      fields++;
      length = 0;
    }
  }
  return fields >= 4;
}

/** Blanks round a Latin word or a figure are no concern of Chinese; those behind a half-width mark went with its width. */
function findingAt(place: Place): Finding<Message> {
  const { text, from, start, end, next } = place;
  const to = [...text.slice(start, end)].map((c) => FULL[c] ?? c).join('');
  const stop = next < text.length ? next : end;
  const latin = isAt(text, start - 1, Class.Latin) || isAt(text, stop, Class.Latin);
  // 拜仁 : 多特 may be a match.
  const safety: Safety = text[start] === '.' || latin || (from < start && text[start] === ':') ? 'review' : 'safe';
  const title = { zh: `改为全角“${to}”`, en: `Change to full-width “${to}”` };
  return {
    message: 'half',
    range: { start, end },
    data: { from: text.slice(start, end), to },
    fixes: [{ title, safety, edits: [{ start: from, end: stop, text: to }] }],
  };
}

export const halfwidthMark = defineRule<Message>({
  meta: {
    id: 'punct/halfwidth-mark',
    title: { zh: '半角标点', en: 'Half-width marks' },
    rationale: {
      zh: '中文句子里的逗号、句号、冒号等占一字，用全角；西文句子、数字和网址里的不在此列。',
      en: 'Commas, stops and colons of a Chinese sentence take a full cell. Those of Latin text, figures and addresses do not.',
    },
    source: 'GB/T 15834—2011 4、5.1；CY/T 154—2017',
    severity: 'warning',
    fixable: 'safe',
    messages: { half: { zh: '中文里的“{from}”应为全角“{to}”', en: '“{from}” in Chinese text should be full width: “{to}”' } },
    options: {},
    examples: [
      { bad: '渡轮复航⟦,→，⟧首班船满员⟦.⇢。⟧' },
      { bad: '他问⟦:→：⟧“今天开船吗⟦?⇢？⟧”记者答⟦:→：⟧“开⟦!⇢！⟧”', note: '引文里的改动由编辑决定' },
      { bad: '据《晚报》⟦,→，⟧客运量增长12%⟦,→，⟧货运量下降⟦;→；⟧票价不变。' },
      { bad: '码头平稳运行⟦.⇢。⟧2025年将再添两艘渡轮。' },
      { bad: '主办方为NBA⟦,⇢，⟧赞助商为一家航运公司。' },
      { bad: '全年 ⟦,⟧ 已完成投资三百亿元 ⟦;⟧ 会议要求 ⟦:⟧ 抓好落实。真的吗 ⟦?⟧ 他问道。太好了 ⟦!⟧ 大家说。', note: '两边都有空格的，空格一起删去' },
      { good: '演员汤姆.汉克斯来访，图注是巴兹?奥尔德林。', note: '人名里丢了的间隔号，由另一条规则处理' },
      { good: '时间9:30，比分3:1，票价1,200元，版本v2.0.1，增长3.5%。' },
      { good: '详见https://example.com/a,b;c和a.b@example.com，附件为名单.xlsx和照片.JPG。' },
      { good: '专题见https://example.com/渡轮,2018/复航?班次=早,晚。', note: '网址里的汉字' },
      { good: 'The daily 晚报, founded in 1929, is read widely. 晚报很受欢迎。', note: '英文句子' },
      { good: '小马丁.路德.金来访，D.H.劳伦斯的书再版。', note: '人名里的点由另一条规则处理' },
      { good: '他发来:smile:和…的表情。' },
      { good: '序号,姓名,部门,电话', note: '数据' },
      { good: '一.总则', note: '序号' },
      { good: '![图片](a.png) 见上。', language: 'markdown' },
    ],
  },
  needs: Class.AsciiMark,
  passage({ text, classes }) {
    if (!(classes & Class.Han)) return NOTHING;
    let findings: Finding<Message>[] | undefined;
    let data: boolean | undefined;
    for (let i = 0; i < text.length; i++) {
      if (!isHalf(text.charCodeAt(i))) continue;
      const start = i;
      while (i + 1 < text.length && isHalf(text.charCodeAt(i + 1))) i++;
      let next = i + 1;
      while (isAt(text, next, Class.Blank)) next++;
      let from = start;
      while (isAt(text, from - 1, Class.Blank)) from--;
      if (from === 0) from = start;
      const place: Place = { text, from, start, end: i + 1, next };
      if (!isWrong(place)) continue;
      data ??= isData(text, classes);
      if (data) return NOTHING;
      findings ??= [];
      findings.push(findingAt(place));
    }
    return findings ? { findings } : NOTHING;
  },
});
