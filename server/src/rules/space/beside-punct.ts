import type { Lexicon } from '../../lexicon/lexicon.ts';
import { noVocabulary } from '../../lexicon/vocabulary.ts';
import { remove, replace } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Finding, type Fix, type Safety } from '../../rule/rule.ts';
import type { Scans } from '../../rule/scans.ts';
import { allBut, pair } from '../../rule/triggers.ts';
import { Class, isAt } from '../../text/chars.ts';
import type { Passage, PassageKind } from '../../text/passage.ts';
import type { Range } from '../../text/range.ts';
import { unitsOf } from '../../text/unit-set.ts';
import { blanksIn, hasSentence, inSource, isOdd } from '../lib/blanks.ts';
import { endsHandle } from './lib/handles.ts';

/** Marks that bring their own gap. */
const MARKS = Class.Stop | Class.Pause | Class.Open | Class.Close;
const PERCENT_SIGNS = '%％‰';

export const besidePunct = defineRule<Message>({
  meta: {
    id: 'space/beside-punct',
    title: { zh: '标点旁的空格', en: 'Blanks beside full-width marks' },
    rationale: {
      zh: '全角标点自带空隙，前后不再空格；句末之后的大空往往是丢了的分段。',
      en: 'A full-width mark brings its own gap and takes no blank beside it. A wide blank behind a sentence is often a lost paragraph.',
    },
    source: 'GB/T 15834—2011 5.1；W3C clreq',
    severity: 'warning',
    fixable: 'safe',
    messages: {
      blank: { zh: '全角标点旁不应有空格：{here}', en: 'No blank beside a full-width mark: {here}' },
      percent: { zh: '百分号前不空格：{here}', en: 'No blank before a percent sign: {here}' },
      paragraph: { zh: '{here}句末有大空：是否另起一段？', en: 'A wide blank behind a sentence, {here}: does a paragraph begin here?' },
    },
    options: {},
    examples: [
      { bad: '会谈结束⟦ →⟧，双方都很满意⟦　→⟧。' },
      { bad: '所谓“⟦ ⇢⟧渡轮外交⟦ ⇢⟧”已经落幕，《⟦ ⇢⟧海州日报⟦ ⇢⟧》⟦ →⟧报道说。', note: '引号和书名号里面的修改由编辑决定' },
      { bad: '渡轮、⟦ →⟧班车都已恢复，⟦ →⟧票价不变。⟦ →⟧班次照旧。' },
      { bad: '各地⟦ →⟧“提前布防”⟦ →⟧成效明显，专家⟦ →⟧（含两名院士）到场。' },
      { bad: '渡轮复航。⟦　　⇢\n\n⟧二、票价不变。', note: '可能丢了分段' },
      { bad: '渡轮复航⟦ →⟧：票价不变', note: '标题里标点旁也不空格' },
      { bad: '销售额增长12%⟦ →⟧，其中线上增长5.5%⟦ →⟧、线下3%⟦ →⟧。气温30℃⟦ →⟧，约60⟦ →⟧%的人出门。' },
      { bad: '老人身患沉⟦ ⇢⟧，家里人轮流照看。', note: '空格前不成词，可能丢了字，由编辑决定' },
      { good: '他写道：#春运 “说走就走”的人多，@海州铁路 “春运”专列开出。', note: '账号和话题的名字到空格为止' },
      { good: '新华社北京6月21日电 （记者林一帆） 渡轮21日复航，票价不变。', note: '电头由别的规则管' },
      { good: '海州报业网讯 “五一”假期从今天开始，渡轮加开班次。', note: '稿头' },
      { good: '请在括号里填空：（　）月（ ）日，渡轮复航。' },
      { good: '“提前布防” 各地迎战洪峰', note: '标题' },
      { good: '渡轮驶出港湾，两岸灯火通明。 新华社记者 林一帆摄', note: '署名' },
      { bad: '参见“[⟦ ⇢⟧渡轮史](https://example.com/a)⟦ ⇢⟧”这一章，他说，⟦ ⇢⟧**复航**是大事[3]⟦ →⟧。', language: 'markdown', note: '链接文字旁' },
      { bad: '作者：⟦ →⟧林一帆　编辑：⟦ →⟧周行远', note: '署名，只作提示' },
      { good: '时间： 周一上午', note: '没有句子的标签' },
      { good: '作　者：　林一帆\n编　辑：　周行远', note: '对齐的标签' },
      { good: '他说**复航。** 双方都很满意，对 **“复航”** 寄予厚望。', language: 'markdown', note: '没有空格就不成粗体' },
      { good: '【海上来信】 渡轮21日复航，票价不变。', note: '栏目名' },
      { good: '她用英文写道：Hello， world。 Thank you。渡轮就开了。', note: '夹在英文里' },
      { good: '第一行到此为止。  \n第二行另起。', language: 'markdown', note: '硬换行' },
      { good: '　　渡轮21日复航，票价不变。', note: '段首空两格' },
    ],
  },
  kinds: allBut('cell', 'furniture'),
  triggers: [pair(MARKS, Class.Blank), pair(Class.Blank, MARKS), pair(Class.Blank, PERCENT_SIGNS)],
  passage(p, { lexicon }) {
    if (!(p.classes & MARKS) || !(p.classes & Class.Han)) return NOTHING;
    const labels = labelBlanks(p);
    let findings: Finding<Message>[] | undefined = labels.length > 0 ? labels : undefined;
    if (p.kind === 'credit' || p.kind === 'byline') return findings ? { findings } : NOTHING;
    let running: boolean | undefined;
    for (const gap of blanksIn(p)) {
      if (gap.start === 0 || gap.end === p.text.length) continue;
      const percent =
        PERCENT.has(p.text.charCodeAt(gap.end)) && isAt(p.text, gap.start - 1, Class.Digit) && !isAt(p.text, gap.end + 1, Class.Digit | Class.Latin);
      if (!percent && !isAt(p.text, gap.start - 1, MARKS) && !isAt(p.text, gap.end, MARKS)) continue;
      if (isOdd(p.text, gap) || inSource(p, gap)) continue;
      if (p.marks && keepsEmphasis(p.text, p.marks, gap)) continue;
      running ??= !HEADS.has(p.kind) && hasSentence(p);
      const message = percent ? 'percent' : judge(p, gap, running);
      if (!message) continue;
      findings ??= [];
      findings.push(toFinding(message, gap, message === 'blank' && running && mayBeLost(p, gap, lexicon, p.mentions)));
    }
    return findings ? { findings } : NOTHING;
  },
});

