import {
  commands,
  type Disposable,
  type ExtensionContext,
  l10n,
  languages,
  Selection,
  type TextDocument,
  type TextEditor,
  TextEditorRevealType,
  Uri,
  ViewColumn,
  window,
  workspace,
} from 'vscode';
import { SECTION, type StatusParams } from '../../server/src/protocol.ts';
import type { Newsproof } from './client.ts';

/** Context key of package.json: how far the sample has come. The steps of the walkthrough are done by it. */
const STAGE = 'newsproof.sample';

/** opened, something repaired, nothing left that is safe to fix, nothing left */
const OPEN = 1;
const TOUCHED = 2;
const SAFE = 3;
const CLEAN = 4;

/** The draft to practise on: a new document with faults in it, of which nothing is written to disk. */
export class Sample implements Disposable {
  private document: TextDocument | undefined;
  private first: StatusParams | undefined;
  private stage = 0;
  private readonly subscriptions: Disposable[];

  constructor(
    newsproof: Newsproof,
    private readonly context: ExtensionContext,
  ) {
    this.subscriptions = [
      newsproof.onStatus((p) => this.look(p)),
      workspace.onDidCloseTextDocument((d) => {
        if (d === this.document) this.document = undefined;
      }),
    ];
  }

  dispose(): void {
    for (const s of this.subscriptions) s.dispose();
  }

  /** Puts the sample in front. @param then what is done there: the menu of fixes of the next finding, or all that is safe */
  async open(then?: unknown): Promise<void> {
    const document = await this.draft();
    const seen = window.visibleTextEditors.find((e) => e.document === document)?.viewColumn;
    // Beside the walkthrough, so that both are seen.
    const { activeTab } = window.tabGroups.activeTabGroup;
    const column = seen ?? (activeTab && activeTab.input === undefined ? ViewColumn.Beside : ViewColumn.Active);
    const editor = await window.showTextDocument(document, { preview: false, viewColumn: column });
    if (then === 'fixSafe') await commands.executeCommand('newsproof.fixAllSafe');
    else if (then === 'quickFix') await offerFix(editor);
  }

  private async draft(): Promise<TextDocument> {
    if (this.document && !this.document.isClosed) return this.document;
    const bytes = await workspace.fs.readFile(Uri.joinPath(this.context.extensionUri, 'walkthrough/draft.md'));
    this.first = undefined;
    this.document = await workspace.openTextDocument({ language: 'markdown', content: new TextDecoder().decode(bytes) });
    this.reach(OPEN);
    return this.document;
  }

  private look(p: StatusParams): void {
    if (p.state !== 'checked' || p.uri !== this.document?.uri.toString()) return;
    this.first ??= p;
    const left = all(p);
    if (left < all(this.first)) this.reach(TOUCHED);
    if (p.safe === 0) this.reach(SAFE);
    if (left === 0) this.reach(CLEAN);
  }

  private reach(stage: number): void {
    if (stage <= this.stage) return;
    this.stage = stage;
    void commands.executeCommand('setContext', STAGE, stage);
  }
}

const all = ({ counts: { error, warning, information, hint } }: StatusParams): number => error + warning + information + hint;

/** Goes to the next finding behind the cursor, or the first one, and opens its menu. */
async function offerFix(editor: TextEditor): Promise<void> {
  const found = languages
    .getDiagnostics(editor.document.uri)
    .filter((d) => d.source === SECTION)
    .sort((a, b) => a.range.start.compareTo(b.range.start));
  const next = found.find((d) => d.range.start.isAfter(editor.selection.active)) ?? found[0];
  if (!next) {
    void window.setStatusBarMessage(l10n.t('Newsproof: nothing to fix.'), 4000);
    return;
  }
  editor.selection = new Selection(next.range.start, next.range.start);
  editor.revealRange(next.range, TextEditorRevealType.InCenterIfOutsideViewport);
  // The page with the button that was clicked may have taken the focus back, and the menu opens where that is.
  await window.showTextDocument(editor.document, { ...(editor.viewColumn && { viewColumn: editor.viewColumn }), selection: editor.selection });
  await commands.executeCommand('editor.action.quickFix');
}
