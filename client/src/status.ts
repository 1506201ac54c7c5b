import { type Disposable, l10n, MarkdownString, StatusBarAlignment, type StatusBarItem, ThemeColor, window } from 'vscode';
import type { QuietReason, StatusParams } from '../../server/src/protocol.ts';

type Server = 'starting' | 'running' | 'stopped';

/** The item in the status bar: findings of the draft in front, or why it is not checked. */
export class StatusItem {
  private readonly item: StatusBarItem = window.createStatusBarItem('newsproof', StatusBarAlignment.Right, 90);
  private readonly known = new Map<string, StatusParams>();
  private state: Server = 'starting';

  constructor(subscriptions: Disposable[]) {
    this.item.name = 'Newsproof';
    this.item.command = 'newsproof.menu';
    subscriptions.push(
      this.item,
      window.onDidChangeActiveTextEditor(() => this.draw()),
    );
  }

  update(p: StatusParams): void {
    this.known.set(p.uri, p);
    this.draw();
  }

  server(state: Server): void {
    this.state = state;
    if (state !== 'running') this.known.clear();
    this.draw();
  }

  forget(uri: string): void {
    this.known.delete(uri);
  }

  private draw(): void {
    const uri = window.activeTextEditor?.document.uri.toString();
    const p = uri === undefined ? undefined : this.known.get(uri);
    this.item.backgroundColor = undefined;
    if (this.state === 'stopped') {
      this.set('$(error)', '', l10n.t('The language server is not running. See the log.'));
      this.item.backgroundColor = new ThemeColor('statusBarItem.errorBackground');
    } else if (this.state === 'starting') this.set('$(sync~spin)', '', l10n.t('Starting …'));
    else if (!p) {
      this.item.hide();
      return;
    } else this.drawDocument(p);
    this.item.show();
  }

  private drawDocument(p: StatusParams): void {
    const { error, warning, information, hint } = p.counts;
    // Hints are not in the list of problems either.
    const all = error + warning + information;
    if (p.state === 'error') this.set('$(error)', '', l10n.t('Checking failed. See the log.'));
    else if (p.state === 'quiet') this.set('$(circle-slash)', '', quietText(p.reason));
    else if (all === 0) this.set('$(pass)', '', p.state === 'held' ? l10n.t('Nothing found in the saved text.') : l10n.t('Nothing found.'));
    else {
      const lines = [l10n.t('{0} errors, {1} warnings, {2} notes', error, warning, information)];
      if (hint > 0) lines.push(l10n.t('{0} hints', hint));
      if (p.safe > 0) lines.push(l10n.t('{0} can be fixed safely', p.safe));
      if (p.hidden > 0) lines.push(l10n.t('{0} are not listed (newsproof.maxProblems)', p.hidden));
      if (p.state === 'held') lines.push(l10n.t('As of the last save.'));
      this.set(p.state === 'held' ? '$(history)' : '$(warning)', String(all), lines.join('\n\n'));
    }
  }

  private set(icon: string, count: string, tooltip: string): void {
    this.item.text = `${icon} ${l10n.t('Newsproof')}${count === '' ? '' : ` ${count}`}`;
    this.item.tooltip = new MarkdownString(`**Newsproof**\n\n${tooltip}`);
  }
}

function quietText(reason: QuietReason | undefined): string {
  switch (reason) {
    case 'off':
      return l10n.t('Not checked: switched off (newsproof.check).');
    case 'language':
      return l10n.t('Not checked: the language is not in newsproof.languages.');
    case 'excluded':
      return l10n.t('Not checked: excluded by newsproof.files.exclude.');
    default:
      return l10n.t('Not checked: this does not look like Chinese prose. Set newsproof.check to “always” to check it nevertheless.');
  }
}
