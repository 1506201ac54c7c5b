import type { Mention } from '../../lexicon/lexicon.ts';
import { isSyllable } from '../../names/transliteration.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Finding, type RuleContext } from '../../rule/rule.ts';
import type { Scans } from '../../rule/scans.ts';
import { near } from '../../rule/triggers.ts';
import { Class, isAt } from '../../text/chars.ts';
import { maybePerson } from '../../text/dateline/names.ts';
import type { Passage } from '../../text/passage.ts';
import type { Range } from '../../text/range.ts';

/** Longest name that stands alone. */
const LONGEST_NAME = 12;

export const sharedTitleList = defineRule<Message>({
  meta: {
    id: 'names/shared-title-list',
    title: { zh: '并列的职务和姓名层次不清', en: 'Lists that join titles and names alike' },
    rationale: {
      zh: '“副委员长甲、乙、外务相丙”里，同一职务的人之间和不同职务之间都用顿号，读者会以为丙也是副委员长。不同职务之间改用逗号，层次就清楚了。',
      en: 'In 副委员长甲、乙、外务相丙 the same mark parts the holders of one title and the titles; a reader may take 丙 for a third holder of the first. A comma between the titles keeps the levels apart.',
    },
    source: 'GB/T 15834—2011 4.4、4.5（停顿的层次）',
    severity: 'information',
    fixable: 'review',
    errorClass: 'fact',
    messages: {
      levels: { zh: '“{name}”与后面的职务之间宜用逗号，以免读者误以为同一职务', en: 'A comma after “{name}” keeps the next title apart from the one before' },
    },
    options: {},
    examples: [
      { bad: '随行的有劳动党中央副委员长金英哲、⟦李洙墉、外务相⟧李勇浩、人民武力相努光铁等。' },
      { bad: '市长周岚、副市长林远、⟦何川、秘书长⟧吴桐出席了仪式。', note: '词库里没有的人' },
      { bad: '德国总理默克尔、法国总统马克龙、⟦奥朗德、欧盟委员会主席⟧容克到场。' },
      { good: '随行的有劳动党中央副委员长金英哲、李洙墉，外务相李勇浩，人民武力相努光铁等。' },
      { good: '韩国总统文在寅、日本首相安倍晋三、美国总统特朗普分别致辞。', note: '每项都是一职一名' },
      { good: '越共中央总书记、国家主席阮富仲，越南总理阮春福会见了客人。', note: '一人几职' },
      { good: '劳动党中央副委员长金英哲、李洙墉和外务相李勇浩参加。', note: '最后一项用“和”' },
      { good: '代表团先后访问了上海、广州、市长热线中心。', note: '不是人名' },
      { good: '他说：“副委员长金英哲、李洙墉、外务相李勇浩都会去。”', note: '引语' },
      { good: '记者周岚、林远、何川，实习生吴桐采写。' },
    ],
  },
  triggers: [near('、', '、', LONGEST_NAME + 1)],
  passage(p, ctx) {
    const { text } = p;
    let findings: Finding<Message>[] | undefined;
    let last = text.indexOf('、');
    for (let at = text.indexOf('、', last + 1); last >= 0 && at >= 0; at = text.indexOf('、', at + 1)) {
      const item = { start: last + 1, end: at };
      last = at;
      // A name alone between two marks is rare: the list is read only where there is one.
      if (item.end - item.start < 2 || item.end - item.start > LONGEST_NAME || !isName(p, item, ctx)) continue;
      const list = listAround(text, item);
      const end = (list.at(-1) as Range).end;
      const found = p.quoted(item.start) ? undefined : readList(p, list, ctx);
      if (found) {
        findings ??= [];
        findings.push(found);
      }
      last = text.indexOf('、', end);
      if (last < 0) break;
      at = last;
    }
    return findings ? { findings } : NOTHING;
  },
});

type Message = 'levels';

/** What an item of a list is: a name alone, titles with a name, titles alone (their name comes in the next item). */
type Item = Range & { readonly what: 'name' | 'titled' | 'title' | 'other' };

/** Ends of titles. What follows one directly is a name. */
const TITLES =
  /(?:总统|总理|首相|部长|外长|防长|财长|国务卿|省长|州长|市长|县长|区长|行长|院长|校长|局长|厅长|处长|所长|会长|社长|馆长|团长|议长|室长|司令|主席|书记|秘书长|委员长|委员|常委|大臣|外相|[务力防副]相|总裁|总干事|代表|大使|公使|参赞|发言人|顾问|资政|主任|教授|研究员|董事长|经理|政委|参谋长|主教练|助理|专员)/g;
/** Longest item that is looked at, in units; longer ones are clauses. */
const LONGEST = 40;
/** What may follow the last name of a list. */
const TAIL = /^(?:等|和|及|以及|与|同|一行|一起|参加|出席|陪同|在座|随行|会见|分别|先后|也|都|均|将|说|表示|随|在|于|$)/;
const DUN = 0x3001;

