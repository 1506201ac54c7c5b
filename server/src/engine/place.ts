import type { Finding, Fix, Localized, Related, Safety, Severity } from '../rule/rule.ts';
import { append } from '../text/append.ts';
import { Class, isAt } from '../text/chars.ts';
import { lineAt } from '../text/draft.ts';
import { seamAt } from '../text/passage.ts';
import { type PlacedPassage, sourceRange } from '../text/placed-passage.ts';
import type { Range, TextEdit } from '../text/range.ts';
import { cited, named } from '../text/shown.ts';
import { changesAddress } from './addresses.ts';
import { fill } from './fill.ts';
import { completeTitle } from './fix-title.ts';
import type { Hit } from './hit.ts';
import { tornLineEnds } from './line-ends.ts';
import { endOfColumn, eolOf, gapOf, lineEdits, marginRange } from './place-lines.ts';
import type { Placing } from './placing.ts';

/** A repair in its place: offsets of the draft's text, UTF-16 units. */
export interface PlacedFix {
  readonly title: Localized;
  readonly safety: Safety;
  readonly edits: readonly TextEdit[];
}

/** Joining a whole column is hundreds of edits, offered at each of its lines: they are worked out when somebody asks. */
class LazyFix implements PlacedFix {
  private readonly declared: Safety;
  private known: readonly TextEdit[] | undefined;

  constructor(
    private readonly placing: Placing,
    private readonly passage: number,
    private readonly fix: Fix,
    private readonly finding: Finding,
  ) {
    this.declared = fix.safety;
  }

  /** What the rule says, and which text it is about. Of many lines at once the rule's words say what they are. */
  get title(): Localized {
    const { fix, finding } = this;
    const title = fill(fix.title, finding.data);
    const { line } = fix;
    const isWide = line?.kind === 'move' || (line?.kind === 'join' && typeof line.seams !== 'number');
    return isWide ? title : completeTitle(title, this.placing.text, this.edits);
  }

  get safety(): Safety {
    const { placing, passage } = this;
    const harms = (e: TextEdit): boolean => mayUnmark(placing, passage, e) || changesAddress(placing, passage, e);
    return this.declared === 'safe' && this.fix.edits.some(harms) ? 'review' : this.declared;
  }

  /** None where the repair would make or tear a line end. */
  get edits(): readonly TextEdit[] {
    if (!this.known) {
      const edits = placeEdits(this.placing, this.passage, this.fix);
      this.known = hasLoneReturn(this.placing) && tornLineEnds(this.placing.text, inOrder(edits)).length > 0 ? NO_EDITS : edits;
    }
    return this.known;
  }

  /** True if there is something to apply. The edits are worked out only where a line end may be in the way. */
  get applies(): boolean {
    const { edits, line } = this.fix;
    // Joins take a line end between two stretches of prose, which is always there.
    if (line?.kind === 'join') return true;
    // Whole lines stay where tags stand on them.
    if (line && line.kind !== 'margin') return this.edits.length > 0;
    if (hasLoneReturn(this.placing)) return this.edits.length > 0;
    const p = this.placing.passages[this.passage] as PlacedPassage;
    return edits.length === 0 || edits.some((e) => !isGapAtSeam(p, e));
  }
}

const NO_EDITS: readonly TextEdit[] = [];

const loneReturns = new WeakMap<Placing, boolean>();

/** True if some line of the draft ends in a CR alone: without one no edit can bring a CR and an LF together. */
function hasLoneReturn(placing: Placing): boolean {
  let has = loneReturns.get(placing);
  if (has === undefined) {
    const { text, lineStarts } = placing;
    has = false;
    for (let i = 1; i < lineStarts.length && !has; i++) has = text[(lineStarts[i] as number) - 1] === '\r';
    loneReturns.set(placing, has);
  }
  return has;
}

