import {
  commands,
  type Disposable,
  l10n,
  StatusBarAlignment,
  type StatusBarItem,
  type TextDocument,
  type TextDocumentChangeEvent,
  type TextEdit,
  type TextEditor,
  TextEditorSelectionChangeKind,
  window,
  workspace,
} from 'vscode';
import { applyEdits } from '../../server/src/text/range.ts';
import type { Newsproof } from './client.ts';
import { command } from './command.ts';
import { type Comparisons, draftOf } from './compare.ts';

/** Context key of package.json: the draft in front has changes to look at. */
const CHANGED = 'newsproof.changed';

/** A batch of repairs that was made. */
interface Made {
  /** the text before */
  readonly before: string;
  /** how many places were changed */
  readonly places: number;
  /** Something else has changed the text since. */
  touched: boolean;
}

/** Edits that an editor was given, of the state of the document that it asked about: it may make them, or not. */
interface Offered {
  readonly version: number;
  readonly before: string;
  readonly edits: (readonly TextEdit[])[];
}

/**
 * Says in the status bar how many places of a draft were changed at once, and opens the two texts beside each other: until the user
 * goes on writing, undoes it or closes the draft. No notification, which would have to be closed after each save.
 */
export class Changes implements Disposable {
  private readonly item: StatusBarItem = window.createStatusBarItem('newsproof.changes', StatusBarAlignment.Right, 89);
  private readonly made = new WeakMap<TextDocument, Made>();
  private readonly offers = new WeakMap<TextDocument, Offered>();
  private readonly subscriptions: readonly Disposable[];

  constructor(
    newsproof: Newsproof,
    private readonly comparisons: Comparisons,
  ) {
    newsproof.offering = (document, edits) => this.offer(document, edits);
    this.item.name = l10n.t('Newsproof: changes');
    this.item.command = 'newsproof.showChanges';
    this.subscriptions = [
      this.item,
      workspace.onDidChangeTextDocument((e) => this.textChanged(e)),
      // What runs on saving besides is not the user's doing.
      workspace.onDidSaveTextDocument((document) => {
        const made = this.made.get(document);
        if (made) made.touched = false;
      }),
      window.onDidChangeTextEditorSelection(({ textEditor, kind }) => {
        if (kind !== undefined && kind !== TextEditorSelectionChangeKind.Command && this.made.get(textEditor.document)?.touched)
          this.forget(textEditor.document);
      }),
      window.onDidChangeActiveTextEditor((editor) => this.draw(editor)),
      command('showChanges', () => this.show()),
    ];
  }

  dispose(): void {
    for (const s of this.subscriptions) s.dispose();
  }

  /** To be called when many places were changed at once. @param before the text before that */
  note(document: TextDocument, before: string, places: number): void {
    if (places === 0 || document.getText() === before) return;
    this.made.set(document, { before, places, touched: false });
    this.draw();
  }

  /** The editor is given edits that it may make by itself: on saving, by its menu, as a formatter. */
  private offer(document: TextDocument, edits: readonly TextEdit[]): void {
    if (edits.length < 2) return;
    const known = this.offers.get(document);
    if (known?.version === document.version) known.edits.push(edits);
    else this.offers.set(document, { version: document.version, before: document.getText(), edits: [edits] });
  }

  private async show(): Promise<void> {
    const { activeTextEditor: editor } = window;
    const document = editor && draftOf(editor.document);
    const made = document && this.made.get(document);
    if (document && made) await this.comparisons.showBefore(document, made.before);
  }

  private textChanged({ document, contentChanges }: TextDocumentChangeEvent): void {
    if (contentChanges.length === 0) return;
    const offered = this.offers.get(document);
    this.offers.delete(document);
    const places = offered && document.version === offered.version + 1 ? takenOf(offered, document) : 0;
    if (offered && places > 0) {
      this.note(document, offered.before, places);
      return;
    }
    const made = this.made.get(document);
    if (!made) return;
    made.touched = true;
    if (document.getText() === made.before) this.forget(document);
  }

  private forget(document: TextDocument): void {
    this.made.delete(document);
    this.draw();
  }

  private draw(editor: TextEditor | undefined = window.activeTextEditor): void {
    const made = editor && this.made.get(draftOf(editor.document));
    void commands.executeCommand('setContext', CHANGED, made !== undefined);
    if (!made) {
      this.item.hide();
      return;
    }
    this.item.text = `$(diff) ${l10n.t('{0} places changed · see them', made.places)}`;
    this.item.tooltip = l10n.t('Opens the text before the change beside the text as it is now.');
    this.item.show();
  }
}

/** How many places were changed, if a document has become what one of the edits makes of it. */
function takenOf({ before, edits }: Offered, document: TextDocument): number {
  const now = document.getText();
  const starts = lineStarts(before);
  const at = ({ line, character }: { readonly line: number; readonly character: number }): number => (starts[line] ?? before.length) + character;
  for (const list of edits) {
    const placed = list.map(({ range, newText }) => ({ start: at(range.start), end: at(range.end), text: newText }));
    const length = placed.reduce((n, e) => n + e.text.length - (e.end - e.start), before.length);
    if (length === now.length && applyEdits(before, placed) === now) return list.length;
  }
  return 0;
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (const m of text.matchAll(/\r\n|\r|\n/g)) starts.push(m.index + m[0].length);
  return starts;
}
