import {
  type CancellationToken,
  commands,
  type Disposable,
  EventEmitter,
  l10n,
  type TextDocument,
  type TextDocumentContentProvider,
  Uri,
  window,
  workspace,
} from 'vscode';
import { type CleanParams, EXTENSIONS, SECTION } from '../../server/src/protocol.ts';
import { cleanDraft } from './clean.ts';
import type { Newsproof } from './client.ts';

/** Scheme of the texts beside the drafts: read only, for the editor has nowhere to write them. */
const SCHEME = 'newsproof-clean';
/** Calm after a change before the text beside a draft is worked out again, in milliseconds. */
const CALM = 250;

/** What the address of a text says: of which draft it is, and what is repaired in it; or by which number a text that it was is kept. */
type Address = { readonly draft: string } & ({ readonly fixes: CleanParams['fixes'] } | { readonly kept: number });

/** Shows drafts beside what fixes would make of them, and keeps that up to date. Writes nothing. */
export class Comparisons implements Disposable, TextDocumentContentProvider {
  private readonly changed = new EventEmitter<Uri>();
  readonly onDidChange = this.changed.event;
  /** texts that drafts were, by number, as long as they are shown */
  private readonly kept = new Map<number, string>();
  private count = 0;
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly subscriptions: Disposable[];

  constructor(private readonly newsproof: Newsproof) {
    this.subscriptions = [
      this.changed,
      workspace.registerTextDocumentContentProvider(SCHEME, this),
      workspace.onDidChangeTextDocument(({ document }) => this.renew(document.uri.toString())),
      workspace.onDidChangeConfiguration((e) => {
        if (e.affectsConfiguration(SECTION)) this.renew();
      }),
      workspace.onDidCloseTextDocument(({ uri }) => {
        this.stop(uri.toString());
        if (uri.scheme !== SCHEME) return;
        const address = addressOf(uri);
        if ('kept' in address) this.kept.delete(address.kept);
      }),
    ];
  }

  dispose(): void {
    for (const uri of this.timers.keys()) this.stop(uri);
    for (const s of this.subscriptions) s.dispose();
  }

  async provideTextDocumentContent(uri: Uri, token: CancellationToken): Promise<string> {
    const address = addressOf(uri);
    if ('kept' in address) {
      const text = this.kept.get(address.kept);
      // A window that is opened again shows it no more.
      if (text === undefined) throw new Error(l10n.t('The text before the change is no longer kept.'));
      return text;
    }
    const document = await workspace.openTextDocument(Uri.parse(address.draft, true));
    return (await cleanDraft(this.newsproof, document, address.fixes, token)).text;
  }

  /** Opens the diff editor on what a draft was and what it is now. */
  async showBefore(document: TextDocument, before: string): Promise<void> {
    const kept = ++this.count;
    this.kept.set(kept, before);
    const title = l10n.t('{0}: before the changes ↔ now', nameOf(document));
    await commands.executeCommand('vscode.diff', besides(document, { draft: document.uri.toString(), kept }), document.uri, title, { preview: true });
  }

  /** Opens the diff editor, if there is anything to see in it. */
  async show(document: TextDocument, fixes: CleanParams['fixes']): Promise<void> {
    const { text } = await cleanDraft(this.newsproof, document, fixes);
    if (text === document.getText()) {
      void window.setStatusBarMessage(l10n.t('Newsproof: nothing to fix.'), 4000);
      return;
    }
    const name = nameOf(document);
    const title = fixes === 'safe' ? l10n.t('{0}: draft ↔ cleaned', name) : l10n.t('{0}: draft ↔ all lines joined', name);
    await commands.executeCommand('vscode.diff', document.uri, besides(document, { draft: document.uri.toString(), fixes }), title, { preview: false });
  }

  /** The texts beside a draft, or beside all, are worked out again when the typist pauses. */
  private renew(draft?: string): void {
    for (const { uri } of workspace.textDocuments) {
      if (uri.scheme !== SCHEME || 'kept' in addressOf(uri) || (draft !== undefined && addressOf(uri).draft !== draft)) continue;
      const key = uri.toString();
      clearTimeout(this.timers.get(key));
      this.timers.set(
        key,
        setTimeout(() => {
          this.timers.delete(key);
          this.changed.fire(uri);
        }, CALM),
      );
    }
  }

  private stop(uri: string): void {
    clearTimeout(this.timers.get(uri));
    this.timers.delete(uri);
  }
}

/** The draft, also for who has the text beside it in front. */
export function draftOf(document: TextDocument): TextDocument {
  if (document.uri.scheme !== SCHEME) return document;
  const { draft } = addressOf(document.uri);
  return workspace.textDocuments.find((d) => d.uri.toString() === draft) ?? document;
}

const nameOf = ({ uri }: TextDocument): string => uri.path.split('/').at(-1) ?? '';

function besides(document: TextDocument, address: Address): Uri {
  const extensions = EXTENSIONS[document.languageId] ?? [];
  const { path } = document.uri;
  // The editor takes the language from the ending, which a new draft does not have yet.
  const ending = extensions.length === 0 || extensions.some((e) => path.toLowerCase().endsWith(e)) ? '' : extensions[0];
  return Uri.from({ scheme: SCHEME, path: `/${nameOf(document)}${ending}`, query: JSON.stringify(address) });
}

const addressOf = (uri: Uri): Address => JSON.parse(uri.query) as Address;
