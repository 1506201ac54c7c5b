import { quoted } from '../text/quoted.ts';
import { isForm } from './build.ts';
import { isDay } from './day.ts';
import { type FormulaItem, type Knowledge, type Law, type LawItem, LONGEST_LAW_TITLE, MOST_ALIKE, namesKey, type OrderItem, partsKey } from './knowledge.ts';
import { brief, type Cell, type Problems } from './problem.ts';
import type { RawItem } from './read-items.ts';

/** A part that is shorter stands in free enumerations too, so its formulation must say what it stands near. */
const LONG_PART = 3;
/** Words that count are no shorter: what is one character off from a shorter one is another word, as a rule. */
const LONG_TERM = 4;
const NUMERALS = '一二三四五六七八九十百千两双';
/** Longer lists are none: each name of a list is held against all of it. */
const MOST_PARTS = 12;
const MOST_NAMES = 100;
const STATE = '中华人民共和国';

/** Checks formulations, laws and orders and builds them. What is wrong is reported, and the item is left out. */
export function buildKnowledge(raws: readonly RawItem[], problems: Problems): Knowledge {
  const out = { formulas: [] as FormulaItem[], laws: [] as LawItem[], orders: [] as OrderItem[] };
  const builder = new ItemBuilder(problems);
  for (const raw of raws) {
    if (raw.section === 'formulas') add(out.formulas, builder.formula(raw));
    else if (raw.section === 'laws') add(out.laws, builder.law(raw));
    else add(out.orders, builder.order(raw));
  }
  return out;
}

function add<T>(list: T[], item: T | undefined): void {
  if (item !== undefined) list.push(item);
}

class ItemBuilder {
  /** what stands in the file already, by section */
  private readonly claimed = new Set<string>();
  /** how many lists have an item that begins so, by section and first two characters */
  private readonly alike = new Map<string, number>();

  constructor(private readonly problems: Problems) {}

  formula(raw: RawItem): FormulaItem | undefined {
    const shape = this.shapeOf(raw, { parts: ['since', 'near', 'some', 'withdrawn'], term: ['since'], right: [] });
    if (shape === 'right') return this.right(raw);
    if (shape === 'term') return this.term(raw);
    return shape && this.parts(raw);
  }

  private parts(raw: RawItem): FormulaItem | undefined {
    const parts = this.list(raw, 'parts', MOST_PARTS);
    if (!parts || !this.isFirst(raw, 'parts', partsKey(parts))) return undefined;
    const near = this.words(raw, 'near');
    if (this.isOn(raw, 'withdrawn')) return { parts, since: '', withdrawn: true, ...samples(raw) };
    if (near.length === 0 && parts.some((part) => part.length < LONG_PART)) {
      const short = quoted(parts.find((part) => part.length < LONG_PART) ?? '');
      this.problems.error(
        placeOfKey(raw, 'parts'),
        `${short}太短，别处也会这样列举：请用 near 写明前后须有什么词`,
        `${short} is short and stands in other enumerations, too: say with \`near\` what it stands beside`,
      );
      return undefined;
    }
    const since = this.day(raw, 'since', true);
    if (since === undefined) return undefined;
    return { parts, since, ...(near.length > 0 && { near }), ...(this.isOn(raw, 'some') && { some: true as const }), ...samples(raw) };
  }

  private term(raw: RawItem): FormulaItem | undefined {
    const cell = this.cell(raw, 'term');
    if (!cell || !isForm(cell, this.problems)) return undefined;
    const { text } = cell;
    if (text.length < LONG_TERM || !NUMERALS.includes(text[0] as string)) {
      this.problems.error(
        cell,
        `${quoted(text)}不是带数字的提法（至少四个字，数字开头）；别的用语请写在 terms 里，误写写在 typos`,
        `${quoted(text)} is no formulation that counts (four characters and more, a numeral first); write other ones under terms, with their typos`,
      );
      return undefined;
    }
    const since = this.day(raw, 'since', true);
    if (since === undefined || !this.isFirst(raw, 'term', text)) return undefined;
    return { term: text, since, ...samples(raw) };
  }

  private right(raw: RawItem): { readonly right: readonly string[] } | undefined {
    const right = this.words(raw, 'right').filter((word) => this.isFirst(raw, 'right', word, raw.section === 'laws' ? 'title' : 'term'));
    return right.length > 0 ? { right, ...samples(raw) } : undefined;
  }

