import type { Element } from '@xmldom/xmldom';
import type { TextEdit } from '../text/range.ts';
import { type DraftChange, isOfParagraphs, isParagraphStart, paragraphsIn } from './changes.ts';
import { OBJECTS, PARAGRAPH_END } from './characters.ts';
import type { ParagraphKind } from './draft-blocks.ts';
import { type DraftParagraph, type DraftText, paragraphAt } from './draft-text.ts';
import type { Label, ListLabels } from './list-labels.ts';
import { NOWHERE, placesOf } from './places.ts';
import { Stretches } from './stretches.ts';
import type { WordParagraph, WordText } from './word-text.ts';

/** An edit of a Word file's text. */
export interface PlacedEdit extends TextEdit {
  /** run whose looks the text takes; none: that of the run beside it */
  readonly looks?: Element | undefined;
  /** paragraph whose properties a new one before it takes; none: those of the one that it is parted from */
  readonly like?: WordParagraph | undefined;
  /** which of the paragraphs that its ends part have no automatic number, though those that they take after have one */
  readonly unnumbered?: readonly number[] | undefined;
}

/** A file and a draft of it, before changes and after. */
export interface WrittenTexts {
  readonly word: WordText;
  readonly imported: DraftText;
  readonly draft: DraftText;
  readonly labels: ListLabels;
}

/** A text of the draft that was put into the Word file, and what it looks like there. */
export interface Put {
  /** offsets of the draft's text */
  readonly from: number;
  readonly to: number;
  readonly edit: PlacedEdit;
  /** of the characters */
  readonly format: string;
  /** of the paragraphs that end in it */
  readonly kind: ParagraphKind;
}

/** A change that cannot be an edit of the Word file's text. */
export interface Unplaced {
  readonly change: DraftChange;
  /** offset in the text of the Word file */
  readonly at: number;
}

/** Where the changes of a draft are in its Word file. */
export interface Placement {
  /** in order, apart from each other */
  readonly edits: readonly PlacedEdit[];
  /** the change that each is of */
  readonly changeOf: ReadonlyMap<PlacedEdit, DraftChange>;
  readonly put: readonly Put[];
  readonly unplaced: readonly Unplaced[];
  /** by offset of the imported draft's text */
  readonly places: Int32Array;
}

/** Finds the places of changes in the text of the Word file that a draft was imported from. */
export function placeEdits(texts: WrittenTexts, changes: readonly DraftChange[]): Placement {
  const placer = new Placer(texts);
  for (const change of changes) placer.place(change);
  placer.edits.sort((a, b) => a.start - b.start || a.end - b.end);
  return placer;
}

const INDENT = /^[ \t\u3000\u00a0\u2002\u2003]*/;

class Placer implements Placement {
  readonly edits: PlacedEdit[] = [];
  readonly changeOf = new Map<PlacedEdit, DraftChange>();
  readonly put: Put[] = [];
  readonly unplaced: Unplaced[] = [];
  readonly places: Int32Array;
  private readonly stretches: Stretches;
  private readonly word: WordText;
  private readonly imported: DraftText;
  private readonly draft: DraftText;
  private readonly labels: ListLabels;

  constructor({ word, imported, draft, labels }: WrittenTexts) {
    [this.word, this.imported, this.draft, this.labels] = [word, imported, draft, labels];
    this.places = placesOf(imported, word);
    this.stretches = new Stretches(word, this.places);
  }

  place(change: DraftChange): void {
    const isOfWhole = isOfParagraphs(change, this.imported.text);
    if (change.start === change.end && isOfWhole) this.addParagraphs(change);
    else if (this.crossesCells(change)) this.refuse(change);
    else for (const part of isOfWhole && change.text === '' ? [change] : this.besideLabel(change)) if (!this.replace(part, isOfWhole)) this.refuse(part);
  }