function inOrder(edits: readonly TextEdit[]): readonly TextEdit[] {
  return edits.length < 2 ? edits : [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** A finding in its place. */
export interface Problem {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: Localized;
  readonly range: Range;
  readonly fixes: readonly PlacedFix[];
  /** wider repairs for a menu, not for `fix` */
  readonly offers: readonly PlacedFix[];
  readonly related: readonly { readonly message: Localized; readonly range: Range }[];
  /** absent: it is about no text of the draft */
  readonly about?: About;
}

/** What a finding is about in healed text: this stays what it is while lines are joined and other text is changed. */
export interface About {
  /** of the passage */
  readonly text: string;
  /** in it; empty for a line end, an indent, empty lines */
  readonly range: Range;
  /** text of the passage behind it, for a line end that is left open */
  readonly next: string;
}

/**
 * Fills what a message says of places: `{here}` is the text that the finding covers, in quotation marks; `{there}` the line of the
 * first other place that it names.
 */
function fillPlaces(text: Localized, { range, related }: Pick<Problem, 'range' | 'related'>, { text: draft, lineStarts }: Placing): Localized {
  const [here, there] = ['{here}', '{there}'].map((s) => text.zh.includes(s) || text.en.includes(s));
  if (!here && !there) return text;
  const covered = here ? cited(named(draft, range)) : '';
  const other = there ? related[0] : undefined;
  const line = other && lineAt(lineStarts, other.range.start);
  const isOwn = line === lineAt(lineStarts, range.start);
  // Not as a pattern: a draft may have dollar signs.
  const one = (s: string, place: string): string => s.replaceAll('{here}', () => covered).replaceAll('{there}', place);
  return {
    zh: one(text.zh, line === undefined ? '别处' : isOwn ? '本行' : `第${line + 1}行`),
    en: one(text.en, line === undefined ? 'elsewhere' : isOwn ? 'in this line' : `in line ${line + 1}`),
  };
}

/** A finding of a passage where it belongs. What it says and how it is repaired is worked out when somebody asks. */
export class PlacedProblem implements Problem {
  private known: readonly PlacedFix[] | undefined;

  constructor(
    readonly rule: string,
    readonly severity: Severity,
    readonly range: Range,
    private readonly placing: Placing,
    private readonly passage: number,
    private readonly hit: Hit,
  ) {}

  /**
   * The same finding in a later state of the draft, in which its passage is what it was.
   * @param passage its number now
   * @param by how far it has moved
   */
  again(placing: Placing, passage: number, by: number): PlacedProblem {
    const { finding } = this.hit;
    // What stands around a passage may be another now.
    let range = finding.margin === undefined ? this.range : rangeOf(placing, passage, finding);
    if (by !== 0 && range === this.range) range = { start: range.start + by, end: range.end + by };
    return new PlacedProblem(this.rule, this.severity, range, placing, passage, this.hit);
  }

  get message(): Localized {
    const { hit } = this;
    const { by, finding } = hit;
    // Editors ask for the messages of all findings at every key, and what a finding says by itself stays.
    hit.said ??= fill(by.rule.meta.messages[finding.message] as Localized, finding.data);
    return fillPlaces(hit.said, this, this.placing);
  }

  get fixes(): readonly PlacedFix[] {
    const { fixes } = this.hit.finding;
    if (!fixes) return NONE;
    this.known ??= this.lazy(fixes);
    return this.known;
  }

  /** Of a finding that puts a whole column as one decision: where the column ends; otherwise −1. */
  get columnEnd(): number {
    return this.hit.finding.ofColumn ? endOfColumn(this.placing, this.passage) : -1;
  }

  /** True of a finding about a line end. */
  get isLineEnd(): boolean {
    return this.hit.finding.seam !== undefined;
  }

  /** The same as a hint. */
  asHint(): PlacedProblem {
    return new PlacedProblem(this.rule, 'hint', this.range, this.placing, this.passage, this.hit);
  }

  get offers(): readonly PlacedFix[] {
    const { offers } = this.hit.finding;
    return offers ? this.lazy(offers) : NONE;
  }

  /** Those that can be applied here. */
  private lazy(fixes: readonly Fix[]): readonly PlacedFix[] {
    return fixes.map((f) => new LazyFix(this.placing, this.passage, f, this.hit.finding)).filter((f) => f.applies);
  }

  get about(): About {
    const { passages } = this.placing;
    const { passage } = passages[this.passage] as PlacedPassage;
    const { range, seam, margin } = this.hit.finding;
    const { text, seams } = passage;
    const empty = (at: number, next = ''): About => ({ text, range: { start: at, end: at }, next });
    if (seam !== undefined && seam < seams.length) return empty(seams[seam]?.at ?? text.length);
    if (seam !== undefined || margin === 'below') return empty(text.length, passages[this.passage + 1]?.passage.text);
    return margin === undefined ? { text, range, next: '' } : empty(0);
  }

  get related(): Problem['related'] {
    const { related } = this.hit.finding;
    return related ? related.map((r) => placeRelated(this.placing, this.passage, r, this.hit.finding)) : NONE;
  }
}

/** Puts a finding of a passage where it belongs in the draft. */
export function placeFinding(draft: Placing, passage: number, hit: Hit): PlacedProblem {
  const { by, finding } = hit;
  const severity = finding.severity && RANK[finding.severity] < RANK[by.severity] ? finding.severity : by.severity;
  return new PlacedProblem(by.rule.meta.id, severity, rangeOf(draft, passage, finding), draft, passage, hit);
}

function rangeOf(draft: Placing, passage: number, { range, seam, margin }: Finding): Range {
  const p = draft.passages[passage] as PlacedPassage;
  if (seam !== undefined) return gapOf(p, seam);
  if (margin === undefined) return visible(draft.text, sourceRange(p, range));
  const place = marginRange(draft, passage, margin);
  if (place.start < place.end) return place;
  // What is missing cannot be shown: the unit beside it stands for it.
  const { start } = place;
  return visible(draft.text, margin === 'below' ? { start: Math.max(0, start - 1), end: start } : { start, end: start + 1 });
}

const NONE: readonly never[] = [];

const RANK: Readonly<Record<Severity, number>> = { hint: 0, information: 1, warning: 2, error: 3 };

/** Ranges never split a surrogate pair, whatever a rule says. */
function visible(text: string, r: Range): Range {
  const start = splitsPair(text, r.start) ? r.start - 1 : r.start;
  const end = splitsPair(text, r.end) ? r.end + 1 : r.end;
  return start === r.start && end === r.end ? r : { start, end };
}

/** The same for edits: what is put into a pair goes before it. */
function whole(text: string, start: number, end: number): Range {
  if (start < end) return visible(text, { start, end });
  const at = splitsPair(text, start) ? start - 1 : start;
  return { start: at, end: at };
}

function splitsPair(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800;
}

function placeRelated(draft: Placing, passage: number, r: Related, finding: Finding): { message: Localized; range: Range } {
  const p = draft.passages[r.passage ?? passage] as PlacedPassage;
  return { message: fill(r.message, finding.data), range: sourceRange(p, r.range) };
}

function placeEdit(draft: Placing, p: PlacedPassage, e: TextEdit): TextEdit[] {
  if (isGapAtSeam(p, e)) return [];
  return p.mapped.map.edits(e).map((s) => ({ ...whole(draft.text, p.base + s.start, p.base + s.end), text: eolOf(draft, s.text) }));
}

function placeEdits(draft: Placing, passage: number, fix: Fix): TextEdit[] {
  const p = draft.passages[passage] as PlacedPassage;
  const edits = fix.edits.flatMap((e) => placeEdit(draft, p, e));
  for (const { behind, edits: more } of fix.elsewhere ?? []) {
    const other = draft.passages[passage + behind];
    if (other)
      append(
        edits,
        more.flatMap((e) => placeEdit(draft, other, e)),
      );
  }
  if (fix.line) append(edits, lineEdits(draft, passage, fix.line));
  return edits;
}

/**
 * True if an edit takes a blank from beside a mark of emphasis and a punctuation mark: `**复航。** 双方` is bold only with that
 * blank (CommonMark 6.2), so the fix is no safe one.
 */
function mayUnmark(draft: Placing, passage: number, e: TextEdit): boolean {
  if (e.text !== '' || e.start === e.end) return false;
  const p = (draft.passages[passage] as PlacedPassage).passage;
  if (!p.marks?.some((at) => at === e.start || at === e.end)) return false;
  const mark = (at: number): boolean => at >= 0 && at < p.text.length && !isAt(p.text, at, Class.Han | Class.Latin | Class.Digit | Class.Blank);
  return (isAt(p.text, e.start, Class.Blank) || isAt(p.text, e.end - 1, Class.Blank)) && (mark(e.start - 1) || mark(e.end));
}

/** A blank put in where a line ends would stand unseen at its end: the line end parts what stands around it until it is joined. */
function isGapAtSeam({ passage }: PlacedPassage, e: TextEdit): boolean {
  return e.start === e.end && e.text.trim() === '' && seamAt(passage, e.start);
}
