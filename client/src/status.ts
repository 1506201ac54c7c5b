import { type Disposable, l10n, MarkdownString, StatusBarAlignment, type StatusBarItem, ThemeColor, window } from 'vscode';
import type { QuietReason, StatusParams } from '../../server/src/protocol.ts';
import { countCharacters } from '../../server/src/text/count.ts';
import { problemsIn } from '../../server/src/text/counts.ts';
import { countText } from './counts.ts';

type Server = 'starting' | 'running' | 'down';

/** The item in the status bar: findings of the draft in front, or why it is not checked. */
export class StatusItem {
  private readonly item: StatusBarItem = window.createStatusBarItem('newsproof', StatusBarAlignment.Right, 90);
  private readonly known = new Map<string, StatusParams>();
  private state: Server = 'starting';
  private isPaused = false;
  private selected: number | undefined;

  constructor(subscriptions: Disposable[]) {
    this.item.name = l10n.t('Newsproof');
    this.item.command = 'newsproof.menu';
    subscriptions.push(
      this.item,
      window.onDidChangeActiveTextEditor(() => this.draw()),
      window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor === window.activeTextEditor) this.selectionChanged();
      }),
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

  /** @param isPaused nothing is checked in this window, until its user says so */
  pause(isPaused: boolean): void {
    this.isPaused = isPaused;
    this.draw();
  }

  forget(uri: string): void {
    this.known.delete(uri);
  }

  /** A cursor moves with every key; only what is selected is shown. */
  private selectionChanged(): void {
    const selected = selectedCharacters();
    if (selected !== this.selected) this.draw();
  }

  private draw(): void {
    const uri = window.activeTextEditor?.document.uri.toString();
    const p = uri === undefined ? undefined : this.known.get(uri);
    this.item.backgroundColor = undefined;
    this.selected = selectedCharacters();
    if (this.state === 'down') {
      this.set('$(error)', l10n.t('not checking'), l10n.t('The language server is not running: nothing is being checked.'));
      this.item.backgroundColor = new ThemeColor('statusBarItem.errorBackground');
    } else if (this.isPaused) this.set('$(debug-pause)', l10n.t('paused'), quietText('paused'));
    else if (this.state === 'starting') this.set('$(sync~spin)', '', l10n.t('Starting …'));
    else if (!p) {
      this.item.hide();
      return;
    } else this.drawDocument(p);
    this.item.show();
  }

  private drawDocument(p: StatusParams): void {
    const { error, warning, information, hint } = p.counts;
    const all = problemsIn(p.counts);
    if (p.state === 'error') this.set('$(error)', '', l10n.t('Checking failed. See the log.'));
    else if (p.state === 'quiet') this.set('$(circle-slash)', '', quietText(p.reason));
    else if (all === 0) {
      const lines = [p.state === 'held' ? l10n.t('Nothing found in the saved text.') : l10n.t('Nothing found.'), ...this.measureLines(p)];
      if (hint > 0) lines.splice(1, 0, l10n.t('{0} hints', hint));
      this.set('$(pass)', this.measures(p, hint > 0 ? countText(p.counts) : '').join(' · '), lines.join('\n\n'));
    } else {
      const lines = [l10n.t('{0} errors, {1} warnings, {2} notes', error, warning, information)];
      if (hint > 0) lines.push(l10n.t('{0} hints', hint));
      if (p.safe > 0) lines.push(l10n.t('{0} can be fixed safely', p.safe));
      if (p.hidden > 0) lines.push(l10n.t('{0} are not listed (newsproof.maxProblems)', p.hidden));
      if (p.state === 'held') lines.push(l10n.t('As of the last save.'));
      lines.push(...this.measureLines(p));
      this.set(p.state === 'held' ? '$(history)' : '$(warning)', this.measures(p, countText(p.counts)).join(' · '), lines.join('\n\n'));
    }
  }

  /** Findings, error rate, and characters: of the selection if there is one. */
  private measures({ characters, errors, errorRate, short }: StatusParams, findings: string): string[] {
    const { selected } = this;
    const out = findings === '' ? [] : [findings];
    if (characters && errors !== undefined && errorRate !== undefined) out.push(short ? l10n.t('errors: {0}', errors) : l10n.t('{0}/10k', errorRate));
    if (selected !== undefined) out.push(l10n.t('{0} selected', grouped(selected)));
    else if (characters !== undefined) out.push(l10n.t('{0} characters', grouped(characters)));
    return out;
  }

  private measureLines({ characters, errors, errorRate, short }: StatusParams): string[] {
    if (characters === undefined || errors === undefined || errorRate === undefined) return [];
    const lines = [
      short
        ? l10n.t('{0} errors as the method counts them; on 1,000 characters, {1} per 10,000', errors, errorRate)
        : l10n.t('Error rate {0} per 10,000 characters ({1} errors as the method for newspapers counts them)', errorRate, errors),
    ];
    if (this.selected !== undefined) lines.push(l10n.t('{0} characters selected', grouped(this.selected)));
    lines.push(l10n.t('{0} characters: Chinese characters and marks, Latin words and figures one each; blanks and page numbers none', grouped(characters)));
    return lines;
  }

  private set(icon: string, count: string, tooltip: string): void {
    this.item.text = `${icon} ${l10n.t('Newsproof')}${count === '' ? '' : ` ${count}`}`;
    this.item.tooltip = new MarkdownString(`**${l10n.t('Newsproof')}**\n\n${tooltip}`);
  }
}

const grouped = (n: number): string => n.toLocaleString('en-US');

/** Characters of what is selected in the editor in front, counted as the server counts drafts; undefined where nothing is. */
function selectedCharacters(): number | undefined {
  const editor = window.activeTextEditor;
  if (!editor || editor.selections.every((s) => s.isEmpty)) return undefined;
  const { document } = editor;
  return editor.selections.reduce((n, s) => n + countCharacters(document.getText(s), document.languageId === 'markdown'), 0);
}

function quietText(reason: QuietReason | undefined): string {
  switch (reason) {
    case 'paused':
      return l10n.t('Checking is paused in this window: nothing is shown, and nothing is fixed on saving.');
    case 'off':
      return l10n.t('Not checked: switched off (newsproof.check).');
    case 'language':
      return l10n.t('Not checked: the language is not in newsproof.languages.');
    case 'excluded':
      return l10n.t('Not checked: excluded by newsproof.files.exclude.');
    case 'ignored':
      return l10n.t('Not checked: the configuration file ignores it.');
    case 'size':
      return l10n.t('Not checked: longer than two million characters or 400,000 lines. The command line checks it.');
    default:
      return l10n.t('Not checked: this does not look like Chinese prose. Set newsproof.check to “always” to check it nevertheless.');
  }
}
