import { commands, type Disposable, EventEmitter, languages, type TextDocument, type TextEditor, type Uri, window, workspace } from 'vscode';
import { SECTION, type StatusParams } from '../../server/src/protocol.ts';
import type { Newsproof } from './client.ts';
import { draftOf } from './compare.ts';
import { languagesOf, selector } from './selector.ts';

/** Context keys of package.json: how the draft in front stands, and the languages whose documents are drafts. */
const STATE = 'newsproof.draft';
const LANGUAGES = 'newsproof.languages';

type DraftState = 'none' | 'waiting' | StatusParams['state'];

/** True if a document is one of those that the server is told of. */
export const isDraft = (document: TextDocument): boolean => languages.match(selector(languagesOf()), document) > 0;

/** How the open drafts stand, as the server has said last, and which one is in front: menus and views go by it. */
export class Drafts implements Disposable {
  private readonly known = new Map<string, StatusParams>();
  private readonly changed = new EventEmitter<undefined>();
  /** Another draft is in front, or one stands otherwise. */
  readonly onDidChange = this.changed.event;
  private readonly subscriptions: Disposable[];
  private last: TextEditor | undefined;

  constructor(newsproof: Newsproof) {
    this.subscriptions = [
      this.changed,
      newsproof.onStatus((p) => {
        this.known.set(p.uri, p);
        this.tell();
      }),
      newsproof.onServer((state) => {
        // What an earlier server said counts no more.
        if (state !== 'running') this.known.clear();
        this.tell();
      }),
      window.onDidChangeActiveTextEditor(() => this.tell()),
      window.onDidChangeVisibleTextEditors(() => this.tell()),
      workspace.onDidCloseTextDocument(({ uri }) => this.known.delete(uri.toString())),
      workspace.onDidChangeConfiguration((e) => {
        if (e.affectsConfiguration(`${SECTION}.languages`)) this.tell();
      }),
    ];
    this.tell();
  }

  dispose(): void {
    for (const s of this.subscriptions) s.dispose();
  }

  /** The editor that views are about: the active one if a draft is in it, else the last one while it can be seen, else any with a draft. */
  get editor(): TextEditor | undefined {
    const { activeTextEditor: active, visibleTextEditors: visible } = window;
    const shows = (e: TextEditor): boolean => isDraft(draftOf(e.document));
    if (active && shows(active)) this.last = active;
    else if (!this.last || !visible.includes(this.last)) this.last = visible.find(shows);
    return this.last;
  }

  /** The draft in front: also of an editor that shows the text beside it. */
  get front(): TextDocument | undefined {
    const { editor } = this;
    return editor && draftOf(editor.document);
  }

  /** What the server said last of a document. */
  status({ uri }: { readonly uri: Uri }): StatusParams | undefined {
    return this.known.get(uri.toString());
  }

  /** How many findings of each rule in a document can be fixed safely. */
  safe(uri: Uri): Readonly<Record<string, number>> {
    return this.known.get(uri.toString())?.safeRules ?? {};
  }

  /** How the document of the active editor stands. */
  get state(): DraftState {
    const { activeTextEditor: active } = window;
    const draft = active && draftOf(active.document);
    return !draft || !isDraft(draft) ? 'none' : (this.status(draft)?.state ?? 'waiting');
  }

  private tell(): void {
    void commands.executeCommand('setContext', STATE, this.state);
    void commands.executeCommand('setContext', LANGUAGES, languagesOf());
    this.changed.fire(undefined);
  }
}