  law(raw: RawItem): LawItem | undefined {
    const shape = this.shapeOf(raw, { title: ['since', 'until', 'now', 'short'], right: [] });
    if (shape === 'right') return this.right(raw);
    const title = shape && this.title(raw, 'title');
    if (title === undefined) return undefined;
    const short = this.words(raw, 'short').filter((word) => this.isFirst(raw, 'short', word, 'title'));
    const [since, until, now] = [this.day(raw, 'since'), this.day(raw, 'until'), this.title(raw, 'now')];
    if (!this.isFirst(raw, 'title', title)) return undefined;
    // Without its day a law would be held against what was written before it.
    if ((raw.values.has('since') && since === undefined) || (raw.values.has('until') && until === undefined)) return undefined;
    if (since !== undefined && until !== undefined && until < since) return this.ends(raw, 'until', since);
    if ((until === undefined) !== (now === undefined)) {
      this.problems.warning(
        placeOfKey(raw, 'until', 'now'),
        'until（废止日）和 now（取代它的法律）要一起写',
        'Write `until` (repealed) together with `now` (what applies since)',
      );
    }
    const law: Law = {
      title,
      ...(since !== undefined && { since }),
      ...(until !== undefined && now !== undefined && { until, now }),
      ...(short.length > 0 && { short }),
    };
    return { ...law, ...samples(raw) };
  }

  private title(raw: RawItem, key: 'title' | 'now'): string | undefined {
    const cell = this.cell(raw, key);
    if (!cell || !isForm(cell, this.problems)) return undefined;
    const { text } = cell;
    const bare = /^《?(?:中华人民共和国)?([^《》]+)》?$/.exec(text)?.[1] ?? text;
    if (text.length > LONGEST_LAW_TITLE)
      this.problems.error(cell, `题名超过${LONGEST_LAW_TITLE}个字`, `The title has more than ${LONGEST_LAW_TITLE} characters`);
    else if (bare !== text) this.problems.error(cell, `题名不带书名号，也不带${STATE}：${bare}`, `Write the title without 《》 and ${STATE}: ${bare}`);
    else {
      if (key === 'title' && !/[法则典]$/.test(text))
        this.problems.warning(
          cell,
          '只核对以“法”“则”“典”结尾的题名，这一条不起作用',
          'Only titles that end in 法, 则 or 典 are checked, so this one has no effect',
        );
      return text;
    }
    return undefined;
  }

  order(raw: RawItem): OrderItem | undefined {
    const names = this.list(raw, 'names', MOST_NAMES);
    if (!names || !this.isFirst(raw, 'names', namesKey(names))) return undefined;
    if (this.isOn(raw, 'withdrawn')) return { names, kind: 'person', from: '', to: '', withdrawn: true, ...samples(raw) };
    const kind = this.cell(raw, 'kind');
    if (!kind) return this.missing(raw, 'kind', '（person 或 body）', ' (person or body)');
    if (kind.text !== 'person' && kind.text !== 'body') {
      this.problems.error(kind, `${quoted(brief(kind.text))}无效：应为 person、body`, `${quoted(brief(kind.text))} is not valid: write person, body`);
      return undefined;
    }
    const [from, to] = [this.day(raw, 'from', true), this.day(raw, 'to', true)];
    if (from === undefined || to === undefined) return undefined;
    if (to < from) return this.ends(raw, 'to', from);
    return { names, kind: kind.text, from, to, ...(this.isOn(raw, 'closed') && { closed: true as const }), ...samples(raw) };
  }

  /** Which of the keys that say what an item is stands in it; the others, and what does not go with it, are reported. */
  private shapeOf<K extends string>(raw: RawItem, shapes: Readonly<Record<K, readonly string[]>>): K | undefined {
    const keys = Object.keys(shapes) as K[];
    const shape = keys.find((key) => raw.values.has(key));
    if (shape === undefined) {
      const list = keys.join('、');
      this.problems.error(raw, `${raw.section} 的这一项没有 ${list} 中的任何一个`, `The item of ${raw.section} has none of ${keys.join(', ')}`);
      return undefined;
    }
    for (const [name, { key }] of raw.values) {
      if (name !== shape && !shapes[shape].includes(name) && name !== 'good' && name !== 'bad')
        this.problems.warning(key, `${quoted(name)}在有 ${shape} 的项里不起作用`, `${quoted(name)} has no effect in an item with ${shape}`);
    }
    return shape;
  }

