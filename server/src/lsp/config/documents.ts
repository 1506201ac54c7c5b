import { type CodeAction, CodeActionKind, type CodeActionParams } from 'vscode-languageserver';
import { configProblem } from '../../engine/config/problem.ts';
import { isConfigName } from '../../engine/config/types.ts';
import type { Problem } from '../../engine/place.ts';
import { UNUSED } from '../../engine/suppress/problem.ts';
import { workspaceEdit } from '../actions/edits.ts';
import { Converter, lintedText } from '../convert.ts';
import { toDiagnostic } from '../diagnostics/diagnostics.ts';
import type { OpenDocument } from '../document.ts';
import { reasonOf, say } from '../messages.ts';
import type { Session } from '../session.ts';
import { ignoreProblems, isIgnoreDocument, removeUnused } from '../suppress/documents.ts';
import { pathOf } from '../uri.ts';

/** Calm after the last change before a configuration file is looked through, in milliseconds. */
const CALM = 100;

export const isConfigDocument = (doc: { readonly uri: string }): boolean => isConfigName(pathOf(doc.uri)) || isIgnoreDocument(doc);

/** Configuration files that are open: looked through as they are written, in use as they were saved. */
export class ConfigDocuments {
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(private readonly session: Session) {}

  /** @param wait until the user pauses */
  schedule(doc: OpenDocument, wait: boolean): void {
    clearTimeout(this.timers.get(doc.uri));
    this.timers.set(
      doc.uri,
      setTimeout(() => void this.check(doc), wait ? CALM : 0),
    );
  }

  close(doc: OpenDocument): void {
    clearTimeout(this.timers.get(doc.uri));
    this.timers.delete(doc.uri);
    this.session.configFindings.close(doc.uri);
  }

  private async check(doc: OpenDocument): Promise<void> {
    const { session } = this;
    const timer = this.timers.get(doc.uri);
    const { version } = doc;
    const text = doc.text.getText();
    // Closed or changed meanwhile: what belongs to the new state is on its way.
    const stands = (): boolean => this.timers.get(doc.uri) === timer && doc.version === version;
    try {
      const { language } = await session.setups.ofFile(doc.uri);
      const problems = await problemsOf(session, doc);
      if (stands()) session.configFindings.live({ uri: doc.uri, text, version, problems }, language);
    } catch (error) {
      const problems = [configProblem({ start: 0, end: 0 }, 'error', reasonOf(error))];
      if (stands()) session.configFindings.live({ uri: doc.uri, text, version, problems }, session.capabilities.language);
      session.notices.trace(error);
    }
  }
}

/** What is wrong in a configuration or ignore file as it stands in the editor. */
function problemsOf(session: Session, { uri, text }: OpenDocument): Promise<readonly Problem[]> {
  return isIgnoreDocument({ uri }) ? ignoreProblems(session, uri, lintedText(text)) : session.setups.workspace.configs.liveProblems(uri, lintedText(text));
}

/** Quick fixes of a configuration file: the word that was meant. */
export async function configActions(session: Session, doc: OpenDocument, { range, context }: CodeActionParams): Promise<CodeAction[]> {
  const { setups, capabilities, configFindings } = session;
  if (context.only && !context.only.some((k) => k === '' || k === CodeActionKind.QuickFix)) return [];
  const { language } = await setups.ofFile(doc.uri);
  // An editor asks at every move of the cursor, and what was found last is mostly of the text as it is.
  const problems = configFindings.problemsOf(doc.uri, doc.version) ?? (await problemsOf(session, doc).catch(() => []));
  const convert = new Converter(doc.text, capabilities.encoding);
  const asked = convert.offsets(range);
  const here = problems.filter((p) => p.range.start <= asked.end && p.range.end >= asked.start);
  const fixes = here.flatMap((p) =>
    p.fixes.map((fix) => ({
      title: say(fix.title, language),
      kind: CodeActionKind.QuickFix,
      diagnostics: [toDiagnostic(p, convert, doc.uri, { language }, capabilities)],
      edit: workspaceEdit(doc, fix.edits, capabilities),
    })),
  );
  return here.some((p) => p.rule === UNUSED) ? [...fixes, ...removeUnused(session, doc, problems, language)] : fixes;
}