  /** What of a change is not of an automatic number, of which Word takes care; a number that is one of the draft's no more is told. */
  private besideLabel(change: DraftChange): readonly DraftChange[] {
    const { start, end, text, from, to } = change;
    const [paragraph, now] = [paragraphAt(this.imported, start), paragraphAt(this.draft, from)];
    const label = paragraph ? this.labelOf(paragraph) : undefined;
    if (!paragraph || !now || !label || start >= paragraph.start + label.length) return [change];
    const behind = paragraph.start + label.length;
    const own = this.labels.of(this.draft.text.slice(now.start, now.end));
    if (own.shape === label.shape) {
      const numbered = Math.min(to, Math.max(from, now.start + own.length));
      const rest = { ...change, start: behind, end: Math.max(end, behind), text: text.slice(numbered - from), from: numbered };
      return rest.start < rest.end || rest.text !== '' ? [rest] : [];
    }
    this.refuse(end <= behind ? change : { ...change, end: behind, text: '', to: from });
    return end <= behind ? [] : [{ ...change, start: behind }];
  }

  /** The automatic number that a paragraph of the imported draft begins with. */
  private labelOf(paragraph: DraftParagraph): Label | undefined {
    const { start, end } = paragraph;
    const label = this.places[start] === NOWHERE ? this.wordParagraph(paragraph)?.label : undefined;
    return label ? this.labels.of(this.imported.text.slice(start, end)) : undefined;
  }

  /** A change within paragraphs. @returns false where it has no place */
  private replace(change: DraftChange, isOfWhole: boolean): boolean {
    const { start, end, text, from, to } = change;
    const gone = this.stretches.of(start, end, isOfWhole);
    const first = gone?.[0];
    const at = first?.start ?? this.anchor(start, end);
    // A text that the file has in a form of its own.
    const isElsewhere = !first && this.imported.text.slice(start, end).trim() !== '';
    if (!gone || at === NOWHERE || isElsewhere || this.isInFormula(start) || this.isInFormula(end)) return false;
    const { texts, unnumbered } = this.parted(change, at);
    const added = texts.join(PARAGRAPH_END + this.indentAt(at)) + this.labelBehind(change, isOfWhole);
    const { looks, format } = this.looksBeside(change);
    const edit = this.edit(change, { start: at, end: first?.end ?? at, text: added, looks, unnumbered });
    for (const range of gone.slice(1)) this.edit(change, { ...range, text: '' });
    if (text !== '') this.put.push({ from, to, edit, format, kind: paragraphAt(this.imported, start)?.kind ?? 'text' });
    return true;
  }

  /** True of a place in the middle of what is one character of the file. */
  private isInFormula(at: number): boolean {
    return at > 0 && this.places[at] !== NOWHERE && this.places[at] === this.places[at - 1];
  }

  /** The texts of the paragraphs that a change parts: where they begin with a number like that of the first, Word writes it. */
  private parted({ start, text }: DraftChange, at: number): { texts: readonly string[]; unnumbered: readonly number[] } {
    const [first = '', ...others] = text.replace(OBJECTS, '').split(PARAGRAPH_END);
    const shape = this.paragraphWith(at)?.label ? this.labelOf(paragraphAt(this.imported, start) as DraftParagraph)?.shape : undefined;
    if (!shape) return { texts: [first, ...others], unnumbered: [] };
    const labels = others.map((other, k) => (k < others.length - 1 || other !== '' ? this.labels.of(other) : undefined));
    const isOwn = labels.map((label) => label?.shape === shape);
    return {
      texts: [first, ...others.map((other, k) => (isOwn[k] ? other.slice(labels[k]?.length) : other))],
      unnumbered: others.flatMap((_, k) => (isOwn[k] ? [] : [k + 1])),
    };
  }

  /** What stays of the number of a paragraph that is joined to the one before: in the middle of one it is text. */
  private labelBehind({ start, end, text }: DraftChange, isOfWhole: boolean): string {
    const next = paragraphAt(this.imported, end);
    if (isOfWhole || !next || start >= next.start || text.includes(PARAGRAPH_END)) return '';
    return this.imported.text.slice(end, next.start + (this.labelOf(next)?.length ?? 0));
  }

  private edit(change: DraftChange, edit: PlacedEdit): PlacedEdit {
    if (edit.start < edit.end || edit.text !== '') this.edits.push(edit);
    this.changeOf.set(edit, change);
    return edit;
  }

  private refuse(change: DraftChange): void {
    let at = Math.min(change.start, this.places.length - 1);
    while (at > 0 && this.places[at] === NOWHERE) at--;
    this.unplaced.push({ change, at: Math.max(0, this.places[at] ?? 0) });
  }

