import { remove, replace } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Finding } from '../../rule/rule.ts';
import type { Scans } from '../../rule/scans.ts';
import { pair, signs } from '../../rule/triggers.ts';
import { Class, isAt } from '../../text/chars.ts';
import type { Passage } from '../../text/passage.ts';
import { strokeRole } from './lib/connectors.ts';

/** What is an ellipsis in threes, and something else alone. */
const POINTS = '.·・。•';

export const ellipsisDash = defineRule<Message>({
  meta: {
    id: 'punct/ellipsis-dash',
    title: { zh: '省略号和破折号', en: 'Ellipses and dashes' },
    rationale: {
      zh: '省略号是六个点，占两格；破折号占两格，中间不断开。键盘上的点、句号、连字号和半截的破折号都不是。',
      en: 'The ellipsis is six points in two cells, the dash one line of two cells. Points, full stops, hyphens and half dashes are neither.',
    },
    source: 'GB/T 15834—2011 4.10、4.11、A.9.2',
    severity: 'warning',
    fixable: 'safe',
    messages: {
      ellipsis: { zh: '省略号应写作“……”：{here}', en: 'An ellipsis is written “……”: {here}' },
      'short-ellipsis': { zh: '省略号应占两格，写作“……”：{here}', en: 'An ellipsis takes two cells: “……” ({here})' },
      'ellipsis-stop': { zh: '省略号后一般不再用句号：{here}', en: 'No full stop behind an ellipsis: {here}' },
      'ellipsis-etc': { zh: '省略号与“等”不并用：{here}', en: 'An ellipsis and 等 are not used together: {here}' },
      dash: { zh: '破折号应写作“——”：{here}', en: 'A dash is written “——”: {here}' },
      'short-dash': { zh: '破折号应占两格，写作“——”：{here}', en: 'A dash takes two cells: “——” ({here})' },
      'dash-blank': { zh: '破折号前后不空：{here}', en: 'No blanks round a dash: {here}' },
    },
    options: {},
    examples: [
      { bad: '拖轮、驳船、渡轮⟦...→……⟧都停在港里。' },
      { bad: '船还没来⟦。。。→……⟧码头上的人等了一夜⟦⋯⋯→……⟧' },
      { bad: '船还没来⟦…⇢……⟧码头上的人等了一夜。' },
      { bad: '这条航线连接两座老城⟦--→——⟧一座以陶瓷闻名，一座以造船闻名。' },
      { bad: '⟦—⇢——⟧2017年，码头开工。', note: '段首' },
      { bad: '当地有“渡口之乡”的美称⟦–⇢——⟧全县大小渡口近百处。' },
      { bad: '港务局组织力量围绕夜航展开调研⟦—⇢——⟧从航标、灯塔到渡轮的改造都在其中。', note: '只提示' },
      { bad: '老码头⟦ —— →——⟧这座百年建筑将改作博物馆。' },
      { bad: '拖轮、驳船⟦……⇢⟧等，一时难以数清⟦……。⇢……⟧', note: '省略号与“等”、句号' },
      { good: '2013—2021年，郑州—卢森堡航线运送货物若干，5日—7日停航，增长20%—30%。', note: '连接号' },
      { good: '采用“铁—海—铁”联运，出席中国－东盟会议。' },
      { good: '点击“更多…”查看，页面显示“加载中…”。' },
      { good: '运行newsproof --help，或查看a...b的差异。', note: '命令' },
      { good: 'He waited... 他等着 - and left — at last.' },
      { good: '她说：“我……我不知道。”——她又沉默了。…………' },
      { good: '第一章............12' },
    ],
  },
  triggers: [signs('…⋯—―─–－'), pair('-', '—―─–－-'), pair(POINTS, POINTS)],
  passage(p, _, places) {
    const { text } = p;
    if (!(p.classes & Class.Han)) return NOTHING;
    let findings: Finding<Message>[] | undefined;
    let strokes: number[] | undefined;
    const add = (found: Finding<Message> | undefined): void => {
      if (!found) return;
      findings ??= [];
      findings.push(found);
    };
    for (let at = places[0] ?? text.length; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      const kind = kinds[unit] as number;
      if (kind === 0 || (kind & 4 && unit !== text.charCodeAt(at + 1))) continue;
      const end = runEnd(text, at);
      if (kind & 1) add(judgeEllipsis(text, at, end));
      else if (end - at > 1) add(judgeLongDash(text, at, end));
      else if (unit !== 0x2d) {
        strokes ??= [];
        strokes.push(at);
      }
      at = end - 1;
    }
    if (strokes) for (let k = 0; k < strokes.length; k++) add(judgeShortDash(p, strokes, k));
    return findings ? { findings } : NOTHING;
  },
});

type Message = 'ellipsis' | 'short-ellipsis' | 'ellipsis-stop' | 'ellipsis-etc' | 'dash' | 'short-dash' | 'dash-blank';

const CHINESE = Class.Han | Class.Stop | Class.Pause | Class.Open | Class.Close;
const ELLIPSIS = '……';
const DASH = '——';

/** What a unit may be part of: 1 an ellipsis, 2 a dash, 4 only in runs of three (a point that is also something else). */
const kinds = new Uint8Array(0x10000);
for (const c of '…⋯') kinds[c.charCodeAt(0)] = 1;
for (const c of POINTS) kinds[c.charCodeAt(0)] = 1 | 4;
for (const c of '—―─–－') kinds[c.charCodeAt(0)] = 2;
kinds[0x2d] = 2;

