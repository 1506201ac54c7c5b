import { type Disposable, l10n, window, workspace } from 'vscode';
import { FIGURES, type FiguresParams, type FiguresResult } from '../../server/src/protocol.ts';
import type { Newsproof } from './client.ts';
import { checking } from './command.ts';
import { activeDocument } from './commands.ts';

/** The command that lists the figures of a draft (本稿数据). */
export function registerFigures(newsproof: Newsproof): Disposable[] {
  return [checking(newsproof, 'showFigures', () => showFigures(newsproof))];
}

/** Opens the figures of the draft in front as a new document, to be read, copied or thrown away. */
async function showFigures(newsproof: Newsproof): Promise<void> {
  const document = activeDocument();
  const client = await newsproof.ready();
  const textDocument = client.code2ProtocolConverter.asTextDocumentIdentifier(document);
  const params: FiguresParams = { textDocument, name: document.uri.path.split('/').at(-1) ?? '' };
  const sheet = await client.sendRequest<FiguresResult | null>(FIGURES, params);
  if (!sheet || sheet.quiet) throw new Error(l10n.t('This document is not checked, so its figures are not listed. The status bar says why.'));
  const opened = await workspace.openTextDocument({ language: 'markdown', content: sheet.text });
  await window.showTextDocument(opened, { preview: false });
}