  /** True where ends of cells would come or go. */
  private crossesCells({ start, end, from, to, text }: DraftChange): boolean {
    const before = this.imported.text.slice(start, end).includes(PARAGRAPH_END) ? paragraphsIn(this.imported, start, end) : [];
    const after = text.includes(PARAGRAPH_END) ? paragraphsIn(this.draft, from, to + 1) : [];
    return [...before, ...after].some(({ kind }) => kind === 'cell');
  }

  /** New paragraphs, between two that are as they were. */
  private addParagraphs(change: DraftChange): void {
    const after = paragraphAt(this.imported, change.start);
    const before = change.start > 0 ? paragraphAt(this.imported, change.start - 1) : undefined;
    const isNewTable = ({ area }: DraftParagraph): boolean =>
      area.startsWith('|') && this.draft.paragraphs.every((p) => p.area !== area || (p.start >= change.from && p.end < change.to));
    for (const group of groupsOf(paragraphsIn(this.draft, change.from, change.to), isNewTable)) {
      const [first, last] = [group[0] as DraftParagraph, group.at(-1) as DraftParagraph];
      const part = { ...change, from: first.start, to: last.end + 1, text: this.draft.text.slice(first.start, last.end + 1) };
      const area = isNewTable(first) || !first.area.startsWith('|') ? change.note : first.area;
      const row = [
        part,
        part.text
          .replace(OBJECTS, '')
          .split(PARAGRAPH_END)
          .join(isNewTable(first) ? '\t' : '')
          .replace(/\t$/, ''),
      ] as const;
      if (area.startsWith('|')) this.refuse(part);
      else if (row[1] === '') this.put.push({ from: part.from, to: part.to, edit: { start: 0, end: 0, text: '' }, format: '', kind: first.kind });
      else if (after?.area === area && this.addBefore(...row, after, first)) continue;
      else if (before?.area === area && this.addBehind(...row, before)) continue;
      else this.refuse(part);
    }
  }

  private addBefore(change: DraftChange, text: string, neighbour: DraftParagraph, { kind }: DraftParagraph): boolean {
    const beside = this.wordParagraph(neighbour);
    if (!beside) return false;
    const label = this.labels.of(text);
    const model = this.model(kind, label.shape, neighbour);
    const isNumbered = label.shape !== '' && this.shapeOf(model ?? neighbour) === label.shape;
    const like = model && this.wordParagraph(model);
    const { looks, format } = this.looksOf(model ?? neighbour, this.draft.formats[change.from] ?? '');
    const shown = indentOf(like ?? beside) + (isNumbered ? text.slice(label.length) : text);
    const unnumbered = !isNumbered && (like ?? beside).label ? [0] : [];
    const edit = { start: beside.start, end: beside.start, text: shown + PARAGRAPH_END, looks, like, unnumbered };
    this.put.push({ from: change.from, to: change.to, edit: this.edit(change, edit), format, kind: (model ?? neighbour).kind });
    return true;
  }

  private addBehind(change: DraftChange, text: string, neighbour: DraftParagraph): boolean {
    const beside = this.wordParagraph(neighbour);
    if (!beside) return false;
    const { looks, format } = this.looksOf(neighbour, this.draft.formats[change.from] ?? '');
    const at = beside.start + beside.atoms.length;
    const label = this.labels.of(text);
    const isNumbered = label.shape !== '' && this.shapeOf(neighbour) === label.shape;
    const shown = PARAGRAPH_END + indentOf(beside) + (isNumbered ? text.slice(label.length) : text);
    const edit = { start: at, end: at, text: shown, looks, unnumbered: !isNumbered && beside.label ? [1] : [] };
    this.put.push({ from: change.from, to: change.to, edit: this.edit(change, edit), format, kind: neighbour.kind });
    return true;
  }

  /** The paragraph of the Word file that holds one of the imported draft. */
  private wordParagraph({ start, end }: DraftParagraph): WordParagraph | undefined {
    for (let k = start; k <= end; k++) {
      const at = this.places[k] as number;
      if (at !== NOWHERE) return this.paragraphWith(at);
    }
    return undefined;
  }

  private paragraphWith(at: number): WordParagraph | undefined {
    const { paragraphs } = this.word;
    let [low, high] = [0, paragraphs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((paragraphs[middle] as WordParagraph).start <= at) low = middle + 1;
      else high = middle;
    }
    return paragraphs[low - 1];
  }

  private shapeOf(paragraph: DraftParagraph): string {
    return this.labelOf(paragraph)?.shape ?? '';
  }

