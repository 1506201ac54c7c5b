import { type Disposable, l10n, window, workspace } from 'vscode';
import { PROOF_SHEET, type ProofSheetParams, type ProofSheetResult } from '../../server/src/protocol.ts';
import type { Newsproof } from './client.ts';
import { checking } from './command.ts';
import { activeDocument } from './commands.ts';

type Format = ProofSheetParams['format'];

/** Every command about the proof sheet (审读单). */
export function registerProofSheet(newsproof: Newsproof): Disposable[] {
  return [checking(newsproof, 'exportProofSheet', (format) => exportProofSheet(newsproof, format))];
}

/**
 * Opens what was found in the draft in front as a new document, which is saved where the user wants it or thrown away.
 * @param format `html` and `markdown` do without the question: arguments for a key or a task
 */
async function exportProofSheet(newsproof: Newsproof, format: unknown): Promise<void> {
  const document = activeDocument();
  const chosen = format === 'html' || format === 'markdown' ? format : await question();
  if (!chosen) return;
  const client = await newsproof.ready();
  const textDocument = client.code2ProtocolConverter.asTextDocumentIdentifier(document);
  const params: ProofSheetParams = { textDocument, format: chosen, name: document.uri.path.split('/').at(-1) ?? '' };
  const sheet = await client.sendRequest<ProofSheetResult | null>(PROOF_SHEET, params);
  if (!sheet || sheet.quiet) throw new Error(l10n.t('This document is not checked, so there is no proof sheet. The status bar says why.'));
  const opened = await workspace.openTextDocument({ language: chosen, content: sheet.text });
  await window.showTextDocument(opened, { preview: false });
}

async function question(): Promise<Format | undefined> {
  const items: { label: string; description: string; format: Format }[] = [
    { label: 'Markdown', description: l10n.t('to read and to change'), format: 'markdown' },
    { label: 'HTML', description: l10n.t('to print and to send'), format: 'html' },
  ];
  return (await window.showQuickPick(items, { placeHolder: l10n.t('Proof sheet: as what?') }))?.format;
}