type Message = 'blank' | 'paragraph' | 'percent';

const HEADS = new Set<PassageKind>(['headline', 'heading', 'subhead']);
const WORD = Class.Han | Class.Latin | Class.Digit | Class.FullAlnum;
/** Signs behind a figure that are as good as a word, and what closes a note or reference. */
const SIGNS = unitsOf('%％‰℃℉°)]');
const PERCENT = unitsOf(PERCENT_SIGNS);
/** What goes before a mark without a blank. */
const ENDS = Class.Stop | Class.Pause | Class.Close;
/** A credit behind a sentence or caption: 新华社记者…, （某社供图）, 责编：…. */
const CREDIT =
  /^[（(]?(?:据|综合)?(?:新华社|中新社|本报|本社|本刊|本网|人民|央视|记者|通讯员|摄影|责任?编|编辑|校对|作者|来源|供图|图为|资料)|^[^。，；！？]{1,24}(?:摄|供图|发|报道|编辑)[）)]?$/;
/** Brackets of reporters before the text, where no dateline was read. */
const REPORTERS = /[（(][^（(）)]{0,40}(?:记者|通讯员|特派员|电|讯)[^（(）)]{0,40}[）)]$/;
const HEAD_REACH = 80;

/** 某某网讯␠“五一”…: the end of a head that was read as no dateline. */
const opensReport = (text: string, at: number): boolean => at <= HEAD_REACH / 2 && /^[^。，；！？]*(?:讯|电|消息|报道)$/.test(text.slice(0, at));

/** Does the blank stand beside a mark that takes none? `paragraph`: it may be the indent of a lost paragraph. */
function judge(p: Passage & Scans, gap: Range, running: boolean): Message | undefined {
  const { text } = p;
  const { start, end } = gap;
  const opens = isAt(text, start - 1, Class.Open);
  // Brackets with nothing but blanks inside are to be filled in.
  if (isAt(text, end, ENDS)) return opens || !(isAt(text, start - 1, WORD | ENDS) || SIGNS.has(text.charCodeAt(start - 1))) ? undefined : 'blank';
  if (opens) return isAt(text, end, WORD | Class.Open | Class.OtherMark) ? 'blank' : undefined;
  if (!isAt(text, end, WORD | Class.Open)) return undefined;
  if (isAt(text, start - 1, Class.Pause)) return behindPause(text, gap, running);
  if (!running || endsHandle(text, start)) return undefined;
  if (isAt(text, start - 1, Class.Stop)) return behindStop(text, gap);
  if (isAt(text, start - 1, Class.Close)) return behindClose(text, gap);
  return isAt(text, start - 1, WORD) && text[end] !== '【' && !opensReport(text, start) ? 'blank' : undefined;
}