  /** What a new paragraph takes after: the one beside it, or one of its kind with such a number; else one of its kind. */
  private model(kind: ParagraphKind, shape: string, neighbour: DraftParagraph): DraftParagraph | undefined {
    if (neighbour.kind === kind && this.shapeOf(neighbour) === shape) return neighbour;
    return this.nearest(kind, neighbour, shape) ?? (neighbour.kind === kind ? neighbour : this.nearest(kind, neighbour));
  }

  /** Of the paragraphs of a kind the one that is nearest to another. @param shape of its automatic number; none: whatever that is */
  private nearest(kind: ParagraphKind, { start, area }: DraftParagraph, shape?: string): DraftParagraph | undefined {
    const distance = (p: DraftParagraph): number => Math.abs(p.start - start);
    let found: DraftParagraph | undefined;
    for (const p of this.imported.paragraphs) {
      if (p.kind !== kind || p.area !== area || p.start === p.end || (found && distance(p) >= distance(found))) continue;
      if (this.wordParagraph(p) && (shape === undefined || this.shapeOf(p) === shape)) found = p;
    }
    return found;
  }

  /** A run of a paragraph whose characters have a format; if none has, its first. */
  private looksOf({ start, end }: DraftParagraph, wanted: string): { looks: Element | undefined; format: string } {
    const { formats } = this.imported;
    const known = Array.from({ length: end - start }, (_, k) => start + k).filter((k) => this.places[k] !== NOWHERE);
    const k = known.find((n) => formats[n] === wanted) ?? known[0];
    if (k === undefined) return { looks: undefined, format: '' };
    return { looks: this.runAt(this.places[k] as number), format: formats[k] ?? '' };
  }

  /** Where an insertion goes: behind what stands before it in its paragraph, or before what stands behind it. */
  private anchor(start: number, end: number): number {
    const { places } = this;
    const { text } = this.imported;
    for (let k = start - 1; k >= 0 && text[k] !== PARAGRAPH_END; k--) if (places[k] !== NOWHERE) return (places[k] as number) + 1;
    for (let k = end; k < text.length; k++) {
      if (places[k] !== NOWHERE) return places[k] as number;
      if (text[k] === PARAGRAPH_END) break;
    }
    const before = isParagraphStart(text, start) && start > 0 ? (places[start - 1] as number) : NOWHERE;
    return before === NOWHERE ? NOWHERE : before + 1;
  }

  /** What a text in the place of a stretch looks like: that, or what stands before it; else what stands behind it, if that is as it should be. */
  private looksBeside({ start, end, from }: DraftChange): { looks?: Element | undefined; format: string } {
    const { formats, text } = this.imported;
    const own = start < end || isParagraphStart(text, start) ? start : start - 1;
    const format = formats[own] ?? '';
    const wanted = this.draft.formats[from] ?? '';
    const other = [start - 1, end].find((k) => k >= 0 && text[k] !== PARAGRAPH_END && formats[k] === wanted && this.places[k] !== NOWHERE);
    // A link is more than its looks.
    if (format === wanted || other === undefined || `${format}${wanted}`.includes('[')) return { format };
    return { looks: this.runAt(this.places[other] as number), format: wanted };
  }

  private runAt(at: number): Element | undefined {
    const paragraph = this.paragraphWith(at);
    return paragraph?.atoms[at - paragraph.start]?.run;
  }

  private indentAt(at: number): string {
    const paragraph = this.paragraphWith(at);
    return paragraph ? indentOf(paragraph) : '';
  }
}

const indentOf = ({ atoms }: WordParagraph): string => {
  const text = atoms.map((a) => a.char).join('');
  const [indent = ''] = INDENT.exec(text) ?? [];
  return indent === text ? '' : indent;
};

/** Paragraphs by the groups in which they go into a Word file: each alone, of a new table each row, of one that is there all that is new. */
function groupsOf(paragraphs: readonly DraftParagraph[], isNewTable: (p: DraftParagraph) => boolean): DraftParagraph[][] {
  const groups: DraftParagraph[][] = [];
  for (const p of paragraphs) {
    const last = groups.at(-1)?.at(-1);
    if (last && p.area.startsWith('|') && last.area === p.area && (last.row === p.row || !isNewTable(p))) groups.at(-1)?.push(p);
    else groups.push([p]);
  }
  return groups;
}
