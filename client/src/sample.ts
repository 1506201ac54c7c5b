import { commands, type Disposable, type ExtensionContext, type TextDocument, Uri, ViewColumn, window, workspace } from 'vscode';
import type { StatusParams } from '../../server/src/protocol.ts';
import type { Newsproof } from './client.ts';
import { offerFix } from './next-finding.ts';

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
    private readonly newsproof: Newsproof,
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

  /** Puts the sample in front. @param then what is done there: what can be done about the next finding is offered, or all that is safe is fixed */
  async open(then?: unknown): Promise<void> {
    const document = await this.draft();
    const seen = window.visibleTextEditors.find((e) => e.document === document)?.viewColumn;
    // Beside the walkthrough, so that both are seen.
    const { activeTab } = window.tabGroups.activeTabGroup;
    const column = seen ?? (activeTab && activeTab.input === undefined ? ViewColumn.Beside : ViewColumn.Active);
    const editor = await window.showTextDocument(document, { preview: false, viewColumn: column });
    if (then === 'fixSafe') await commands.executeCommand('newsproof.fixAllSafe');
    else if (then === 'quickFix') await offerFix(this.newsproof, editor);
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
