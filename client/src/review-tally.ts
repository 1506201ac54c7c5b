import type { TextDocument, TextDocumentContentChangeEvent } from 'vscode';
import { stampOf } from '../../server/src/text/stamp.ts';
import { moved } from './moved.ts';

/** A finding that was passed over, where it stands now. */
interface Left {
  at: number;
  readonly rule: string;
}

/** What a review has come to so far. */
export class Tally {
  ignored = 0;
  private left: Left[] = [];
  /** Texts before and after each repair, by their stamps: undoing one takes it back, in whatever order texts come up again. */
  private readonly repairs: { readonly before: string; readonly after: string }[] = [];
  private made = 0;

  get repaired(): number {
    return this.made;
  }

  get passed(): number {
    return this.left.length;
  }

  /** A finding was passed over. @param at offset where it begins, UTF-16 units */
  pass(at: number, rule: string): void {
    this.decide(at, rule);
    this.left.push({ at, rule });
  }

  /** Something is done about a finding after all. */
  decide(at: number, rule: string): void {
    this.left = this.left.filter((l) => l.at !== at || l.rule !== rule);
  }

  /** A finding was repaired. @param before text of the document before */
  repair(before: string, document: TextDocument): void {
    this.repairs.splice(this.made, Number.POSITIVE_INFINITY, { before: stampOf(before), after: stampOf(document.getText()) });
    this.made++;
  }

  /** To be called with each change of the document that is no repair. */
  changed(document: TextDocument, changes: readonly TextDocumentContentChangeEvent[], how: 'undo' | 'redo' | undefined): void {
    this.move(changes);
    if (how === 'undo' && this.repairs[this.made - 1]?.before === stampOf(document.getText())) this.made--;
    else if (how === 'redo' && this.repairs[this.made]?.after === stampOf(document.getText())) this.made++;
  }

  /** What was passed over moves along with the text. */
  move(changes: readonly TextDocumentContentChangeEvent[]): void {
    for (const l of this.left) l.at = moved(l.at, changes);
  }
}
