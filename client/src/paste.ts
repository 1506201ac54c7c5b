import {
  type CancellationToken,
  type DataTransfer,
  type Disposable,
  env,
  l10n,
  type Range,
  Selection,
  type TextDocument,
  type TextEditor,
  type Uri,
  window,
  workspace,
} from 'vscode';
import { SECTION } from '../../server/src/protocol.ts';
import type { Changes } from './changes.ts';
import { cleanPiece, withLineEnds } from './clean.ts';
import type { Newsproof } from './client.ts';
import { type PasteApi, type PasteEdit, type PasteProvider, pasteApi } from './paste-api.ts';
import { languagesOf, selector } from './selector.ts';

type Mode = 'off' | 'offer' | 'always';

const SETTING = 'paste.clean';

function modeOf(scope: { uri?: Uri; languageId: string }): Mode {
  const mode = workspace.getConfiguration(SECTION, scope).get<string>(SETTING);
  return mode === 'offer' || mode === 'always' ? mode : 'off';
}

/** Cleans what is pasted, in editors that let extensions do that, if the user has chosen so (`newsproof.paste.clean`). */
export class CleanPaste implements Disposable, PasteProvider {
  private registered: Disposable | undefined;
  private readonly subscriptions: Disposable[];

  constructor(private readonly newsproof: Newsproof) {
    this.subscriptions = [
      workspace.onDidChangeConfiguration((e) => {
        if (e.affectsConfiguration(SECTION)) this.register();
      }),
      workspace.onDidChangeWorkspaceFolders(() => this.register()),
    ];
    this.register();
  }

  dispose(): void {
    this.registered?.dispose();
    for (const s of this.subscriptions) s.dispose();
  }

  /** Offers itself for the languages in which somebody wants it, for an editor that asks nobody pastes at once. */
  private register(): void {
    this.registered?.dispose();
    this.registered = undefined;
    const api = pasteApi();
    const folders = [undefined, ...(workspace.workspaceFolders ?? []).map((f) => f.uri)];
    const wanted = languagesOf().filter((languageId) => folders.some((uri) => modeOf(uri ? { uri, languageId } : { languageId }) !== 'off'));
    if (!api || wanted.length === 0) return;
    const kinds = [kindOf(api)];
    try {
      const metadata = { providedPasteEditKinds: kinds, pasteMimeTypes: ['text/plain'] };
      this.registered = api.languages.registerDocumentPasteEditProvider(selector(wanted), this, metadata);
    } catch (error) {
      // Still a proposal in this editor: the command is there.
      this.newsproof.log(String(error));
    }
  }

  /** The clean piece; the editor shows a way back to the original beside it. Where there is nothing to clean the editor pastes by itself. */
  async provideDocumentPasteEdits(
    document: TextDocument,
    ranges: readonly Range[],
    data: DataTransfer,
    _context: unknown,
    token: CancellationToken,
  ): Promise<PasteEdit[] | undefined> {
    const api = pasteApi();
    const mode = modeOf(document);
    const [range] = ranges;
    // Several cursors share the lines among them, which only the editor itself can do.
    if (!api || mode === 'off' || !range || ranges.length > 1) return undefined;
    const text = await data.get('text/plain')?.asString();
    if (!text || (await isWholeLine(data))) return undefined;
    const piece = withLineEnds(text, document);
    try {
      const cleaned = await cleanPiece(this.newsproof, document, range, piece, token);
      if (cleaned.text === piece) return undefined;
      const edit = new api.DocumentPasteEdit(cleaned.text, l10n.t('Paste as a Clean Draft ({0} repairs)', cleaned.repaired), kindOf(api));
      if (mode === 'offer') edit.yieldTo = [api.DocumentDropOrPasteEditKind.Text];
      return [edit];
    } catch (error) {
      if (!token.isCancellationRequested) this.newsproof.log(String(error));
      return undefined;
    }
  }
}

/** True for a line that was copied without being selected: the editor puts it above the line of the cursor. */
async function isWholeLine(data: DataTransfer): Promise<boolean> {
  const details = await data.get('vscode-editor-data')?.asString();
  return details !== undefined && /"isFromEmptySelection":true/.test(details);
}

const kindOf = (api: PasteApi) => api.DocumentDropOrPasteEditKind.Empty.append('newsproof', 'clean');

/**
 * Pastes what is on the clipboard as it is, and cleans it in a second step: one undo brings the original back, another takes
 * it out again.
 */
export async function pasteClean(newsproof: Newsproof, changes: Changes): Promise<void> {
  const editor = window.activeTextEditor;
  if (!editor) throw new Error(l10n.t('Open a draft first.'));
  const { document, selection } = editor;
  const piece = withLineEnds(await env.clipboard.readText(), document);
  if (piece === '') {
    void window.setStatusBarMessage(l10n.t('Newsproof: there is no text on the clipboard.'), 4000);
    return;
  }
  const { version } = document;
  const cleaned = await cleanPiece(newsproof, document, selection, piece);
  if (document.version !== version) throw new Error(l10n.t('The draft has changed meanwhile. Try again.'));
  const original = await replace(editor, selection, piece);
  if (cleaned.text === piece) {
    void window.setStatusBarMessage(l10n.t('Newsproof: pasted; there was nothing to clean.'), 4000);
    return;
  }
  const before = document.getText();
  await replace(editor, original, cleaned.text);
  changes.note(document, before, cleaned.repaired);
  void window.setStatusBarMessage(l10n.t('Newsproof: pasted with {0} repairs. Undo brings back the original.', cleaned.repaired), 8000);
}

/** Replaces a range as a step of undo of its own, and puts the cursor behind it. @returns where the new text stands */
async function replace(editor: TextEditor, range: Range, text: string): Promise<Range> {
  const { document } = editor;
  const start = document.offsetAt(range.start);
  const done = await editor.edit((b) => b.replace(range, text), { undoStopBefore: true, undoStopAfter: true });
  if (!done) throw new Error(l10n.t('The draft has changed meanwhile. Try again.'));
  const end = document.positionAt(start + text.length);
  editor.selection = new Selection(end, end);
  return new Selection(document.positionAt(start), end);
}
