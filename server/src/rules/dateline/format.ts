import { replace } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Finding, type Fix, type PlacedFact, type PlacedFinding } from '../../rule/rule.ts';
import { has } from '../../rule/triggers.ts';
import { Class } from '../../text/chars.ts';
import { type Dateline, isPlace } from '../../text/dateline.ts';
import type { Passage } from '../../text/passage.ts';
import { type Range, spanOf, type TextEdit } from '../../text/range.ts';
import { type Deviation, deviations } from './lib/deviations.ts';

export const datelineFormat = defineRule<Message, Setting, Options>({
  meta: {
    id: 'dateline/format',
    title: { zh: '电头格式', en: 'Form of the dateline' },
    rationale: {
      zh: '电头交代谁、在哪里、哪一天发稿：社名、地点、日期、“电”依次相连，中间不空格，不写年份，其后不用标点。',
      en: 'A dateline says who filed where and when: agency, place, date and 电 in this order, without blanks, year or mark.',
    },
    source: '新闻稿电头通例',
    severity: 'warning',
    fixable: 'safe',
    messages: {
      form: { zh: '电头格式：{zh}', en: 'form of the dateline: {en}' },
      separator: { zh: '电头后{zh}，本稿其他电头（或体例）后{wantedZh}', en: '{en} behind the dateline; elsewhere (or in house style) {wantedEn}' },
      layout: { zh: '电头与后文的接法不一：首处{wantedZh}，此处{zh}', en: 'datelines are set in two ways: {wantedEn} behind the first, {en} here' },
      alone: { zh: '电头独占一行，应与正文相接', en: 'the dateline stands alone; the text follows on its line' },
    },
    options: { separator: 'any' },
    optionDocs: {
      separator: {
        what: {
          zh: '电头与正文之间：any 随文中同一家的首个电头，none 不空，blank 空一格，wide 空一字',
          en: 'Between a dateline and the text: any follows the first dateline of that agency in the file; none, blank (half width) or wide (full width) is always that',
        },
        values: ['any', 'none', 'blank', 'wide'],
      },
    },
    examples: [
      { bad: '新华社⟦ 杭州 6 月 12 日 →杭州6月12日⟧电 市图书馆12日重新开放。' },
      { bad: '本报杭州⟦０６月02日→6月2日⟧电 （记者林小溪）市图书馆2日重新开放。' },
      { bad: '新华社杭州⟦6月12号⇢6月12日⟧电 市图书馆12日重新开放。' },
      { bad: '新华社杭州⟦6月12⇢6月12日⟧电 市图书馆12日重新开放。' },
      { bad: '新华社⟦6月12日杭州⇢杭州6月12日⟧电 市图书馆12日重新开放。' },
      { bad: '新华社杭州⟦6月12日⇢6月12日电⟧　市图书馆12日重新开放。' },
      { bad: '（本报杭州⟦6月12日⇢6月12日电⟧）' },
      { bad: '新华社杭州⟦二〇一八年六月十二日⇢2018年6月12日⟧电 市图书馆12日重新开放。' },
      { bad: '新华社杭州⟦2018年⇢⟧6月12日电 市图书馆12日重新开放。', note: '只多了年份：提示' },
      { bad: '本报讯⟦：⇢⟧市图书馆12日重新开放。' },
      { bad: '新华社杭州6月12日电⟦，⇢⟧市图书馆12日重新开放。' },
      { bad: '中新网杭州6月12日电⟦（记者 林小溪）→ (记者 林小溪)⟧市图书馆12日重新开放。', profile: 'cns' },
      {
        bad: '新华社杭州6月12日电 市图书馆12日重新开放，全天接待读者。\n\n新馆设有盲文阅览室，读者可以预约。\n\n新华社宁波6月12日⟦电⇢电 ⟧宁波港12日开通新航线，首船驶往里加。',
        note: '同一社的电头，后面空与不空应当一致：提示',
      },
      { bad: '纸品仓起火\n\n中新网海州3月30日⟦电⟧\n\n(林溪周行)海州一纸品仓库30日早上起火，明火已基本扑灭。', note: '接不上正文的电头：提示' },
      { good: '新华社北京6月12日电（记者林小溪、周行）市图书馆12日重新开放。' },
      { good: '本报东京、首尔6月12日电　（记者林小溪）两地图书馆12日签署协议。' },
      { good: '据新华社杭州6月12日电 市图书馆12日重新开放。' },
      { good: '据新华社电　市图书馆12日重新开放。' },
      { good: '中新网杭州6月12日电 (记者 林小溪 周行)市图书馆12日重新开放。', note: '中新社的体例' },
      { good: '中新社西安十月十日电 (记者 林小溪)城墙10日免费开放。' },
      { good: '参考消息网6月8日报道 据路透社6月6日报道称，图书馆将延长开放时间。' },
      { good: '央视网消息：市图书馆12日重新开放。' },
      { good: '新华社杭州6月12日电 题：一座图书馆的十年\n\n新华社记者林小溪 周行' },
      { good: '新华社记者6月12日从杭州市图书馆获悉，新馆将于月底开放。', note: '提到新华社，不是电头' },
      { good: '新华社今年6月12日播发的一篇报道说，新馆将延长开放时间。' },
      { good: '本报6月12日电子版刊登了更正。' },
    ],
  },
  triggers: [has('dateline')],
  passage(p, { profile }) {
    const d = p.dateline;
    if (!d || !(p.classes & Class.Han) || p.level > 0) return NOTHING;
    const list = deviations(d, p.text, profile, isPlace);
    const setting = settingOf(d, p);
    if (!setting) return list.length > 0 ? { findings: [formFinding(list)] } : NOTHING;
    const range: Range = { start: (d.verb?.range.end ?? 1) - 1, end: d.separator.end };
    const facts = [{ range, value: setting }];
    return list.length > 0 ? { findings: [formFinding(list)], facts } : { facts };
  },
  draft(articles, { options }) {
    const firsts = new Map<string, Placed>();
    const likes = new Map<string, Placed>();
    const out: PlacedFinding<Message>[] = [];
    for (const a of articles) {
      for (const x of a.facts) {
        if (x.value.alone) {
          if (x.passage < a.last) out.push({ passage: x.passage, range: x.range, message: 'alone', severity: 'information' });
          continue;
        }
        const { agency, before } = x.value;
        const first = firsts.get(agency) ?? x;
        const like = likes.get(agency + before) ?? x;
        firsts.set(agency, first);
        likes.set(agency + before, like);
        const finding = compare(x, first, like, options.separator);
        if (finding) out.push(finding);
      }
    }
    return out;
  },
});