/** Words of a screen and titles are cut short with one cell: 加载中…, 更多…. */
const CUT_SHORT = 8;

/** The unit next to a place, blanks skipped. */
function neighbour(text: string, from: number, step: 1 | -1): number {
  let i = from;
  while (isAt(text, i, Class.Blank)) i += step;
  return i;
}

/** Chinese stands on one side at least, and no Latin text on the other. */
function inChinese(text: string, start: number, end: number): boolean {
  const before = neighbour(text, start - 1, -1);
  const after = neighbour(text, end, 1);
  if (!isAt(text, before, CHINESE) && !isAt(text, after, CHINESE)) return false;
  const gap = before < start - 1 || after > end;
  return !(gap && (isAt(text, before, Class.Latin) || isAt(text, after, Class.Latin)));
}

/** A single … right before the end of a short quotation or title. */
function cutsShort(text: string, start: number, end: number): boolean {
  if (!isAt(text, end, Class.Close)) return false;
  for (let i = start - 1; i >= 0 && start - i <= CUT_SHORT; i--) if (isAt(text, i, Class.Open)) return true;
  return false;
}

function judgeEllipsis(text: string, start: number, end: number): Finding<Message> | undefined {
  const run = text.slice(start, end);
  const range = { start, end };
  const proper = run === ELLIPSIS || run === '…………';
  if (!proper) {
    const points = (kinds[text.charCodeAt(start)] as number) & 4;
    if (points && run.length < 3) return undefined;
    if (!inChinese(text, start, end)) return undefined;
    if (run.length === 1 && cutsShort(text, start, end)) return undefined;
    // A line of points in a table of contents or a form.
    if (points && run.length > 9) return undefined;
    // Dots that fill a drawing or a row stand apart on both sides.
    if (run[0] === '.' && isAt(text, start - 1, Class.Blank) && isAt(text, end, Class.Blank))
      return { message: 'ellipsis', range, severity: 'information', fixes: [replace(range, ELLIPSIS)] };
    if (run.length === 1) return { message: 'short-ellipsis', range, fixes: [replace(range, ELLIPSIS)] };
    return { message: 'ellipsis', range, fixes: [replace(range, ELLIPSIS, { safety: 'safe' })] };
  }
  const after = text[end];
  if (after === '。' && !isAt(text, end + 1, Class.Stop))
    return { message: 'ellipsis-stop', range: { start, end: end + 1 }, severity: 'information', fixes: [remove({ start: end, end: end + 1 })] };
  if (after === '等' && isAt(text, start - 1, Class.Han) && /^等(?:等|[，。；、）”]|$)/.test(text.slice(end, end + 2)))
    return { message: 'ellipsis-etc', range, severity: 'information', fixes: [remove(range)] };
  return undefined;
}

/** Blanks round a dash belong to Latin setting; at an end of the text they are the layout's. */
function dashRange(text: string, start: number, end: number): readonly [number, number] {
  const from = neighbour(text, start - 1, -1) + 1;
  const to = neighbour(text, end, 1);
  return [from > 0 ? from : start, to < text.length ? to : end];
}

/** Two cells or more, or more than one mark: a dash, in whatever form. Markdown rules and rows of tables are no passages. */
function judgeLongDash(text: string, start: number, end: number): Finding<Message> | undefined {
  const run = text.slice(start, end);
  if (run === DASH) {
    const [from, to] = dashRange(text, start, end);
    if (from === start && to === end) return undefined;
    if (!isAt(text, from - 1, CHINESE) || !isAt(text, to, CHINESE)) return undefined;
    const range = { start: from, end: to };
    return { message: 'dash-blank', range, severity: 'information', fixes: [replace(range, DASH, { safety: 'safe' })] };
  }
  // A line drawn with hyphens; flags of a command (--help).
  if (run.length > 6 || !inChinese(text, start, end)) return undefined;
  if (run[0] === '-' && isAt(text, end, Class.Latin) && !isAt(text, start - 1, Class.Han | Class.Close)) return undefined;
  return { message: 'dash', range: { start, end }, fixes: [replace({ start, end }, DASH, { safety: 'safe' })] };
}

/** One cell between clauses. The connector of places, days and parties looks the same, so only clear cases are warnings. */
function judgeShortDash(p: Passage & Scans, strokes: readonly number[], k: number): Finding<Message> | undefined {
  const start = strokes[k] as number;
  const range = { start, end: start + 1 };
  if (start > 0 && !inChinese(p.text, start, start + 1)) return undefined;
  const role = strokeRole(p, start, neighbours(strokes, k));
  if (role === 'connector') return undefined;
  const fixes = [replace(range, DASH)];
  return role === 'dash' ? { message: 'short-dash', range, fixes } : { message: 'short-dash', range, severity: 'information', fixes };
}

/** How far the next stroke is, in units. */
function neighbours(strokes: readonly number[], k: number): number {
  const at = strokes[k] as number;
  return Math.min(at - (strokes[k - 1] ?? Number.NEGATIVE_INFINITY), (strokes[k + 1] ?? Number.POSITIVE_INFINITY) - at);
}

/** End of the run that begins at `at`: points of one kind, cells of an ellipsis, strokes of whatever length. */
function runEnd(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  const kind = kinds[unit] as number;
  let end = at + 1;
  while (end < text.length && (kind & 4 ? text.charCodeAt(end) === unit : kinds[text.charCodeAt(end)] === kind)) end++;
  return end;
}
