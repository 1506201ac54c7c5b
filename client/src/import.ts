import {
  type CancellationToken,
  type DataTransfer,
  type Disposable,
  DocumentDropEdit,
  type DocumentDropEditProvider,
  FileType,
  l10n,
  languages,
  ProgressLocation,
  Uri,
  window,
  workspace,
} from 'vscode';
import { MOST_IMPORTED } from '../../server/src/protocol.ts';
import { command } from './command.ts';
import { isDraft } from './drafts.ts';
import type { Office } from './office.ts';

const EXTENSIONS = ['docx', 'html', 'htm', 'pdf'];
const isImported = (uri: Uri): boolean => EXTENSIONS.some((extension) => uri.path.toLowerCase().endsWith(`.${extension}`));

/** The command that imports drafts (导入稿件…), and files that are dropped on one. */
export function registerImport(office: Office): Disposable[] {
  const provider: DocumentDropEditProvider = {
    provideDocumentDropEdits: (document, _position, data, token) => (isDraft(document) ? dropped(office, data, token) : undefined),
  };
  return [
    command('import', (file, selected) => importFiles(office, file, selected)),
    // For all languages, since those of drafts may be changed by a setting.
    languages.registerDocumentDropEditProvider('*', provider),
  ];
}

/**
 * Opens the drafts of files as documents that are not saved yet: nothing is written until somebody saves them.
 * @param file that the explorer's menu was opened on
 * @param selected there, if it is more
 */
async function importFiles(office: Office, file: unknown, selected: unknown): Promise<void> {
  const named = Array.isArray(selected) && selected.length > 0 ? selected : [file];
  const files = named.every((uri) => uri instanceof Uri) ? named : await ask();
  const refused: string[] = [];
  for (const uri of files) {
    // One that is refused does not keep the others out.
    const draft = await importFile(office, uri).catch((error: unknown) => void refused.push(error instanceof Error ? error.message : String(error)));
    if (!draft) continue;
    const document = await workspace.openTextDocument({ language: 'markdown', content: draft.text });
    await window.showTextDocument(document, { preview: false });
    tell(uri, draft.notes);
  }
  if (refused.length > 0) throw new Error(refused.join(' '));
}

async function ask(): Promise<readonly Uri[]> {
  const filters = { [l10n.t('Word files, web pages, PDFs')]: EXTENSIONS };
  return (await window.showOpenDialog({ canSelectMany: true, filters, openLabel: l10n.t('Import') })) ?? [];
}

/** @throws Error with a message for the user where the file cannot be read or is refused */
async function importFile(office: Office, uri: Uri, token?: CancellationToken): Promise<{ readonly text: string; readonly notes: readonly string[] }> {
  const name = nameOf(uri);
  const { type, size } = await workspace.fs.stat(uri);
  if (type & FileType.Directory) throw new Error(l10n.t('{0} is a folder. Choose a file.', name));
  if (size > MOST_IMPORTED) throw new Error(l10n.t('{0} is larger than {1} MB and was not read.', name, MOST_IMPORTED >> 20));
  const title = l10n.t('Newsproof: importing {0} …', name);
  const { text, notes } = await window.withProgress({ location: ProgressLocation.Window, title }, async () =>
    office.importDraft(name, await workspace.fs.readFile(uri), token),
  );
  if (text === undefined) throw new Error(l10n.t('{0}: {1}', name, notes.join(' ')));
  return { text, notes };
}

const nameOf = (uri: Uri): string => uri.path.split('/').at(-1) ?? '';

function tell(uri: Uri, notes: readonly string[]): void {
  if (notes.length > 0) void window.showInformationMessage(l10n.t('Newsproof: {0}: {1}', nameOf(uri), notes.join(l10n.t('; '))));
}

/** The text of a file that is dropped on a draft, in place of the link that editors put there. */
async function dropped(office: Office, data: DataTransfer, token: CancellationToken): Promise<DocumentDropEdit | undefined> {
  const [uri, ...more] = ((await data.get('text/uri-list')?.asString()) ?? '').split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
  const file = uri && more.length === 0 ? Uri.parse(uri) : undefined;
  if (!file || !isImported(file)) return undefined;
  try {
    const { text, notes } = await importFile(office, file, token);
    tell(file, notes);
    return new DocumentDropEdit(text);
  } catch (error) {
    // The editor puts a link there then.
    if (!token.isCancellationRequested) void window.showErrorMessage(l10n.t('Newsproof: {0}', error instanceof Error ? error.message : String(error)));
    return undefined;
  }
}
