import {
  commands,
  type Disposable,
  l10n,
  Range,
  Selection,
  type TextDocument,
  type TextDocumentChangeEvent,
  TextDocumentChangeReason,
  type TextEditor,
  TextEditorRevealType,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient, CodeAction, Diagnostic } from 'vscode-languageclient';
import { REVIEW, type ReviewFinding, type ReviewParams, type ReviewResult, SECTION, type SuppressData } from '../../server/src/protocol.ts';
import type { Newsproof } from './client.ts';
import { checking, command } from './command.ts';
import { moved } from './moved.ts';
import { actionsOf, carryOut, changed } from './next-finding.ts';
import { ReviewMarks } from './review-marks.ts';
import { Tally } from './review-tally.ts';

/** Context key of package.json: the keys of a review hold while it is set. */
const REVIEWING = 'newsproof.reviewing';
/** Calm after an edit by hand before findings are asked for again, in milliseconds. */
const CALM = 150;

/** The finding that is looked at. */
interface Current {
  readonly id: string;
  readonly version: number;
  readonly total: number;
  readonly finding: ReviewFinding;
  readonly range: Range;
  /** It came up after an edit by hand, with the cursor somewhere else: the next key goes there and does nothing else. */
  readonly away: boolean;
}

/** A review that is going on. */
interface Going {
  editor: TextEditor;
  readonly document: TextDocument;
  readonly tally: Tally;
  /** Where it began, moved along with the text: it ends there, once it has come to the end of the draft and begun again at its head. */
  origin: number;
  wrapped: boolean;
  current: Current | undefined;
  /** Where to go on, moved along with the text. */
  at: number;
  repairing: boolean;
}

/** Review mode (逐条审读): from finding to finding of one draft by single keys, hints included. */
export class Review implements Disposable {
  private going: Going | undefined;
  /** One key after the other: a key that is held down comes faster than the answers. */
  private queue: Promise<unknown> = Promise.resolve();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly marks = new ReviewMarks();
  private readonly subscriptions: readonly Disposable[];

