import { ProgressType, type RequestHandler } from 'vscode-languageserver';
import {
  CLEAN,
  type CleanParams,
  type CleanResult,
  FIX_RULES,
  FIX_WORKSPACE,
  type FixRulesParams,
  type FixRulesResult,
  type FixWorkspaceParams,
  type FixWorkspaceResult,
  SET_LEVEL,
  type SetLevelParams,
  type SetLevelResult,
} from '../../protocol.ts';
import { codeActions } from '../actions/actions.ts';
import { fixRules } from '../actions/by-rule.ts';
import { cleanText } from '../actions/clean.ts';
import { applyWorkspaceFixes, fixWorkspace } from '../actions/fix-workspace.ts';
import { formatDocument } from '../actions/format.ts';
import { isWide, resolveWide } from '../actions/wide-fixes.ts';
import { configActions, isConfigDocument } from '../config/documents.ts';
import { resolveAction } from '../lexicon/write.ts';
import { isSuppression, resolveSuppression, setRuleLevel } from '../suppress/actions.ts';
import type { Served } from './served.ts';

/** Everything that changes a text. */
export function serveRepairs({ connection, get, answer }: Served): void {
  connection.onCodeAction((params, token) =>
    answer(
      params.textDocument.uri,
      token,
      'textDocument/codeAction',
      [],
      (doc) => (isConfigDocument(doc) ? configActions(get().session, doc, params) : codeActions(get().session, doc, params)),
      true,
    ),
  );
  connection.onCodeActionResolve((action) => {
    const { session } = get();
    if (isSuppression(action)) return resolveSuppression(session, action);
    return isWide(action) ? resolveWide(session, action) : resolveAction(session, action);
  });
  connection.onRequest(FIX_WORKSPACE, async (params: FixWorkspaceParams, token) => {
    const partial = params.partialResultToken;
    const report = partial === undefined ? undefined : (p: FixWorkspaceResult): void => void connection.sendProgress(new ProgressType(), partial, p);
    const progress = connection.window.attachWorkDoneProgress(params.workDoneToken);
    const { session } = get();
    return fixWorkspace({ session, token, progress }, report && { report });
  });
  connection.onExecuteCommand(async ({ command }, token, progress) => {
    const { session } = get();
    if (command === FIX_WORKSPACE) await applyWorkspaceFixes({ session, token, progress });
    return null;
  });
  connection.onDocumentFormatting(({ textDocument }, token) =>
    answer(textDocument.uri, token, 'textDocument/formatting', [], (doc) => formatDocument(get().session, doc), true),
  );
  connection.onDocumentRangeFormatting(({ textDocument, range }, token) =>
    answer(textDocument.uri, token, 'textDocument/rangeFormatting', [], (doc) => formatDocument(get().session, doc, range), true),
  );
  connection.onRequest(FIX_RULES, (params: FixRulesParams, token) =>
    answer<FixRulesResult | null>(params.textDocument.uri, token, FIX_RULES, null, (doc) => fixRules(get().session, doc, params), true),
  );
  const setLevel: RequestHandler<SetLevelParams, SetLevelResult | null, never> = (params, token) =>
    answer<SetLevelResult | null>(params.uri, token, SET_LEVEL, null, (doc) => setRuleLevel(get().session, doc, params));
  connection.onRequest(SET_LEVEL, setLevel);
  // An error goes to the client as it is: it knows what to do without an answer, and shows it where a user asked.
  connection.onRequest(CLEAN, (params: CleanParams): Promise<CleanResult> => cleanText(get().session, params));
}
