import {
  type CancellationToken,
  CancellationTokenSource,
  commands,
  type Disposable,
  EventEmitter,
  env,
  l10n,
  languages,
  type Position,
  Range,
  Selection,
  type TextDocument,
  type TextEditor,
  TextEditorRevealType,
  type TreeDataProvider,
  type TreeItem,
  type TreeView,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import { LEDGER, type LedgerParams, type LedgerResult } from '../../server/src/protocol.ts';
import type { Newsproof } from './client.ts';
import { draftOf } from './compare.ts';
import type { Drafts } from './drafts.ts';
import { ledgerTable, type TableFormat, type Wording } from './ledger-table.ts';
import { GO_TO, kindName, type LedgerNode, ledgerTree, placeOf, placesNow, type Way } from './ledger-tree.ts';

/** Calm after the last event before the ledger is asked for, in milliseconds. */
const CALM = 200;
/** What the welcome texts of package.json go by. */
const CONTEXT = 'newsproof.ledger';

interface Shown {
  readonly document: TextDocument;
  readonly result: LedgerResult;
  readonly roots: readonly LedgerNode[];
  /** the reply as text, to see whether another one is the same */
  readonly print: string;
}

/** The tree view 名录 (Ledger): the names of the article in which the cursor stands, kept up with the text by events. */
export class LedgerView implements TreeDataProvider<LedgerNode>, Disposable {
  private readonly changed = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly view: TreeView<LedgerNode>;
  private readonly subscriptions: Disposable[];
  private shown: Shown | undefined;
  private timer: NodeJS.Timeout | undefined;
  private asking: CancellationTokenSource | undefined;

  constructor(
    private readonly newsproof: Newsproof,
    private readonly drafts: Drafts,
  ) {
    this.view = window.createTreeView('newsproof.ledger', { treeDataProvider: this, showCollapseAll: true });
    this.subscriptions = [
      this.view,
      this.changed,
      this.view.onDidChangeVisibility(() => this.schedule(0)),
      window.onDidChangeActiveTextEditor(() => this.schedule(0)),
      window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (!this.holds(textEditor)) this.schedule();
      }),
      workspace.onDidChangeTextDocument(({ document }) => {
        if (document === this.draft) this.schedule();
      }),
      newsproof.onServer(() => this.schedule(0)),
      workspace.onDidCloseTextDocument((document) => {
        if (document === this.shown?.document) this.schedule(0);
      }),
      // Settings and lexicons change what is known of a text that stays as it is: findings are asked for anew then, too.
      languages.onDidChangeDiagnostics(({ uris }) => {
        const uri = this.draft?.uri.toString();
        if (uris.some((u) => u.toString() === uri)) this.schedule();
      }),
      commands.registerCommand(GO_TO, (way: Way) => this.goTo(way)),
    ];
    this.schedule(0);
  }

  getTreeItem(node: LedgerNode): TreeItem {
    return node.item;
  }

  getChildren(node?: LedgerNode): LedgerNode[] {
    return node ? node.children() : [...(this.shown?.roots ?? [])];
  }

  /** Puts the ledger as a table on the clipboard, whether the view is open or not. @returns how many names it has */
  async copy(format: TableFormat): Promise<number> {
    const editor = this.drafts.editor;
    if (!editor) throw new Error(l10n.t('Open a draft first.'));
    const result = await this.ask(editor);
    if (!result?.rows.length) {
      void window.setStatusBarMessage(l10n.t('Newsproof: there are no names to copy.'), 4000);
      return 0;
    }
    await env.clipboard.writeText(ledgerTable(result, format, wording()));
    void window.setStatusBarMessage(l10n.t('Newsproof: {0} names copied.', result.rows.length), 4000);
    return result.rows.length;
  }

  /** Renames the name of a node, all its spellings, from its first place. */
  async rename(node: LedgerNode | undefined): Promise<void> {
    const way = (node ?? this.view.selection[0])?.way;
    if (way && (await this.goTo(way))) await commands.executeCommand('editor.action.rename');
  }

  /** Writes a name as it should be wherever the ledger has this slip for it. One step back undoes it. @returns how many places */
  async repair(node: LedgerNode | undefined): Promise<number> {
    const way = (node ?? this.view.selection[0])?.way;
    if (way?.as !== 'spellings') return 0;
    if (this.shown && this.shown.result.version !== this.shown.document.version) await this.refresh();
    if (!this.shown) return 0;
    const { document, result } = this.shown;
    const edit = new WorkspaceEdit();
    let count = 0;
    for (const place of placesNow(result, way)) {
      const range = rangeOf(place.range);
      if (document.getText(range) !== way.text) continue;
      edit.replace(document.uri, range, way.name);
      count++;
    }
    return count > 0 && (await workspace.applyEdit(edit)) ? count : 0;
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.asking?.cancel();
    for (const s of this.subscriptions) s.dispose();
  }

  /** The draft of the editor that is shown: also of one that shows the text beside it. */
  private get draft(): TextDocument | undefined {
    return this.drafts.front;
  }

  /** True if what is shown is right with the cursor where it is now. */
  private holds(editor: TextEditor): boolean {
    if (editor !== window.activeTextEditor) return true;
    const { document, result } = this.shown ?? {};
    if (editor !== this.drafts.editor || !document || !result?.article || result.version !== document.version) return false;
    if (document !== editor.document) return true;
    const { active } = editor.selection;
    const range = rangeOf(result.article.range);
    // Where one article ends the next one begins.
    return range.contains(active) && (!active.isEqual(range.end) || isEnd(document, active));
  }

  private schedule(calm = CALM): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.refresh().catch((error: unknown) => this.newsproof.log(`ledger: ${String(error)}`)), calm);
  }

  /** Asks for the ledger as it is now and shows it. Nothing is asked while nobody sees the view. */
  private async refresh(): Promise<void> {
    clearTimeout(this.timer);
    if (!this.view.visible) return;
    const editor = this.drafts.editor;
    const { draft } = this;
    if (!editor || !draft || this.newsproof.server === 'down') return this.show(undefined);
    this.asking?.cancel();
    const asking = new CancellationTokenSource();
    this.asking = asking;
    const result = await this.ask(editor, asking.token);
    // Another question has been put meanwhile, or the text has changed, which puts one.
    if (asking.token.isCancellationRequested || (result && result.version !== draft.version)) return;
    this.show(result ? { document: draft, result } : undefined);
  }

  private async ask({ document, selection }: TextEditor, token?: CancellationToken): Promise<LedgerResult | null> {
    const client = await this.newsproof.ready();
    const { code2ProtocolConverter: to } = client;
    const draft = draftOf(document);
    // A place in the text beside a draft is none in the draft.
    const params: LedgerParams = { textDocument: { uri: to.asUri(draft.uri) }, ...(draft === document ? { position: to.asPosition(selection.active) } : {}) };
    // A token that is not there would go out as a second parameter.
    return token ? client.sendRequest<LedgerResult | null>(LEDGER, params, token) : client.sendRequest<LedgerResult | null>(LEDGER, params);
  }

  private show(next: Pick<Shown, 'document' | 'result'> | undefined): void {
    const print = next ? JSON.stringify({ ...next.result, version: 0 }) : '';
    const same = this.shown?.print === print && this.shown.document === next?.document;
    this.shown = next && { ...next, print, roots: same ? (this.shown?.roots ?? []) : ledgerTree(next.result) };
    void commands.executeCommand('setContext', CONTEXT, this.newsproof.server === 'down' ? 'down' : stateOf(next?.result));
    const { article, omitted } = next?.result ?? {};
    const title = article && `${article.title}${article.date ? ` · ${article.date}` : ''}`;
    const several = article && article.count > 1 ? `${article.index + 1}/${article.count} ${title}` : undefined;
    this.view.description = several ?? title ?? '';
    // A message would hide the welcome text of an empty view.
    this.view.message = next?.result.rows.length && omitted?.rows ? l10n.t('{0} more names are not listed.', omitted.rows) : '';
    if (!same) this.changed.fire(undefined);
  }

  /** Selects a place in its draft. @returns false if it is gone */
  private async goTo(way: Way): Promise<boolean> {
    if (this.shown && this.shown.result.version !== this.shown.document.version) await this.refresh();
    const place = this.shown && placeOf(this.shown.result, way);
    if (!this.shown || !place) return false;
    const { document: draft } = this.shown;
    const open = window.visibleTextEditors.find((e) => e.document === draft);
    const range = rangeOf(place.range);
    const editor = await window.showTextDocument(draft, open?.viewColumn === undefined ? {} : { viewColumn: open.viewColumn });
    editor.selection = new Selection(range.start, range.end);
    editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
    return true;
  }
}

