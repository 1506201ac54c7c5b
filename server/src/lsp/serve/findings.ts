import { type DocumentDiagnosticReport, DocumentDiagnosticReportKind } from 'vscode-languageserver';
import { EFFECTIVE_CONFIG, type EffectiveConfigParams, RULE_PAGE, type RulePageParams, TITLES, type TitlesParams } from '../../protocol.ts';
import { titles } from '../actions/by-rule.ts';
import { isConfigDocument } from '../config/documents.ts';
import { effectiveConfigText } from '../config/effective.ts';
import { toDiagnostics } from '../diagnostics/diagnostics.ts';
import { pageText } from '../diagnostics/rule-pages.ts';
import { checkWorkspace } from '../diagnostics/workspace.ts';
import type { Served } from './served.ts';

/** Findings, what they rest on, and the configuration they are made under. */
export function serveFindings({ connection, get, answer }: Served): void {
  connection.languages.diagnostics.on(({ textDocument: { uri }, previousResultId }, token) => {
    get().publisher.pulled();
    return answer<DocumentDiagnosticReport>(uri, token, 'textDocument/diagnostic', { kind: DocumentDiagnosticReportKind.Full, items: [] }, async (doc) => {
      const { session, status } = get();
      // What is wrong in it is sent, open or not.
      if (isConfigDocument(doc) || (await get().lexicons.isLexicon(doc))) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
      const shown = await session.show(doc);
      status.tell(doc, shown);
      if (shown.id === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: shown.id };
      return { kind: DocumentDiagnosticReportKind.Full, resultId: shown.id, items: toDiagnostics(shown.problems, doc.text, shown.setup, session.capabilities) };
    });
  });
  connection.languages.diagnostics.onWorkspace((params, token, progress, partial) =>
    checkWorkspace({ session: get().session, params, token }, progress, partial),
  );
  connection.onRequest(TITLES, (params: TitlesParams) => titles(get().session, params));
  connection.onRequest(RULE_PAGE, (params: RulePageParams) => pageText(params, get().session.parts) ?? null);
  connection.onRequest(EFFECTIVE_CONFIG, (params: EffectiveConfigParams) => effectiveConfigText(get().session, params));
}
