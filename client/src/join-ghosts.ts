import { type Disposable, type InlayHint, type ProviderResult, type Range, type TextDocument, type TextEditor, window } from 'vscode';
import { InlayHintRequest } from 'vscode-languageclient';
import type { Newsproof } from './client.ts';

/**
 * The hints of the line with the cursor. A column has a cut line end after every twenty characters: all of them at once would be
 * noise.
 * @param ask for the hints of a range
 */
export function joinAtCursor(document: TextDocument, viewPort: Range, ask: (range: Range) => ProviderResult<InlayHint[]>): ProviderResult<InlayHint[]> {
  const editor = editorOf(document);
  const line = editor && viewPort.intersection(lineOf(editor));
  return line ? ask(line) : [];
}

/** The one that is worked in, where a document is seen twice. */
function editorOf(document: TextDocument): TextEditor | undefined {
  const { activeTextEditor: active, visibleTextEditors: visible } = window;
  return active?.document === document ? active : visible.find((e) => e.document === document);
}

function lineOf({ document, selection }: TextEditor): Range {
  return document.lineAt(selection.active.line).range;
}

/** Has the hint follow the cursor from line to line. */
export class JoinGhosts implements Disposable {
  private readonly lines = new WeakMap<TextDocument, number>();
  private readonly subscription: Disposable;

  constructor(newsproof: Newsproof) {
    this.subscription = window.onDidChangeTextEditorSelection(({ textEditor: { document, selection } }) => {
      const { line } = selection.active;
      if (this.lines.get(document) === line) return;
      this.lines.set(document, line);
      newsproof.features?.getFeature(InlayHintRequest.method)?.getProvider(document)?.onDidChangeInlayHints.fire();
    });
  }

  dispose(): void {
    this.subscription.dispose();
  }
}
