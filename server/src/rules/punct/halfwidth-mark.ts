import { isSyllable } from '../../names/transliteration.ts';
import { replace } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Finding, type Safety } from '../../rule/rule.ts';
import { ends, near, pair } from '../../rule/triggers.ts';
import { Class, classOf, isAt } from '../../text/chars.ts';
import type { Passage } from '../../text/passage.ts';
import { hasSentence } from '../lib/blanks.ts';
import { joinsName } from '../lib/dotted-name.ts';

/** What only Chinese text has beside a mark. */
const CHINESE = Class.Han | Class.Stop | Class.Pause | Class.Open | Class.Close | Class.FullAlnum;
const MARKS = ',.;:?!';

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
    messages: {
      half: { zh: '中文里的“{from}”应为全角“{to}”', en: '“{from}” in Chinese text should be full width: “{to}”' },
      wave: { zh: '“{from}”不是句末标点，应为句号或叹号', en: '“{from}” ends no sentence; a stop or exclamation mark does' },
    },
    options: {},
    examples: [
      { bad: '渡轮复航⟦,→，⟧首班船满员⟦.⇢。⟧' },
      { bad: '他问⟦:→：⟧“今天开船吗⟦?⇢？⟧”记者答⟦:→：⟧“开⟦!⇢！⟧”', note: '引文里的改动由编辑决定' },
      { bad: '据《晚报》⟦,→，⟧客运量增长12%⟦,→，⟧货运量下降⟦;→；⟧票价不变。' },
      { bad: '码头平稳运行⟦.⇢。⟧2025年将再添两艘渡轮。' },
      { bad: '主办方为NBA⟦,⇢，⟧赞助商为一家航运公司。' },
      { bad: '全年 ⟦,⟧ 已完成投资三百亿元 ⟦;⟧ 会议要求 ⟦:⟧ 抓好落实。真的吗 ⟦?⟧ 他问道。太好了 ⟦!⟧ 大家说。', note: '两边都有空格的，空格一起删去' },
      { bad: '赞助商为 NBA⟦,⟧ 即职业篮球联盟⟦;⟧ Tom Green 写了他正在组织的六个航班⟦,⟧ APP 已经更新。', note: '西文旁的半角标点，前后的分句是中文' },
      { bad: '航线归根到底讲的就是 Slow Travel⟦?⇢？⟧\n\n他说出了“再坐一次渡轮”这样的话 ⟦?⟧' },
      { bad: '请大家周末都来坐一坐新的渡轮，真的，哈哈⟦~⇢。⟧\n\n票价是每人三十元，这个价钱真的不算很贵吧⟦~~⇢。⟧' },
      { good: '他问船长：Are you sure?\n\n路标上写着 Welcome to the old harbor, 海州港的旧址\n\n气温25~' },
      { good: 'The paper, 人民日报, was founded in 1948, 中国最大的报纸。' },
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
  // A mark beside Chinese, or with a blank between; 吗 English? and 哈哈~ at the end.
  triggers: [
    pair(CHINESE | Class.Blank, MARKS),
    pair(MARKS, Class.Han | Class.Open),
    near(',;', Class.Han, 2),
    pair('?', { of: MARKS, classes: Class.Blank }),
    ends('?~'),
  ],
  passage({ text, classes }) {
    if (!(classes & Class.Han)) return NOTHING;
    const wave = waveAtEnd({ text, classes });
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
    if (wave) findings = [...(findings ?? []), wave];
    return findings ? { findings } : NOTHING;
  },
});

type Message = 'half' | 'wave';

const FULL: Readonly<Record<string, string>> = { ',': '，', '.': '。', ';': '；', ':': '：', '?': '？', '!': '！' };
/** By unit of ASCII: one of , . ; : ? ! */
const HALF = new Uint8Array(128);
for (const c of MARKS) HALF[c.charCodeAt(0)] = 1;

const FIGURE = Class.Digit | Class.Latin;
/** What a clause may end with that is not Chinese: 12, NBA, [3], a formula. */
const BEFORE_CLAUSE = FIGURE | Class.AsciiMark | Class.AsciiParen | Class.OtherMark | Class.Object;
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

/** How far a clause is read, in units, and how many Han it has at least to be one. */
const REACH = 60;
const FEW = 3;

