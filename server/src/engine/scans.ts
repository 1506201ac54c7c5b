import type { Mention } from '../lexicon/lexicon.ts';
import type { MentionCache } from '../lexicon/mentions.ts';
import type { PassageView, Scans } from '../rule/scans.ts';
import { Class } from '../text/chars.ts';
import { sourceOf } from '../text/dateline.ts';
import { Numbers } from '../text/numbers.ts';
import type { KeptPassage } from '../text/passage.ts';
import type { Range } from '../text/range.ts';
import { readSentences, type Sentences } from '../text/sentences.ts';

const NONE: readonly never[] = [];

/** Finds pairs of marks, outermost first; one left open runs to the end of the text. */
function pairs(text: string, open: string, close: string): readonly Range[] {
  const first = text.indexOf(open);
  if (first < 0) return NONE;
  const opens = open.charCodeAt(0);
  const closes = close.charCodeAt(0);
  const out: Range[] = [];
  let depth = 0;
  let start = first;
  for (let i = first; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === opens) {
      if (depth++ === 0) start = i;
    } else if (unit === closes && depth > 0 && --depth === 0) out.push({ start, end: i + 1 });
  }
  if (depth > 0) out.push({ start, end: text.length });
  return out;
}

/** @param ranges in order, without overlaps */
function inside(ranges: readonly Range[], at: number): boolean {
  let lo = 0;
  let hi = ranges.length;
  while (lo < hi) {
    const mid = (lo + hi) >> 1;
    if ((ranges[mid] as Range).start < at) lo = mid + 1;
    else hi = mid;
  }
  const before = ranges[lo - 1];
  return before !== undefined && at < before.end;
}

/** A passage together with its lazy views. Made once a passage, shared by all rules, thrown away afterwards. */
export class ScannedPassage implements Scans {
  private mentionList?: readonly Mention[];
  private quotationList?: readonly Range[];
  private titleList?: readonly Range[];
  private numberScan?: Numbers;
  private sentenceList?: Sentences;
  private known?: Map<PassageView<unknown>, unknown>;
  readonly kind;
  readonly level;
  readonly text;
  readonly seams;
  readonly after;
  readonly column;
  readonly margin;
  readonly marks;
  readonly refused;
  readonly classes;
  readonly dateline;
  readonly credit;
  readonly endCredit;

  constructor(
    private readonly passage: KeptPassage,
    private readonly mentionCache: MentionCache,
  ) {
    const p = passage;
    this.kind = p.kind;
    this.level = p.level;
    this.text = p.text;
    this.seams = p.seams;
    this.after = p.after;
    this.column = p.column;
    this.margin = p.margin;
    this.marks = p.marks;
    this.refused = p.refused;
    this.classes = p.classes;
    const source = sourceOf(p, mentionCache.lexicon);
    this.dateline = source.dateline;
    this.credit = source.credit;
    this.endCredit = source.endCredit;
  }

  get mentions(): readonly Mention[] {
    this.mentionList ??= this.classes & (Class.Han | Class.Latin) ? this.mentionCache.of(this.passage) : NONE;
    return this.mentionList;
  }

  get quotations(): readonly Range[] {
    this.quotationList ??= this.classes & Class.Open ? pairs(this.text, '“', '”') : NONE;
    return this.quotationList;
  }

  get titles(): readonly Range[] {
    this.titleList ??= this.classes & Class.Open ? pairs(this.text, '《', '》') : NONE;
    return this.titleList;
  }

  get numbers(): Numbers {
    this.numberScan ??= new Numbers(this.text);
    return this.numberScan;
  }

  get sentences(): Sentences {
    this.sentenceList ??= readSentences(this.text);
    return this.sentenceList;
  }

  view<T>(view: PassageView<T>): T {
    this.known ??= new Map();
    // What stands under a view is what it has read.
    if (this.known.has(view)) return this.known.get(view) as T;
    const read = view.read(this, this.mentionCache.lexicon);
    this.known.set(view, read);
    return read;
  }

  quoted(at: number): boolean {
    return inside(this.quotations, at) || inside(this.titles, at);
  }
}
