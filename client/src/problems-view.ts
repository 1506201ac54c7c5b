import {
  commands,
  type Diagnostic,
  type Disposable,
  EventEmitter,
  l10n,
  languages,
  type Memento,
  type Range,
  Selection,
  TextEditorRevealType,
  type TreeDataProvider,
  type TreeItem,
  type TreeView,
  type Uri,
  type ViewBadge,
  type WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import type { WorkspaceEdit as LspWorkspaceEdit } from 'vscode-languageclient';
import {
  FIX_RULES,
  type FixRulesParams,
  type FixRulesResult,
  OPEN_RULE_PAGE,
  SECTION,
  TITLES,
  type TitlesParams,
  type TitlesResult,
} from '../../server/src/protocol.ts';
import { type Counts, problemsIn } from '../../server/src/text/counts.ts';
import { type Newsproof, notRunning } from './client.ts';
import { countsOf, countText, sumOf } from './counts.ts';
import type { Drafts } from './drafts.ts';
import { type Found, GO_TO_FINDING, type ProblemNode, problemsTree, ruleOf } from './problems-tree.ts';

/** Calm after the last event before the tree is made anew, in milliseconds. */
const CALM = 100;
/** What the welcome texts of package.json go by, and which of the two buttons the title has. Also where the choice is kept. */
const CONTEXT = 'newsproof.problems';
const SCOPE = 'newsproof.problemsScope';

/** draft: the one in front. all: all that is open or has been checked with the workspace. */
type Scope = 'draft' | 'all';

/** The tree view 问题 (Problems by rule): findings under their rules, kept up by events. */
export class ProblemsView implements TreeDataProvider<ProblemNode>, Disposable {
  private readonly changed = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly view: TreeView<ProblemNode>;
  private readonly subscriptions: Disposable[];
  private roots: ProblemNode[] = [];
  private timer: NodeJS.Timeout | undefined;
  private asked = 0;

  constructor(
    private readonly newsproof: Newsproof,
    private readonly drafts: Drafts,
    private readonly memory: Memento,
  ) {
    this.view = window.createTreeView('newsproof.problems', { treeDataProvider: this, showCollapseAll: true });
    this.subscriptions = [
      this.view,
      this.changed,
      this.view.onDidChangeVisibility(() => this.schedule(0)),
      drafts.onDidChange(() => this.schedule()),
      languages.onDidChangeDiagnostics(() => this.schedule()),
      workspace.onDidChangeConfiguration((e) => {
        if (e.affectsConfiguration(SECTION)) this.schedule();
      }),
      commands.registerCommand(GO_TO_FINDING, (uri: Uri, range: Range) => goTo(uri, range)),
    ];
    this.choose(this.scope);
  }

  getTreeItem(node: ProblemNode): TreeItem {
    return node.item;
  }

  getChildren(node?: ProblemNode): ProblemNode[] {
    return node ? node.children() : this.roots;
  }

  /** Lists the findings of the draft in front, or of all drafts. */
  choose(scope: Scope): void {
    void this.memory.update(SCOPE, scope);
    void commands.executeCommand('setContext', SCOPE, scope);
    this.schedule(0);
  }

  /** Applies the safe fixes of the rule that a node stands for. */
  async fix(node: ProblemNode | undefined): Promise<void> {
    const target = (node ?? this.view.selection[0])?.fix;
    if (!target) return;
    const client = await this.newsproof.ready();
    let repaired = 0;
    for (const uri of target.uris) {
      const document = await workspace.openTextDocument(uri);
      const { version } = document;
      const params: FixRulesParams = { textDocument: { uri: client.code2ProtocolConverter.asUri(uri) }, rules: [target.rule] };
      const result = await client.sendRequest<FixRulesResult | null>(FIX_RULES, params);
      if (!result?.edit) continue;
      const edit = (await client.protocol2CodeConverter.asWorkspaceEdit(result.edit as LspWorkspaceEdit)) as WorkspaceEdit;
      if (document.version !== version || !(await workspace.applyEdit(edit))) throw new Error(l10n.t('The draft has changed meanwhile. Try again.'));
      repaired += result.repaired;
    }
    void window.setStatusBarMessage(repaired > 0 ? l10n.t('Newsproof: {0} places fixed.', repaired) : l10n.t('Newsproof: nothing to fix.'), 4000);
  }

  /** Opens the page of the rule that a node stands for. */
  async about(node: ProblemNode | undefined): Promise<void> {
    const page = (node ?? this.view.selection[0])?.page;
    if (page) await commands.executeCommand(OPEN_RULE_PAGE, page.toString());
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const s of this.subscriptions) s.dispose();
  }

  private get scope(): Scope {
    return this.memory.get<Scope>(SCOPE) === 'all' ? 'all' : 'draft';
  }

  private schedule(calm = CALM): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.refresh().catch((error: unknown) => this.newsproof.log(`problems: ${String(error)}`)), calm);
  }

  /** Makes the tree anew. While nobody sees the view, only its badge is kept up. */
  private async refresh(): Promise<void> {
    const found = this.found();
    const counts = this.counts(found);
    this.view.badge = badgeOf(counts);
    if (!this.view.visible) return;
    this.asked++;
    const { asked } = this;
    const titles = await this.titles(found);
    if (asked !== this.asked) return;
    const several = this.scope === 'all';
    const safe = (uri: Uri, rule: string): number => this.drafts.safe(uri)[rule] ?? 0;
    this.roots = problemsTree({ found, titles, several, safe });
    void commands.executeCommand('setContext', CONTEXT, this.state(found));
    const name = several ? l10n.t('All drafts') : this.drafts.front?.uri.path.split('/').at(-1);
    this.view.message = found.length > 0 && this.newsproof.server === 'down' ? notRunning() : '';
    this.view.description = [name, found.length > 0 ? countText(counts) : undefined].filter((t) => t !== undefined).join(' · ');
    this.changed.fire(undefined);
  }

  private found(): Found[] {
    const own = (uri: Uri, list: readonly Diagnostic[]): Found[] =>
      list
        .filter((d) => d.source === SECTION)
        .sort((a, b) => a.range.start.compareTo(b.range.start))
        .map((diagnostic) => ({ uri, diagnostic }));
    if (this.scope === 'all') return languages.getDiagnostics().flatMap(([uri, list]) => own(uri, list));
    const { front } = this.drafts;
    return front ? own(front.uri, languages.getDiagnostics(front.uri)) : [];
  }

  /** What is counted: what the server says where it does, since it counts what is not listed as well. */
  private counts(found: readonly Found[]): Counts {
    const files = new Map<string, { readonly uri: Uri; readonly list: Diagnostic[] }>();
    for (const { uri, diagnostic } of found) {
      const file = files.get(uri.toString());
      if (file) file.list.push(diagnostic);
      else files.set(uri.toString(), { uri, list: [diagnostic] });
    }
    return sumOf([...files.values()].map(({ uri, list }) => this.drafts.status({ uri })?.counts ?? countsOf(list)));
  }

  /** Names of the rules; their ids, where there is nobody to ask. */
  private async titles(found: readonly Found[]): Promise<TitlesResult> {
    const ids = [...new Set(found.map(({ diagnostic }) => ruleOf(diagnostic)))];
    const [first] = found;
    if (!first || this.newsproof.server === 'down') return { groups: [], rules: [] };
    const client = await this.newsproof.ready();
    const params: TitlesParams = { uri: client.code2ProtocolConverter.asUri(this.drafts.front?.uri ?? first.uri), ids };
    return client.sendRequest<TitlesResult>(TITLES, params);
  }

  private state(found: readonly Found[]): 'down' | 'paused' | 'none' | 'quiet' | 'waiting' | 'clean' | 'found' {
    if (found.length > 0) return 'found';
    if (this.newsproof.server === 'down') return 'down';
    if (this.newsproof.paused) return 'paused';
    const { front } = this.drafts;
    if (!front) return 'none';
    if (this.scope === 'all') return 'clean';
    const status = this.drafts.status(front);
    if (status?.state === 'quiet') return 'quiet';
    return status ? 'clean' : 'waiting';
  }
}

/** The badge of the view counts what the list of problems does; its text has the hints too. */
function badgeOf(counts: Counts): ViewBadge | undefined {
  const value = problemsIn(counts);
  return value > 0 ? { value, tooltip: l10n.t('Newsproof: {0}', countText(counts)) } : undefined;
}

/** Selects a place, in the editor where its file is seen. */
async function goTo(uri: Uri, range: Range): Promise<void> {
  const document = await workspace.openTextDocument(uri);
  const open = window.visibleTextEditors.find((e) => e.document === document);
  const editor = await window.showTextDocument(document, open?.viewColumn === undefined ? {} : { viewColumn: open.viewColumn });
  editor.selection = new Selection(range.start, range.end);
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
}