/**
 * Han characters of the clause that lies on one side of a place, and its Latin words.
 * @param step 1: the clause from `at` on; −1: the one that ends with the unit at `at`
 */
function countClause(text: string, at: number, step: 1 | -1): { han: number; words: number } {
  let han = 0;
  let words = 0;
  let inWord = false;
  for (let i = at, n = 0; i >= 0 && i < text.length && n < REACH && !isAt(text, i, Class.Stop | Class.Pause); i += step, n++) {
    const latin = isAt(text, i, Class.Latin);
    if (latin && !inWord) words++;
    inWord = latin;
    if (isAt(text, i, Class.Han)) han++;
  }
  return { han, words };
}

/** A clause of Chinese with Latin words in it, not the other way round. */
function isChinese(text: string, at: number, step: 1 | -1): boolean {
  const { han, words } = countClause(text, at, step);
  return han >= FEW && han > 2 * words;
}

/** A name is of so many words or figures at most; more are of an English sentence. */
const NAME = 3;

/** Is what stands before `at` of Latin a name or none at all, behind Chinese? */
function endsInName(text: string, at: number): boolean {
  let words = 0;
  let inWord = false;
  for (let i = at - 1; i >= 0 && at - i < REACH && !isAt(text, i, CHINESE); i--) {
    const word = isAt(text, i, FIGURE);
    if (word && !inWord && ++words > NAME) return false;
    inWord = word;
  }
  return countClause(text, at - 1, -1).han > 0;
}

/** Behind a Latin word or sign, and a blank behind the mark: DebConf, 即…, where the sentence on both sides is Chinese. */
function isBetweenClauses({ text, start, end, next }: Place): boolean {
  return next - end === 1 && isAt(text, next, Class.Han) && isChinese(text, next, 1) && endsInName(text, start);
}

/** 就是 Design Thinking? at the end of a paragraph. More words may be an English question. */
function asksAtEnd(text: string, start: number): boolean {
  return isAt(text, start - 1, Class.Latin) && isChinese(text, start - 1, -1) && endsInName(text, start);
}

/** Is a comma, semicolon, question or exclamation mark one of a Chinese sentence? */
function isClauseMark(place: Place): boolean {
  const { text, start, end, next } = place;
  const mark = text[start];
  const before = classOf(text.charCodeAt(start - 1));
  if (mark === '!' && text[end] === '[') return false;
  if (start > 0 && before & CHINESE) {
    // An English sentence with a Chinese word: the paper 人民日报, founded in 1948, …
    return end === next || !isAt(text, next, Class.Latin) || (next - end === 1 && isChinese(text, start - 1, -1) && isChinese(text, next, 1));
  }
  if (mark === '?' && next >= text.length) return asksAtEnd(text, start);
  if ((mark === ',' || mark === ';') && end !== next && before & BEFORE_CLAUSE) return isBetweenClauses(place);
  if (end !== next || !isAt(text, end, Class.Han | Class.Open)) return false;
  if (mark === ',') return start > 0 && (before & BEFORE_CLAUSE) !== 0;
  // Yahoo!中国, &nbsp;中
  return start > 0 && (before & (Class.Digit | Class.AsciiMark)) !== 0 && text[start - 1] !== '&';
}

/** 全年 , 已完成: a blank on either side of the mark, and Han on both sides of these; a question may end the text. */
function standsApart({ text, from, start, end, next }: Place): boolean {
  if (next >= text.length) return text[start] === '?' && start - from === 1 && isAt(text, from - 1, Class.Han | Class.Close) && isChinese(text, from - 1, -1);
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
    fixes: [replace({ start: from, end: stop }, to, { title, safety })],
  };
}

/** 哈哈~ at the end of a paragraph. */
function waveAtEnd({ text, classes }: Pick<Passage, 'text' | 'classes'>): Finding<Message> | undefined {
  let start = text.length;
  while (text[start - 1] === '~') start--;
  if (start === text.length || !isAt(text, start - 1, Class.Han) || !hasSentence({ text, classes })) return undefined;
  return {
    message: 'wave',
    range: { start, end: text.length },
    data: { from: text.slice(start) },
    severity: 'information',
    fixes: [replace({ start, end: text.length }, '。')],
  };
}
