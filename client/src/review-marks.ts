import {
  type DecorationOptions,
  DecorationRangeBehavior,
  type Disposable,
  l10n,
  MarkdownString,
  Range,
  StatusBarAlignment,
  type StatusBarItem,
  type TextEditor,
  ThemeColor,
  window,
} from 'vscode';
import type { ReviewFinding } from '../../server/src/protocol.ts';

/** So much of a message or a title has room, in characters. */
const LONGEST = 36;

interface Shown {
  readonly finding: ReviewFinding;
  readonly total: number;
  readonly range: Range;
  readonly away: boolean;
}

/** What a review shows: the place in the text with what becomes of it, and a bar below. Neither takes the focus. */
export class ReviewMarks implements Disposable {
  private readonly bar: StatusBarItem = window.createStatusBarItem('newsproof.review', StatusBarAlignment.Left, 10_000);
  /** The editor cuts a long item off: what the keys do has one of its own. */
  private readonly keys: StatusBarItem = window.createStatusBarItem('newsproof.reviewKeys', StatusBarAlignment.Left, 9_999);
  private readonly place = window.createTextEditorDecorationType({
    backgroundColor: new ThemeColor('editor.findMatchHighlightBackground'),
    border: '1px solid',
    borderColor: new ThemeColor('focusBorder'),
    rangeBehavior: DecorationRangeBehavior.ClosedClosed,
  });
  private readonly repair = window.createTextEditorDecorationType({
    after: { color: new ThemeColor('editorInlayHint.foreground'), backgroundColor: new ThemeColor('editorInlayHint.background'), margin: '0 0.4em' },
    rangeBehavior: DecorationRangeBehavior.ClosedClosed,
  });
  private editor: TextEditor | undefined;

  constructor() {
    this.bar.name = l10n.t('Newsproof: review');
    this.keys.name = l10n.t('Newsproof: review');
    for (const item of [this.bar, this.keys]) item.backgroundColor = new ThemeColor('statusBarItem.warningBackground');
  }

  show(editor: TextEditor, { finding, total, range, away }: Shown): void {
    if (this.editor && this.editor !== editor) this.clear(this.editor);
    this.editor = editor;
    const { fix, message, index } = finding;
    const seen = visibly(editor, range);
    editor.setDecorations(this.place, [seen]);
    const after: DecorationOptions[] = fix
      ? [{ range: new Range(seen.end, seen.end), renderOptions: { after: { contentText: ` → ${short(fix.title)} ` } } }]
      : [];
    editor.setDecorations(this.repair, after);
    this.bar.text = `$(checklist) ${index + 1}/${total} ${short(message)}`;
    this.keys.text = away
      ? l10n.t('Enter goes there · Esc ends')
      : fix
        ? l10n.t('Enter repair · → next · ← back · i ignore · Esc end')
        : l10n.t('→ next · ← back · i ignore · Esc end');
    const whole = [
      `**${index + 1}/${total}**`,
      message,
      ...(fix ? [fix.title] : []),
      l10n.t('Enter or a: repair. → or n, s: next. ← or p: back. i: ignore this place. Esc: end.'),
    ];
    const tooltip = new MarkdownString();
    for (const line of whole.slice(1)) tooltip.appendText(line).appendMarkdown('\n\n');
    this.bar.tooltip = tooltip;
    this.bar.accessibilityInformation = { label: whole.join(', ').replaceAll('*', '') };
    this.bar.show();
    this.keys.show();
  }

  /** Says something about the finding in the place of the keys, until another one is shown. */
  say(text: string): void {
    this.keys.text = `$(info) ${text}`;
  }

  hide(): void {
    if (this.editor) this.clear(this.editor);
    this.editor = undefined;
    this.bar.hide();
    this.keys.hide();
  }

  dispose(): void {
    for (const d of [this.bar, this.keys, this.place, this.repair]) d.dispose();
  }

  private clear(editor: TextEditor): void {
    editor.setDecorations(this.place, []);
    editor.setDecorations(this.repair, []);
  }
}

/** What of a place can be seen: of a line end, which has no width, the character before it. */
function visibly({ document }: TextEditor, range: Range): Range {
  if (/\S/.test(document.getText(range))) return range;
  const { start } = range;
  if (start.line < range.end.line && start.character > 0) return new Range(document.positionAt(document.offsetAt(start) - 1), start);
  return range;
}

function short(text: string): string {
  const characters = [...text.replace(/\s+/g, ' ').slice(0, 4 * LONGEST)];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}…` : characters.join('');
}