type Separator = 'none' | 'blank' | 'wide' | 'line';

/** How a dateline is set apart from what follows it. */
interface Setting {
  readonly agency: string;
  /** What follows the verb: the bracket or the text. */
  readonly before: 'bracket' | 'text';
  readonly separator: Separator;
  /** Nothing else stands in its passage. */
  readonly alone: boolean;
}

interface Options {
  /** Between a dateline and the text or bracket behind it. any: as in the first dateline of that agency in the document. */
  readonly separator: 'any' | 'none' | 'blank' | 'wide';
}

type Message = 'form' | 'separator' | 'layout' | 'alone';

const NAMES: Readonly<Record<Separator, readonly [zh: string, en: string]>> = {
  none: ['不空格', 'nothing'],
  blank: ['空一格', 'a blank'],
  wide: ['空一字', 'an ideographic space'],
  line: ['另起一行', 'a line end'],
};
const TEXT: Readonly<Record<Separator, string>> = { none: '', blank: ' ', wide: '\u3000', line: '' };

/** Edits that do not meet one another: of two that do, the one that starts first. */
function compatible(edits: readonly TextEdit[]): TextEdit[] {
  const out: TextEdit[] = [];
  for (const e of [...edits].sort((a, b) => a.start - b.start || b.end - a.end)) if (e.start >= (out.at(-1)?.end ?? 0)) out.push(e);
  return out;
}

function formFinding(list: readonly Deviation[]): Finding<Message> {
  const range = spanOf(list);
  const safe = list.filter((x) => x.safe).flatMap((x) => x.edits);
  const words = list.filter((x) => !x.safe).flatMap((x) => x.edits);
  const fixes: Fix[] = [];
  if (safe.length > 0) fixes.push({ title: { zh: '规范电头的空格和数字', en: 'Tidy the dateline' }, safety: 'safe', edits: compatible(safe) });
  if (words.length > 0) fixes.push({ title: { zh: '改为规范电头', en: 'Write the dateline in house form' }, safety: 'review', edits: compatible(words) });
  const named = (l: 'zh' | 'en', glue: string): string => [...new Set(list.map((x) => x.what[l]))].join(glue);
  return {
    message: 'form',
    range,
    data: { zh: named('zh', '；'), en: named('en', '; ') },
    fixes,
    ...(list.every((x) => x.slight) ? { severity: 'information' } : {}),
  };
}

/** What stands between the verb and what follows: a line end that the layout healed, blanks, or nothing; undefined for a mark. */
function separatorOf(d: Dateline, p: Passage): Separator | undefined {
  const { start, end } = d.separator;
  for (const s of p.seams) if (s.reason === 'dateline' && s.at >= start && s.at <= end) return 'line';
  if (start >= end) return 'none';
  const between = p.text.slice(start, end);
  if (/^[ \t\u00a0]+$/.test(between)) return 'blank';
  return /^\u3000+$/.test(between) ? 'wide' : undefined;
}

function settingOf(d: Dateline, p: Passage): Setting | undefined {
  if (d.position !== 'head' || d.enclosed || d.title || !d.verb || !d.place) return undefined;
  const separator = separatorOf(d, p);
  const alone = d.after.end >= p.text.length && !d.bracket && p.kind !== 'credit';
  if (!separator || (d.style === 'cns' && !alone)) return undefined;
  return { agency: d.agency.text, before: d.bracket ? 'bracket' : 'text', separator, alone };
}

type Placed = PlacedFact<Setting>;

/** Judges one dateline against the first of its agency, or against the option. */
function compare(x: Placed, first: Placed, like: Placed, option: Options['separator']): PlacedFinding<Message> | undefined {
  const { separator } = x.value;
  const told = (wanted: Separator): Record<string, string> => {
    const [a, b] = [NAMES[wanted], NAMES[separator]];
    return { wantedZh: a[0], wantedEn: a[1], zh: b[0], en: b[1] };
  };
  if (option === 'any' && x !== first && (separator === 'line') !== (first.value.separator === 'line')) {
    return { passage: x.passage, range: x.range, message: 'layout', severity: 'information', data: told(first.value.separator) };
  }
  const wanted = option === 'any' ? like.value.separator : option;
  if (separator === wanted || separator === 'line' || wanted === 'line') return undefined;
  const fixes: Fix[] = [
    replace({ start: x.range.start + 1, end: x.range.end }, TEXT[wanted], {
      title: { zh: `改为${NAMES[wanted][0]}`, en: `Set ${NAMES[wanted][1]}` },
      safety: option === 'any' ? 'review' : 'safe',
    }),
  ];
  return { passage: x.passage, range: x.range, message: 'separator', severity: 'information', data: told(wanted), fixes };
}