  /** Two or more forms, each once, or undefined. */
  private list(raw: RawItem, key: 'parts' | 'names', most: number): string[] | undefined {
    const cells = raw.values.get(key)?.cells;
    if (!cells) return this.missing(raw, key);
    if (cells.length < 2) {
      const sample = `[${(key === 'parts' ? ['不敢腐', '不能腐', '不想腐'] : ['甲某', '乙某']).join(', ')}]`;
      this.problems.error(placeOfKey(raw, key), `${key} 至少两项，逐项写：${sample}`, `${key} has two items at least, each by itself: ${sample}`);
      return undefined;
    }
    if (cells.length > most) {
      this.problems.error(placeOfKey(raw, key), `${key} 超过${most}项`, `${key} has more than ${most} items`);
      return undefined;
    }
    const seen = new Set<string>();
    let sound = true;
    for (const cell of cells) {
      if (!isForm(cell, this.problems)) sound = false;
      else if (seen.has(cell.text)) {
        this.problems.error(cell, `${quoted(cell.text)}在 ${key} 里写了两次`, `${quoted(cell.text)} stands twice in ${key}`);
        sound = false;
      } else seen.add(cell.text);
    }
    return sound && this.mayBegin(raw, cells) ? [...seen] : undefined;
  }

  private mayBegin(raw: RawItem, cells: readonly Cell[]): boolean {
    const heads = new Map(cells.map((cell) => [cell.text.slice(0, 2), cell]));
    for (const [head, cell] of heads) {
      if ((this.alike.get(`${raw.section} ${head}`) ?? 0) < MOST_ALIKE) continue;
      this.problems.error(cell, `${quoted(head)}开头的项超过${MOST_ALIKE}处`, `More than ${MOST_ALIKE} items have something that begins with ${quoted(head)}`);
      return false;
    }
    for (const head of heads.keys()) this.alike.set(`${raw.section} ${head}`, (this.alike.get(`${raw.section} ${head}`) ?? 0) + 1);
    return true;
  }

  private words(raw: RawItem, key: string): string[] {
    const cells = raw.values.get(key)?.cells ?? [];
    return cells.filter((cell) => isForm(cell, this.problems)).map((cell) => cell.text);
  }

  private cell(raw: RawItem, key: string): Cell | undefined {
    return raw.values.get(key)?.cells[0];
  }

  private isOn(raw: RawItem, key: string): boolean {
    return raw.values.get(key)?.on ?? false;
  }

  private day(raw: RawItem, key: string, needed = false): string | undefined {
    const cell = this.cell(raw, key);
    if (!cell) return needed ? this.missing(raw, key, '（2021-03-01 这样的日期）', ' (a day such as 2021-03-01)') : undefined;
    if (cell.text.length === 10 && isDay(cell.text)) return cell.text;
    const text = quoted(brief(cell.text));
    this.problems.error(cell, `${text}不是日期：应写到日，如2021-03-01`, `${text} is no day: write it as 2021-03-01`);
    return undefined;
  }

  private missing(raw: RawItem, key: string, zh = '', en = ''): undefined {
    this.problems.error(raw, `${raw.section} 的这一项没有 ${key}${zh}`, `The item of ${raw.section} has no ${key}${en}`);
    return undefined;
  }

  private ends(raw: RawItem, key: string, from: string): undefined {
    this.problems.error(placeOfKey(raw, key), `在开始（${from}）之前结束`, `It ends before it begins (${from})`);
    return undefined;
  }

  /** False, which is reported, if the file has it already under the key, or under another one. */
  private isFirst(raw: RawItem, key: string, text: string, group = key): boolean {
    const claim = `${raw.section} ${group} ${text}`;
    if (!this.claimed.has(claim)) {
      this.claimed.add(claim);
      return true;
    }
    const said = quoted(brief(text));
    this.problems.error(placeOfKey(raw, key), `${said}在本文件 ${raw.section} 中已有`, `${said} stands in ${raw.section} of this file already`);
    return false;
  }
}

/** Place of the first of some keys that an item has, with its name, else of the item. */
function placeOfKey(raw: RawItem, ...keys: readonly string[]): { readonly start: number; readonly end: number } {
  return keys.map((key) => raw.values.get(key)?.key).find((key) => key !== undefined) ?? raw;
}

function samples(raw: RawItem): { good?: readonly string[]; bad?: readonly string[]; place: { start: number; end: number } } {
  const texts = (key: string): string[] => (raw.values.get(key)?.cells ?? []).map((cell) => cell.text);
  const [good, bad] = [texts('good'), texts('bad')];
  return { ...(good.length > 0 && { good }), ...(bad.length > 0 && { bad }), place: { start: raw.start, end: raw.end } };
}