/** 作者：␠张三 in a row of labels is not the matter; in English with Chinese marks the blank is a habit of its own. */
function behindPause(text: string, { start, end }: Range, running: boolean): Message | undefined {
  if (text[start - 1] === '：' && !running) return undefined;
  return isAt(text, start - 2, Class.Latin) && isAt(text, end, Class.Latin) ? undefined : 'blank';
}

function behindStop(text: string, { start, end }: Range): Message | undefined {
  if (isAt(text, start - 2, Class.Latin) && isAt(text, end, Class.Latin)) return undefined;
  if (CREDIT.test(text.slice(end))) return undefined;
  return end - start > 1 || text[start] === '\u3000' ? 'paragraph' : 'blank';
}

function behindClose(text: string, { start, end }: Range): Message | undefined {
  if (text[start - 1] === '】' || isAt(text, end, Class.Open) || CREDIT.test(text.slice(end))) return undefined;
  if (end - start > 1 || text[start] === '\u3000') return isAt(text, start - 2, Class.Stop) ? 'paragraph' : undefined;
  return start <= HEAD_REACH && REPORTERS.test(text.slice(0, start)) ? undefined : 'blank';
}

/** Words of one character that end a clause, and endings of longer ones. */
const WORD_ENDS = unitsOf('的了着过吗呢吧啊呀上下中内外里前后时年月日号人个名元次位家天点分秒是有在等说称道们者性化式型级区省市县乡镇村');
const LONGEST_WORD = 4;

/**
 * True where a Han character before a blank and a mark ends no word that is known: 身患沉␠，. A character may be lost there, and
 * without the blank nobody would see that.
 */
function mayBeLost({ text }: Passage, { start, end }: Range, { vocabulary }: Lexicon, names: readonly Range[]): boolean {
  if (!isAt(text, start - 1, Class.Han) || !isAt(text, start - 2, Class.Han) || !isAt(text, end, Class.Pause | Class.Stop)) return false;
  if (WORD_ENDS.has(text.charCodeAt(start - 1)) || vocabulary === noVocabulary) return false;
  for (let n = 2; n <= LONGEST_WORD; n++) if (vocabulary.isWord(text, start - n, start) || vocabulary.isRareWord(text, start - n, start)) return false;
  return !names.some((m) => m.end === start);
}

/**
 * `**复航。** 双方` and `对 **“复航”**` are bold only with their blanks (CommonMark 6.2). No blank before a mark that closes or
 * behind one that opens does that, nor one beside the text of a link inside a pair: “[ 渡轮](…) ”.
 */
function keepsEmphasis(text: string, marks: readonly number[], { start, end }: Range): boolean {
  const closes = isAt(text, end, WORD) && !isAt(text, start - 1, Class.Open);
  const opens = !isAt(text, start - 1, Class.Pause | Class.Open);
  return marks.some((at) => (at === start && closes) || (at === end && opens));
}

/** 作者： 林一帆: who made it, and one blank behind the colon, no column of labels. */
const LABEL = /(?:^|[ 　（(【])(?:本[报刊网台])?(?:作者|编辑|责任编辑|责编|(?:稿件)?来源|稿源|记者|摄影|校对|翻译|译者|审校)$/;

function labelBlanks(p: Passage & Scans): Finding<Message>[] {
  const out: Finding<Message>[] = [];
  for (const gap of blanksIn(p)) {
    if (gap.end - gap.start !== 1 || p.text[gap.start - 1] !== '：' || !isAt(p.text, gap.end, Class.Han) || isOdd(p.text, gap) || p.marks) continue;
    if (LABEL.test(p.text.slice(Math.max(0, gap.start - 9), gap.start - 1))) out.push({ ...toFinding('blank', gap, false), severity: 'hint' });
  }
  return out;
}

function toFinding(message: Message, { start, end }: Range, lost: boolean): Finding<Message> {
  const range = { start, end };
  const closeUp = (safety: Safety): Fix => remove(range, { title: { zh: '删去空格', en: 'Delete the blank' }, safety });
  if (message !== 'paragraph') return { message, range, fixes: [closeUp(lost ? 'review' : 'safe')] };
  const split = replace(range, '\n\n', { title: { zh: '另起一段', en: 'Begin a paragraph' } });
  return { message, range, severity: 'information', fixes: [split, closeUp('review')] };
}
