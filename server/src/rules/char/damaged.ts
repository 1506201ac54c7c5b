import type { Lexicon } from '../../lexicon/lexicon.ts';
import { replace } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Finding, type Fix } from '../../rule/rule.ts';
import { pair, signs, words } from '../../rule/triggers.ts';
import { Class, isAt } from '../../text/chars.ts';
import { FILLED, GBK, GBK_SIGNS, gbkDamage, mayOpenWestern, WESTERN_FIRST, WESTERN_SECOND, westernAt } from './lib/mojibake.ts';
import { charactersFor } from './lib/name-holes.ts';

export const damaged = defineRule<Message>({
  meta: {
    id: 'char/damaged',
    title: { zh: '损坏的字符', en: 'Damaged characters' },
    rationale: {
      zh: '转换编码、复制 PDF 会丢字或变成乱码：方框、私用区字符、“锟斤拷”。读者看到的是空白和方框，原字要查原稿。',
      en: 'Conversions and PDFs lose characters or turn them to garbage: �, □, private-use characters, 锟斤拷. Readers see blanks and boxes; the original has what was there.',
    },
    source: 'Unicode：U+FFFD、私用区；出版物校对惯例',
    severity: 'error',
    fixable: 'review',
    messages: {
      lost: { zh: '{here}丢了字（U+FFFD），请查原稿', en: 'A character was lost (U+FFFD) in {here}: see the original' },
      private: { zh: '私用区字符，换一台机器就不是这个字，请查原稿', en: 'A private-use character, another one on each machine: see the original' },
      half: { zh: '半个字符：代理对只剩一半', en: 'Half a character: a surrogate without the other' },
      encoding: { zh: '{here}是乱码：编码转换出错', en: '{here} is garbage of a wrong conversion' },
      font: { zh: 'PDF 没有给出这些字的编码，请查原稿', en: 'The PDF did not say which characters these are: see the original' },
      point: { zh: '“{from}”像是损坏的句号或问号，请查原稿', en: '“{from}” looks like what is left of a full stop or question mark: see the original' },
      missing: { zh: '“{from}”处像是缺字，请查原稿', en: 'A character seems to be missing at “{from}”: see the original' },
    },
    options: {},
    examples: [
      { bad: '问：你和谁的关系最过硬⟦．．⟧\n\n答：都还可以⟦．⟧', note: '句号或问号坏了，只提示，不删' },
      { bad: '代表团团长王⟦\ufffd⟧说，会谈⟦\ufffd\ufffd⟧取得进展。' },
      { bad: '朝鲜劳动党委员长金正⟦□⇢恩⟧出席，船长李⟦□⟧、大副张⟦〓⟧陪同。', note: '名录里只有一个名字对得上的，可以补' },
      { bad: '发言人⟦\ue123⟧介绍了情况，还提到⟦\udbc0\udc01⟧。' },
      { bad: '他说⟦â€œ⇢“⟧票价不变⟦â€\u009d⇢”⟧，caf⟦Ã©⇢é⟧照常营业⟦ï¼Œ⇢，⟧班次不变。' },
      { bad: '⟦锟斤拷⟧渡轮复航，票价不变。' },
      { bad: '娓¤疆澶嶈埅⟦锛岀エ浠蜂笉鍙樸€傜彮娆＄収鏃э紝鐨⟧勮埞鍛⟦\ufffd⟧', note: '整段都是乱码的，报一处' },
      { bad: '渡轮⟦(cid:1234)(cid:88)⟧复航。' },
      { good: '大桥通车后，两岸往来只需十分钟。□据新华社', note: '稿源前的符号' },
      { good: '1．渡轮复航\n2．票价3．5元，阿沛．旺堆到会，其一．核对人名。' },
      { good: '请打钩：□同意□反对，性别□男□女。' },
      { good: '碑文漫漶，末行仅存“太守王□□”，铭文缺□字。', note: '谈铭文的缺字' },
      { good: '程序员都知道“锟斤拷”是怎么来的。', note: '谈乱码的文字' },
      { good: '他烫伤了手，驻屯在此。São Paulo、CAFÉ和Ångström都是外文。' },
      { good: '全家都来了👨‍👩‍👧，还有𠮷野家。', note: '表情和生僻字' },
    ],
  },
  triggers: [
    signs({ of: GBK, classes: Class.Suspect | Class.Surrogate }),
    pair(WESTERN_FIRST, WESTERN_SECOND),
    pair(Class.Han | Class.Close, '．'),
    pair(Class.Han, '□■〓'),
    words('(cid:', ...FILLED),
  ],
  passage(p, { lexicon }) {
    const { text } = p;
    let findings: Finding<Message>[] | undefined;
    let aboutTexts: boolean | undefined;
    let gbk = false;
    for (let i = 0; i < text.length; i++) {
      const sort = SORT[text.charCodeAt(i)] as number;
      if (sort === 0) continue;
      if (sort === 3) {
        gbk = true;
        continue;
      }
      if (sort === 2) aboutTexts ??= ABOUT_TEXTS.test(text);
      const found = sort === 2 && aboutTexts ? undefined : judge(text, i, lexicon);
      if (!found) continue;
      findings ??= [];
      if (findings.push(found) >= MOST) break;
      i = found.range.end - 1;
    }
    const wrong = gbk ? gbkDamage(text) : undefined;
    if (wrong)
      findings = [
        { message: 'encoding', range: { start: wrong.start, end: wrong.end } },
        ...(findings ?? []).filter((f) => f.range.end <= wrong.start || f.range.start >= wrong.end),
      ];
    return findings ? { findings } : NOTHING;
  },
});

