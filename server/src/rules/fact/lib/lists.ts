import type { ArticleView, PlacedFact, Related } from '../../../rule/rule.ts';
import type { Announcement, Marker, MarkerKind, Numbering } from '../../../text/numbering.ts';
import type { Range } from '../../../text/range.ts';

/** An item whose number does not follow the one before it. */
interface Broken {
  readonly before: string;
  readonly here: string;
  readonly missing: string;
  /** The same number twice. */
  readonly again: boolean;
  readonly range: Range;
  readonly passage: number;
  readonly related: Related;
}

/** A list that has more or fewer items than announced. */
interface WrongCount {
  readonly told: string;
  readonly listed: number;
  readonly range: Range;
  readonly passage: number;
}

interface PlacedMarker extends Marker {
  readonly passage: number;
}

const INLINE: ReadonlySet<MarkerKind> = new Set<MarkerKind>(['shi', 'di', 'qi', 'circled']);
/** An inline list goes on in so many passages behind the last item at most. */
const REACH = 3;
const CHINESE = ['', ...'一二三四五六七八九十', '十一', '十二', '十三', '十四', '十五', '十六', '十七', '十八', '十九', '二十'];

/**
 * The items of an article's lists that skip a number or repeat one. A list begins with 1, so what begins elsewhere is an excerpt and
 * says nothing until it has gone on by one; a marker of 1 begins a list anew. What stands inside of a passage (…；（四）…) is there.
 */
export function brokenLists(facts: readonly PlacedFact<Numbering>[], passageAt: ArticleView['passage']): readonly Broken[] {
  const out: Broken[] = [];
  const last = new Map<MarkerKind, PlacedMarker & { readonly sure: boolean }>();
  for (const { value, passage } of facts) {
    for (const m of value.markers) {
      const here = { ...m, passage };
      const before = last.get(m.kind);
      const far = before !== undefined && INLINE.has(m.kind) && passage - before.passage > REACH;
      // 2.2024年: it is the second item where one is due, and where the real one comes behind it, it was a number. 1.2024年 may begin a list.
      if (m.loose && m.value > 1 && before?.value !== m.value - 1) continue;
      const follows = before?.value === m.value - 1 || (before?.loose === true && before.value === m.value);
      last.set(m.kind, { ...here, sure: m.loose ? m.value > 1 && before?.sure === true : m.value === 1 || (follows && !far) });
      if (!before?.sure || far || follows || m.value === 1 || m.value < before.value) continue;
      // One number more in a list of its own: 一是…… in one paragraph, 三是…… of another list in the next.
      if (m.value > before.value + MOST_MISSING || isInside(before, here, passageAt)) continue;
      out.push(brokenAt(before, here));
    }
  }
  return out;
}

/** True if the item that is missing at the head of a passage stands inside of one, or is an item of Markdown, whose figure is no text. */
function isInside(before: PlacedMarker, { kind, value, passage }: PlacedMarker, passageAt: ArticleView['passage']): boolean {
  if (INLINE.has(kind) || value === before.value) return false;
  const missing = before.value + 1;
  const figure = kind.startsWith('figure') ? `${missing}` : CHINESE[missing];
  const marker = kind.endsWith('bracket') ? new RegExp(`[（(]${figure}[）)]`) : new RegExp(`(?:^|[。；：！？\\s])${figure}[、.．【]`);
  for (let i = before.passage; i < passage; i++) {
    const p = passageAt(i);
    if (p && (marker.test(p.text) || (kind === 'figure' && p.kind === 'item' && i > before.passage))) return true;
  }
  return false;
}

/** Who forgets items forgets one or two. */
const MOST_MISSING = 3;

function brokenAt(before: PlacedMarker, here: PlacedMarker): Broken {
  return {
    before: nameOf(before.kind, before.value),
    here: nameOf(here.kind, here.value),
    missing: nameOf(here.kind, before.value + 1),
    again: here.value === before.value,
    range: { start: here.start, end: here.end },
    passage: here.passage,
    related: {
      message: { zh: `前一项“${nameOf(before.kind, before.value)}”`, en: 'the item before' },
      range: { start: before.start, end: before.end },
      passage: before.passage,
    },
  };
}

function nameOf(kind: MarkerKind, value: number): string {
  const chinese = CHINESE[value] ?? String(value);
  const names: Readonly<Record<MarkerKind, string>> = {
    shi: `${chinese}是`,
    di: `第${chinese}`,
    qi: `其${chinese}`,
    circled: String.fromCharCode(0x245f + value),
    head: `${chinese}、`,
    bracket: `（${chinese}）`,
    figure: `${value}.`,
    'figure-bracket': `（${value}）`,
  };
  return names[kind];
}

/** The announcements whose lists are longer or shorter. */
export function wrongCounts(facts: readonly PlacedFact<Numbering>[]): readonly WrongCount[] {
  const out: WrongCount[] = [];
  facts.forEach(({ value, passage }, i) => {
    for (const a of value.announcements) {
      const listed = listedBehind(facts, i, a);
      if (listed > 1 && listed !== a.count) out.push({ told: a.text, listed, range: { start: a.start, end: a.end }, passage });
    }
  });
  return out;
}

/** How many items follow an announcement one after the other, in its passage and those behind it. */
function listedBehind(facts: readonly PlacedFact<Numbering>[], from: number, a: Announcement): number {
  const first = (facts[from] as PlacedFact<Numbering>).value.markers.find((m) => m.start >= a.end);
  if (first?.value !== 1) return 0;
  let value = 0;
  let etc = false;
  let passage = (facts[from] as PlacedFact<Numbering>).passage;
  for (let i = from; i < facts.length; i++) {
    const f = facts[i] as PlacedFact<Numbering>;
    if (f.passage - passage > REACH) break;
    for (const m of f.value.markers) {
      if (m.kind !== first.kind || m.loose || (i === from && m.start < first.start)) continue;
      // The list ends where another begins; a skipped number is told as such.
      if (m.value <= value) return etc ? 0 : value;
      if (m.value > value + 1) return 0;
      value = m.value;
      passage = f.passage;
      etc = f.value.etc;
    }
  }
  return etc ? 0 : value;
}
