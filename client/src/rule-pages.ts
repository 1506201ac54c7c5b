import { commands, type Disposable, extensions, l10n, type TextDocumentContentProvider, Uri, workspace } from 'vscode';
import { OPEN_RULE_PAGE, RULE_PAGE, type RulePageParams } from '../../server/src/protocol.ts';
import type { Newsproof } from './client.ts';

/** Where the pages of rules are: read only, made by the server, shown as a preview (`workbench.editorAssociations` in package.json). */
export const RULE_PAGES = 'newsproof-rule:/';

/** Shows what a rule is about, without a network. */
export class RulePages implements Disposable, TextDocumentContentProvider {
  private readonly subscriptions: Disposable[];

  constructor(private readonly newsproof: Newsproof) {
    this.subscriptions = [
      workspace.registerTextDocumentContentProvider(Uri.parse(RULE_PAGES).scheme, this),
      commands.registerCommand(OPEN_RULE_PAGE, (uri: unknown) => openPage(uri)),
    ];
  }

  dispose(): void {
    for (const s of this.subscriptions) s.dispose();
  }

  async provideTextDocumentContent({ path }: Uri): Promise<string> {
    const [, language = 'zh', rule = ''] = /^\/(\w+)\/(.+)\.md$/.exec(path) ?? [];
    const client = await this.newsproof.ready();
    const text = await client.sendRequest<string | null>(RULE_PAGE, { rule, language } satisfies RulePageParams);
    return text ?? l10n.t('There is no rule “{0}”.', rule);
  }
}

/** Commands are open to every other extension and to links: nothing but a page is opened. */
async function openPage(uri: unknown): Promise<void> {
  if (typeof uri !== 'string' || !uri.startsWith(RULE_PAGES)) return;
  // An editor that does not exist would be opened blank, and the command would not end.
  const previews = extensions.getExtension('vscode.markdown-language-features') !== undefined;
  await commands.executeCommand('vscode.openWith', Uri.parse(uri), previews ? 'vscode.markdown.preview.editor' : 'default');
}