const rangeOf = ({ start, end }: { start: { line: number; character: number }; end: { line: number; character: number } }): Range =>
  new Range(start.line, start.character, end.line, end.character);

const isEnd = (document: TextDocument, at: Position): boolean => at.isEqual(document.lineAt(document.lineCount - 1).range.end);

function stateOf(result: LedgerResult | undefined): 'none' | 'paused' | 'quiet' | 'empty' | 'names' {
  if (!result) return 'none';
  if (result.quiet === 'paused') return 'paused';
  if (result.quiet) return 'quiet';
  return result.rows.length === 0 ? 'empty' : 'names';
}

function wording(): Wording {
  return {
    columns: [
      l10n.t('Kind'),
      l10n.t('Name'),
      l10n.t('Spelling'),
      l10n.t('Count'),
      l10n.t('Line'),
      l10n.t('First written'),
      l10n.t('Titles'),
      l10n.t('Offices on the date'),
      l10n.t('Spellings differ'),
    ],
    kinds: {
      person: kindName('person'),
      organisation: kindName('organisation'),
      place: kindName('place'),
      event: kindName('event'),
      term: kindName('term'),
    },
    differs: l10n.t('yes'),
    unsure: l10n.t('to be verified'),
    omitted: (rows) => l10n.t('{0} more names are not listed.', rows),
  };
}
