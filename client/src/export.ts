import { type Disposable, l10n, ProgressLocation, type TextDocument, Uri, window, workspace } from 'vscode';
import { MOST_IMPORTED } from '../../server/src/protocol.ts';
import { command } from './command.ts';
import type { Office } from './office.ts';

/** The command that writes a draft's changes into a copy of the Word file that it was imported from (另存为 Word（修订）…). */
export const registerExport = (office: Office): Disposable => command('exportWord', (original, to) => exportDraft(office, original, to));

/**
 * @param from the Word file, and where the copy goes: who asks without them is asked
 * @throws Error with a message for the user where the file cannot be read or is refused
 */
async function exportDraft(office: Office, from: unknown, target: unknown): Promise<void> {
  const document = window.activeTextEditor?.document;
  if (!document) throw new Error(l10n.t('Open the draft first.'));
  const original = from instanceof Uri ? from : await askFor(document);
  if (!original) return;
  const proposed = original.with({ path: original.path.replace(/(?:\.docx)?$/i, `-${l10n.t('tracked')}.docx`) });
  const to = target instanceof Uri ? target : await window.showSaveDialog({ defaultUri: proposed, filters: WORD() });
  if (!to) return;
  if (to.toString() === original.toString()) throw new Error(l10n.t('The Word file itself stays as it is: choose another name.'));
  const { size } = await workspace.fs.stat(original);
  const name = original.path.split('/').at(-1) ?? '';
  if (size > MOST_IMPORTED) throw new Error(l10n.t('{0} is larger than {1} MB and was not read.', name, MOST_IMPORTED >> 20));
  const title = l10n.t('Newsproof: writing {0} …', name);
  const { bytes, tracked, commented, apart, refused } = await window.withProgress({ location: ProgressLocation.Window, title }, async () =>
    office.exportDraft(name, await workspace.fs.readFile(original), document.getText()),
  );
  if (bytes === undefined) throw new Error(l10n.t('{0}: {1}', name, refused ?? ''));
  await workspace.fs.writeFile(to, bytes);
  if (apart) void window.showWarningMessage(l10n.t('{0}: {1}', to.path.split('/').at(-1) ?? '', apart));
  void window.showInformationMessage(l10n.t('Tracked changes: {0}. Comments, for what cannot be one: {1}.', tracked, commented));
}

const WORD = (): Record<string, string[]> => ({ [l10n.t('Word files')]: ['docx'] });

/** The Word file that a draft was imported from: the one beside it of its name, if the user agrees. */
async function askFor(document: TextDocument): Promise<Uri | undefined> {
  const beside = document.isUntitled ? undefined : document.uri.with({ path: document.uri.path.replace(/\.[^./]*$/, '.docx') });
  const isThere = beside !== undefined && (await workspace.fs.stat(beside).then(Boolean, () => false));
  const [chosen] =
    (await window.showOpenDialog({
      title: l10n.t('The Word file that the draft was imported from'),
      openLabel: l10n.t('Take'),
      filters: WORD(),
      ...(beside && { defaultUri: isThere ? beside : Uri.joinPath(beside, '..') }),
    })) ?? [];
  return chosen;
}