type Message = 'lost' | 'private' | 'half' | 'encoding' | 'font' | 'missing' | 'point';

/** More damage than this in one passage is reported as far as this goes: it is a page to be set again. */
const MOST = 50;
/** A text about inscriptions and manuscripts writes a box for each character that cannot be read. */
const ABOUT_TEXTS = /碑|铭|墓志|简牍|竹简|帛书|甲骨|释文|残卷|残片|拓片|题记|缺字|写本|填空|填写|方框|勾选|打[钩勾√]|[“《][^”》]{0,40}□□/;

const isPrivate = (unit: number): boolean => (unit >= 0xe000 && unit <= 0xf8ff) || (unit >= 0xdb80 && unit <= 0xdbff);
const isHigh = (unit: number): boolean => (unit & 0xfc00) === 0xd800;
const isLow = (unit: number): boolean => (unit & 0xfc00) === 0xdc00;
const BOX = 0x25a1;
const BLACK_BOX = 0x25a0;
const GETA = 0x3013;

function lexiconFixes(text: string, at: number, lexicon: Lexicon): readonly Fix[] {
  return charactersFor(text, at, lexicon)
    .slice(0, 4)
    .map((c) => replace({ start: at, end: at + 1 }, c));
}

/** A run of the same sort of damage: units from `start` on that `is` accepts. */
function runEnd(text: string, start: number, is: (unit: number) => boolean): number {
  let end = start + 1;
  while (end < text.length && is(text.charCodeAt(end))) end++;
  return end;
}

/** □ ■ 〓 where a character is missing: inside a word or name. At the end of a sentence they are ornaments, in a form boxes to tick. */
function isMissing(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (!isAt(text, at - 1, Class.Han)) return false;
  if (unit === BLACK_BOX) return isAt(text, at + 1, Class.Han);
  return isAt(text, at + 1, Class.Han | Class.Pause) && text[at - 1] !== '是' && text[at - 1] !== '否';
}

const POINT = 0xff0e;

/** Full-width points that end a sentence of Chinese: what a conversion left of 。 ？ or ……. One alone may be the style of a science paper. */
function pointAt(text: string, i: number): Finding<Message> | undefined {
  const end = runEnd(text, i, (u) => u === POINT);
  const ends = end >= text.length || isAt(text, end, Class.Blank | Class.Close);
  if (end - i > 2 || !ends || !isAt(text, i - 1, Class.Han | Class.Close) || !isAt(text, i - 2, Class.Han)) return undefined;
  const found: Finding<Message> = { message: 'point', range: { start: i, end }, data: { from: text.slice(i, end) } };
  return end - i === 1 ? { ...found, severity: 'information' } : { ...found, severity: 'warning' };
}

/** What is wrong at `i`, or undefined. */
function judge(text: string, i: number, lexicon: Lexicon): Finding<Message> | undefined {
  const unit = text.charCodeAt(i);
  if (unit === 0xfffd) {
    const end = runEnd(text, i, (u) => u === 0xfffd);
    return { message: 'lost', range: { start: i, end }, fixes: end === i + 1 ? lexiconFixes(text, i, lexicon) : [] };
  }
  if (isPrivate(unit)) {
    const end = runEnd(text, i, (u) => isPrivate(u) || isLow(u));
    return { message: 'private', range: { start: i, end }, fixes: end === i + 1 ? lexiconFixes(text, i, lexicon) : [] };
  }
  if (isHigh(unit)) return isLow(text.charCodeAt(i + 1)) ? undefined : { message: 'half', range: { start: i, end: i + 1 } };
  if (isLow(unit)) return isHigh(text.charCodeAt(i - 1)) ? undefined : { message: 'half', range: { start: i, end: i + 1 } };
  if (mayOpenWestern(unit)) {
    const found = westernAt(text, i);
    if (!found) return undefined;
    const range = { start: found.start, end: found.end };
    const to = found.to ?? '';
    const fix = replace(range, to);
    return { message: 'encoding', range, data: { from: text.slice(range.start, range.end) }, fixes: [fix] };
  }
  if (unit === POINT) return pointAt(text, i);
  if (unit === 0x28) {
    const m = text.startsWith('(cid:', i) ? /^(?:\(cid:\d{1,5}\)){1,50}/.exec(text.slice(i, i + 400)) : undefined;
    return m ? { message: 'font', range: { start: i, end: i + m[0].length } } : undefined;
  }
  if (!isMissing(text, i)) return undefined;
  return { message: 'missing', range: { start: i, end: i + 1 }, data: { from: text[i] as string }, fixes: lexiconFixes(text, i, lexicon) };
}

/** Sorts of units that may be damage: 1 looks by itself, 2 boxes, 3 signs of Chinese read as GBK. */
const SORT = new Uint8Array(0x10000);
SORT.fill(1, 0xd800, 0xf900);
for (let unit = 0xc2; unit <= 0xf4; unit++) SORT[unit] = 1;
SORT[0xfffd] = 1;
SORT[0x28] = 1;
SORT[POINT] = 1;
for (const unit of [BOX, BLACK_BOX, GETA]) SORT[unit] = 2;
for (const unit of GBK_SIGNS) SORT[unit] = 3;