  constructor(private readonly newsproof: Newsproof) {
    this.subscriptions = [
      this.marks,
      workspace.onDidChangeTextDocument((e) => this.textChanged(e)),
      window.onDidChangeActiveTextEditor((editor) => this.editorChanged(editor)),
      workspace.onDidCloseTextDocument((document) => {
        if (document === this.going?.document) this.end();
      }),
      // Something is ignored, or the settings are others.
      newsproof.onStatus((p) => {
        const { going } = this;
        if (going && !going.repairing && p.uri === going.document.uri.toString() && p.version === going.document.version) this.askAgain(0);
      }),
      checking(newsproof, 'review', () => this.inTurn(() => this.start())),
      command('reviewAccept', () => this.inTurn(() => this.accept())),
      command('reviewNext', () => this.inTurn(() => this.next())),
      command('reviewPrevious', () => this.inTurn(() => this.previous())),
      command('reviewIgnore', () => this.inTurn(() => this.ignore())),
      command('reviewStop', () => this.inTurn(() => Promise.resolve(this.end()))),
    ];
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const s of this.subscriptions) s.dispose();
  }

  private inTurn<T>(run: () => Promise<T>): Promise<T> {
    const turn = this.queue.then(run, run);
    this.queue = turn;
    return turn;
  }

  private async start(): Promise<void> {
    const editor = window.activeTextEditor;
    if (!editor) throw new Error(l10n.t('Open a draft first.'));
    const { document } = editor;
    this.end();
    const at = document.offsetAt(editor.selection.active);
    const going: Going = { editor, document, tally: new Tally(), origin: at, wrapped: false, current: undefined, at, repairing: false };
    const first = await this.ask(going, { position: 0 });
    if (!first?.finding) {
      void window.setStatusBarMessage(l10n.t('Newsproof: nothing to look over.'), 4000);
      return;
    }
    this.going = going;
    await commands.executeCommand('setContext', REVIEWING, true);
    // From the palette the keys would not go to the text.
    await window.showTextDocument(document, { ...(editor.viewColumn && { viewColumn: editor.viewColumn }), selection: editor.selection });
    await this.goOn(going, { position: at });
  }

  /** Makes the first repair of the finding, as one step of undo. */
  private async accept(): Promise<void> {
    const { going } = this;
    const current = going && this.arrived(going);
    if (!current) return;
    const { document, editor } = going;
    const { fix, rule } = current.finding;
    if (!fix) {
      this.marks.say(l10n.t('There is no repair to choose here: mend it by hand, or go on.'));
      return;
    }
    const client = await this.newsproof.ready();
    const edits = await client.protocol2CodeConverter.asTextEdits(fix.edits);
    if (document.version !== current.version) return this.goOn(going, { position: going.at });
    const before = document.getText();
    going.at = document.offsetAt(current.range.start);
    going.tally.decide(going.at, rule);
    going.repairing = true;
    try {
      const made = await editor.edit(
        (b) => {
          for (const e of edits) b.replace(e.range, e.newText);
        },
        { undoStopBefore: true, undoStopAfter: true },
      );
      if (!made) throw changed();
    } finally {
      going.repairing = false;
    }
    going.tally.repair(before, document);
    await this.goOn(going, { position: going.at });
  }

  /** Leaves the finding as it is. */
  private async next(): Promise<void> {
    const { going } = this;
    const current = going && this.arrived(going);
    if (!current) return;
    const at = going.document.offsetAt(current.range.start);
    going.tally.pass(at, current.finding.rule);
    await this.goOn(going, { ...from(current), position: at, step: 1 });
  }

  private async previous(): Promise<void> {
    const { going } = this;
    const current = going && this.arrived(going);
    if (!current || current.finding.index === 0) return;
    const position = going.document.offsetAt(current.range.start);
    await this.goOn(going, { ...from(current), position, step: -1 });
  }

  /** Has this place ignored, as the quick fix does it: that says what it writes to which file, or why it cannot. */
  private async ignore(): Promise<void> {
    const { going } = this;
    const current = going && this.arrived(going);
    if (!current) return;
    const { finding } = current;
    const client = await this.newsproof.ready();
    const diagnostic: Diagnostic = { code: finding.rule, range: finding.range, message: finding.message, source: SECTION };
    const actions = await actionsOf(client, going.editor, diagnostic);
    const { start, end } = current.range;
    const place = { rule: finding.rule, start: going.document.offsetAt(start), end: going.document.offsetAt(end) };
    const action = actions.find((a) => ignores(a, place));
    if (!action) {
      this.marks.say(l10n.t('This place cannot be ignored: no folder that is trusted is open to note it in.'));
      return;
    }
    const at = going.document.offsetAt(current.range.start);
    await carryOut(this.newsproof, client, { action, editor: going.editor, version: current.version });
    going.tally.ignored++;
    going.tally.decide(at, finding.rule);
    await this.goOn(going, { ...from(current), position: at, step: 1 });
  }

  /** The finding that is looked at, if the cursor is there already; else goes there. */
  private arrived(going: Going): Current | undefined {
    const { current } = going;
    if (!current || going.document.version !== current.version) return undefined;
    if (!current.away) return current;
    this.show(going, { ...current, away: false });
    return undefined;
  }

  private async ask({ document }: Going, { position, ...more }: Wanted): Promise<ReviewResult | null> {
    const client = await this.newsproof.ready();
    const { version } = document;
    const place = client.code2ProtocolConverter.asPosition(document.positionAt(position));
    const params: ReviewParams = { textDocument: client.code2ProtocolConverter.asTextDocumentIdentifier(document), position: place, ...more };
    try {
      return await client.sendRequest<ReviewResult | null>(REVIEW, params);
    } catch (error) {
      // Of a text that has changed meanwhile; it is asked again about the text as it is.
      if (document.version !== version) return null;
      throw error;
    }
  }

  /**
   * Shows a finding; behind the last one those before the place where the review began; behind those its end.
   * @param away the cursor stays where it is
   */
  private async goOn(going: Going, wanted: Wanted, away = false): Promise<void> {
    const { document } = going;
    let result = await this.ask(going, wanted);
    if (this.going !== going || !result || result.version !== document.version) return;
    if (!result.finding && !going.wrapped) {
      going.wrapped = true;
      result = await this.ask(going, { position: 0 });
      if (this.going !== going || !result || result.version !== document.version) return;
    }
    const { finding, ...list } = result;
    const range = finding && placeIn(await this.newsproof.ready(), finding);
    if (!finding || !range || (going.wrapped && document.offsetAt(range.start) >= going.origin)) this.end();
    else this.show(going, { ...list, finding, range, away });
  }

  private show(going: Going, current: Current): void {
    const { editor, document } = going;
    going.current = current;
    going.at = document.offsetAt(current.range.start);
    this.marks.show(editor, current);
    if (current.away) return;
    // No selection: what somebody types by accident would take its place.
    editor.selection = new Selection(current.range.start, current.range.start);
    editor.revealRange(current.range, TextEditorRevealType.InCenterIfOutsideViewport);
  }

  private textChanged({ document, contentChanges, reason }: TextDocumentChangeEvent): void {
    const { going } = this;
    if (!going || document !== going.document || contentChanges.length === 0) return;
    const { current } = going;
    going.origin = moved(going.origin, contentChanges);
    if (going.repairing) {
      going.at = moved(going.at, contentChanges);
      going.tally.move(contentChanges);
      return;
    }
    const how = reason === TextDocumentChangeReason.Undo ? 'undo' : reason === TextDocumentChangeReason.Redo ? 'redo' : undefined;
    going.tally.changed(document, contentChanges, how);
    const first = Math.min(...contentChanges.map((c) => c.rangeOffset));
    const touched =
      current !== undefined && contentChanges.some((c) => c.range.start.isBeforeOrEqual(current.range.end) && c.range.end.isAfterOrEqual(current.range.start));
    going.at = touched ? moved(Math.min(going.at, first), contentChanges) : first;
    this.askAgain(CALM);
  }

  /** The list follows what is done by hand, and what others do to it. The cursor is left alone meanwhile. */
  private askAgain(calm: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      void this.inTurn(async () => {
        const { going } = this;
        if (!going) return;
        const { current } = going;
        const isSameText = going.document.version === current?.version;
        const isThere = going.document.offsetAt(going.editor.selection.active) === going.at;
        await this.goOn(going, { position: going.at, ...(isSameText && { rule: current.finding.rule }) }, isSameText ? current.away : !isThere);
      }).catch((error: unknown) => this.newsproof.log(`review: ${String(error)}`));
    }, calm);
  }

  /** A review stays in its draft: in another one its keys would do what nobody sees. */
  private editorChanged(editor: TextEditor | undefined): void {
    const { going } = this;
    if (!going || !editor) return;
    if (editor.document !== going.document) this.end();
    else if (editor !== going.editor) {
      going.editor = editor;
      if (going.current) this.marks.show(editor, going.current);
    }
  }

  private end(): void {
    const { going } = this;
    if (!going) return;
    this.going = undefined;
    clearTimeout(this.timer);
    this.marks.hide();
    void commands.executeCommand('setContext', REVIEWING, false);
    const { repaired, passed, ignored } = going.tally;
    void window.showInformationMessage(l10n.t('Newsproof: review ended. {0} repaired, {1} passed over, {2} ignored.', repaired, passed, ignored));
  }
}

/** What the server is asked for, with the place as an offset. */
type Wanted = Omit<ReviewParams, 'textDocument' | 'position'> & { readonly position: number };

const from = ({ id, finding: { index, rule } }: Current): Pick<ReviewParams, 'id' | 'index' | 'rule'> => ({ id, index, rule });

function placeIn({ protocol2CodeConverter }: BaseLanguageClient, { range }: ReviewFinding): Range {
  const { start, end } = protocol2CodeConverter.asRange(range);
  return new Range(start, end);
}

/** True of the action that ignores the finding of a rule at a place, and no more. */
function ignores({ data }: CodeAction, { rule, start, end }: Omit<SuppressData, 'suppress'>): boolean {
  const wish = data as Partial<SuppressData> | undefined;
  return wish?.suppress === 'place' && wish.rule === rule && wish.start === start && wish.end === end;
}
