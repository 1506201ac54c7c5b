import {
  CodeAction,
  type Command,
  commands,
  type Disposable,
  type Position,
  Selection,
  type TextDocumentContentChangeEvent,
  type TextEditor,
  type Uri,
  window,
  workspace,
} from 'vscode';

/** Runs after a fix. Not in the palette. */
const KEEP = 'newsproof.keepCursor';

/** Where the ends of a selection belong after a change, as offsets; undefined where the editor is right. */
type Ends = readonly [anchor: number | undefined, active: number | undefined];

/**
 * Leaves the cursor where it was when a fix replaces the very text that it stands in front of: the editor would put it behind
 * what was put in, as after typing.
 */
export class CursorKeeper implements Disposable {
  private readonly last = new WeakMap<TextEditor, { readonly version: number; readonly ends: readonly Ends[] }>();
  private readonly subscriptions: readonly Disposable[];

  constructor() {
    this.subscriptions = [
      // The selections of the editors are still those from before the change.
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        for (const editor of window.visibleTextEditors) {
          if (editor.document !== document) continue;
          const ends = editor.selections.map((s): Ends => [placeOf(s.anchor, contentChanges), placeOf(s.active, contentChanges)]);
          if (contentChanges.length > 0) this.last.set(editor, { version: document.version, ends });
        }
      }),
      commands.registerCommand(KEEP, (uri: Uri) => this.restore(uri)),
    ];
  }

  /** To be called after a fix of a document has been made. */
  restore(uri: Uri): void {
    for (const editor of window.visibleTextEditors) {
      const { document, selections } = editor;
      const last = this.last.get(editor);
      if (document.uri.toString() !== uri.toString() || last?.version !== document.version) continue;
      if (last.ends.every(([anchor, active]) => anchor === undefined && active === undefined)) continue;
      const at = (offset: number | undefined, now: Position): Position => (offset === undefined ? now : document.positionAt(offset));
      editor.selections = selections.map((s, i) => new Selection(at(last.ends[i]?.[0], s.anchor), at(last.ends[i]?.[1], s.active)));
    }
  }

  /** Has this done after each of the actions that brings an edit. */
  after<T extends Command | CodeAction>(actions: readonly T[], uri: Uri): T[] {
    for (const a of actions) if (a instanceof CodeAction && !a.command && !a.disabled) a.command = { title: a.title, command: KEEP, arguments: [uri] };
    return [...actions];
  }

  dispose(): void {
    for (const s of this.subscriptions) s.dispose();
  }
}

/** A place in front of text that is replaced stays in front of what is put in. */
function placeOf(position: Position, changes: readonly TextDocumentContentChangeEvent[]): number | undefined {
  const change = changes.find(({ range }) => !range.isEmpty && range.start.isEqual(position));
  if (!change) return undefined;
  const before = changes.filter((c) => c.rangeOffset < change.rangeOffset);
  return before.reduce((at, c) => at + c.text.length - c.rangeLength, change.rangeOffset);
}