const EDGE = Class.Stop | Class.Pause | Class.Open | Class.Close | Class.AsciiMark | Class.Object;
const isDun = (text: string, at: number): boolean => text.charCodeAt(at) === DUN;

function startOfItem(text: string, at: number): number {
  let from = at;
  while (from > 0 && at - from < LONGEST && !isAt(text, from - 1, EDGE)) from--;
  return from;
}

function endOfItem(text: string, at: number): number {
  let end = at;
  while (end < text.length && end - at < LONGEST && !isAt(text, end, EDGE)) end++;
  return end;
}

/** All items of the list that an item is of. Each list is read once. */
function listAround(text: string, item: Range): Range[] {
  const list = [item];
  for (let first = item; isDun(text, first.start - 1); ) {
    first = { start: startOfItem(text, first.start - 1), end: first.start - 1 };
    list.push(first);
  }
  list.reverse();
  for (let last = item; isDun(text, last.end); ) {
    last = { start: last.end + 1, end: endOfItem(text, last.end + 1) };
    list.push(last);
  }
  return list;
}

/** One finding for a list in which a name alone stands between titled ones. */
function readList(p: Passage & Scans, list: readonly Range[], ctx: RuleContext): Finding<Message> | undefined {
  const items = list.map((r, i) => readItem(p, r, i === list.length - 1, ctx));
  // Starts of the groups of titles that have a name behind them, but for the first.
  const starts: number[] = [];
  let first: number | undefined;
  let titled = false;
  for (let i = 0; i < items.length; i++) {
    const item = items[i] as Item;
    const before = items[i - 1];
    if (item.what === 'titled' || item.what === 'title') {
      const opens = before?.what !== 'title';
      if (opens && titled && (before?.what === 'name' || before?.what === 'titled')) {
        if (before.what === 'name') first ??= i;
        starts.push(i);
      }
      if (item.what === 'titled') titled = true;
    } else if (item.what === 'other') {
      if (first !== undefined) break;
      titled = false;
      starts.length = 0;
    }
  }
  if (first === undefined) return undefined;
  const name = items[first - 1] as Item;
  const next = items[first] as Item;
  const edits = starts.map((i) => ({ start: (items[i] as Item).start - 1, end: (items[i] as Item).start, text: '，' }));
  return {
    message: 'levels',
    range: { start: name.start, end: titleEnd(p.text, next) },
    data: { name: p.text.slice(name.start, name.end) },
    fixes: [{ title: { zh: '不同职务之间改用逗号', en: 'Commas between the titles' }, safety: 'review', edits }],
  };
}

function readItem(p: Passage & Scans, r: Range, last: boolean, ctx: RuleContext): Item {
  if (r.end - r.start > LONGEST && !last) return { ...r, what: 'other' };
  if (isName(p, r, ctx)) return { ...r, what: 'name' };
  const end = titleEnd(p.text, r);
  if (end === r.start) return { ...r, what: 'other' };
  if (end === r.end) return { ...r, what: 'title' };
  return { ...r, what: isNameBehind(p, end, r.end, last) ? 'titled' : 'other' };
}

/** End of the last title of an item that a name follows, or its start. */
function titleEnd(text: string, { start, end }: Range): number {
  const said = text.slice(start, Math.min(end, start + LONGEST));
  let at = start;
  TITLES.lastIndex = 0;
  for (let m = TITLES.exec(said); m; m = TITLES.exec(said)) at = start + m.index + m[0].length;
  return at;
}

function isNameBehind(p: Passage & Scans, start: number, end: number, last: boolean): boolean {
  const m = mentionAt(p.mentions, start);
  if (m?.entry.kind === 'person') return m.end === end || last;
  const rest = p.text.slice(start, end);
  if (!last) return rest.length <= 4 ? maybePerson(rest) : isForeign(p.text, start, end);
  return maybePerson(rest.slice(0, 2)) && (TAIL.test(rest.slice(2)) || TAIL.test(rest.slice(3)));
}

/** True if the whole item is the name of a person: a listed one, or a surname and one or two characters that make no word. */
function isName(p: Passage & Scans, { start, end }: Range, { lexicon }: RuleContext): boolean {
  const m = mentionAt(p.mentions, start);
  if (m) return m.entry.kind === 'person' && m.end === end;
  if (end - start < 2 || end - start > 3 || !maybePerson(p.text.slice(start, end))) return false;
  const { vocabulary } = lexicon;
  return !vocabulary.isWord(p.text, start, end) && !(end - start === 2 && vocabulary.isRareWord(p.text, start, end));
}

function isForeign(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (!isSyllable(text.charCodeAt(i)) && text[i] !== '·') return false;
  return true;
}

/** The mention that starts at a place. Mentions are in order. */
function mentionAt(mentions: readonly Mention[], start: number): Mention | undefined {
  let lo = 0;
  let hi = mentions.length - 1;
  while (lo <= hi) {
    const mid = (lo + hi) >> 1;
    const m = mentions[mid] as Mention;
    if (m.start === start) return m;
    if (m.start < start) lo = mid + 1;
    else hi = mid - 1;
  }
  return undefined;
}
