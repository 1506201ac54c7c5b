import { TextDocument, type TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import type { Problem } from '../engine/place.ts';
import type { QuietReason } from '../protocol.ts';
import { type Range, spanOf } from '../text/range.ts';
import type { CheckedDraft, DraftChecker } from '../workspace/check.ts';
import { Converter, type Encoding } from './convert.ts';
import type { ClientSetup } from './setups.ts';

/** What one state of a document is found to be. */
export interface Checked {
  /** Changes with the text, the settings and the lexicon: the resultId of pulled diagnostics. */
  readonly id: string;
  readonly setup: ClientSetup;
  readonly quiet: QuietReason | undefined;
  readonly problems: readonly Problem[];
  /** Where it was read: all that is known of it. */
  readonly draft?: CheckedDraft;
}

/** A document that the client has open, and what is known of it. */
export class OpenDocument {
  private doc: TextDocument;
  /** changed since it was opened or saved */
  dirty = false;
  /** Findings of the current text, if it has been checked under some setup. */
  checked: (Checked & { readonly revision: number }) | undefined;
  /** What the client was last told, moved along with later edits while the document is held back (`run: onSave`). */
  shown: Checked | undefined;
  /** What reads it from state to state, if it is read. */
  checker: { readonly checker: DraftChecker; readonly setup: ClientSetup } | undefined;
  /** Another one for every state of the text: versions are the client's, and some go back or stay as they are. */
  revision = 0;
  private moves = 0;

  constructor(
    readonly uri: string,
    readonly languageId: string,
    version: number,
    text: string,
  ) {
    this.doc = TextDocument.create(uri, languageId, version, text);
  }

  get version(): number {
    return this.doc.version;
  }

  /** What is known of the last state that was checked, if that was read. */
  get checkedDraft(): CheckedDraft | undefined {
    return this.checked?.draft;
  }

  /** The state that converters read. */
  get text(): TextDocument {
    return this.doc;
  }

  /** Applies a `didChange`. */
  apply(changes: readonly TextDocumentContentChangeEvent[], version: number, encoding: Encoding): void {
    for (const c of changes) {
      if (!('range' in c) || c.range === undefined) {
        const before = this.doc.getText().length;
        this.doc = TextDocument.update(this.doc, [{ text: c.text }], version);
        this.moveShown({ start: 0, end: before }, c.text.length);
        continue;
      }
      const { range, offsets } = new Converter(this.doc, encoding).change(c.range);
      this.doc = TextDocument.update(this.doc, [{ range, text: c.text }], version);
      this.moveShown(offsets, c.text.length);
    }
    if (changes.length === 0) this.doc = TextDocument.update(this.doc, [], version);
    this.dirty = true;
    this.revision++;
  }

  /** Findings behind an edit move with the text; those it touches are gone until the document is checked again. */
  private moveShown(edited: Range, inserted: number): void {
    const { shown } = this;
    if (shown?.setup.settings.run !== 'onSave' || shown.problems.length === 0) return;
    const by = inserted - (edited.end - edited.start);
    if (shown.problems.every((p) => furthest(p) <= edited.start)) return;
    const problems = shown.problems.flatMap((p) => movedProblem(p, edited, by));
    this.shown = { ...shown, id: `${shown.id}.${++this.moves}`, problems };
  }
}

const furthest = (p: Problem): number => spanOf([p.range, ...p.related.map((r) => r.range)]).end;

function movedProblem(p: Problem, edited: Range, by: number): Problem[] {
  const range = movedRange(p.range, edited, by);
  if (!range) return [];
  const related = p.related.flatMap((r) => {
    const to = movedRange(r.range, edited, by);
    return to ? [{ message: r.message, range: to }] : [];
  });
  // Field by field, for problems are placed when they are asked. Fixes are worked out anew from the text, never from here.
  const { rule, severity, message } = p;
  return [{ rule, severity, message, range, related, fixes: [], offers: [] }];
}

function movedRange(r: Range, edited: Range, by: number): Range | undefined {
  if (r.end <= edited.start) return r;
  if (r.start >= edited.end) return { start: r.start + by, end: r.end + by };
  return undefined;
}
