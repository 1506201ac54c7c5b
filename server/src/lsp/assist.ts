import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { type AssistantHost, type DraftSource, type ImportedFile, type OpenedDraft, RefusedQuestion } from '../assist/assistant.ts';
import { REFUSALS } from '../assist/messages.ts';
import { askTool } from '../assist/tools.ts';
import { type AssistParams, type AssistResult, EXTENSIONS } from '../protocol.ts';
import type { Localized } from '../rule/rule.ts';
import { reasonOf } from './messages.ts';
import type { Running } from './serve/served.ts';
import { languageOf, type Session } from './session.ts';
import type { ClientSetup } from './setups.ts';
import { childUri, pathFrom } from './uri.ts';

/** Where texts that no file holds are checked: a configuration may say something of `*.md`. */
const UNNAMED = { markdown: 'text.md', text: 'text.txt' } as const;

/**
 * Answers `newsproof/assist`: what an assistant of the editor asks, under what counts in the folder. A question that cannot be
 * answered is refused in words. In a workspace that is not trusted all are: its texts may talk a model into asking.
 */
export async function assist({ session, typos }: Running, params: AssistParams, token: CancellationToken): Promise<AssistResult | ResponseError<never>> {
  const uri = params.draft?.uri ?? uriFor(params, 'markdown');
  const setup = await session.setups.ofFile(uri);
  await typos.now(setup);
  if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
  const { language } = setup;
  try {
    if (!session.trusted) throw new RefusedQuestion(REFUSALS.untrusted);
    return { text: (await askTool(new EditorDesk(session, params, setup), params.tool, params.input)).text };
  } catch (error) {
    if (error instanceof RefusedQuestion) return { text: error.text[language], refused: true };
    session.notices.trace(error);
    return { text: REFUSALS.failed(reasonOf(error)[language])[language], refused: true };
  }
}

const uriFor = ({ folder }: AssistParams, format: keyof typeof UNNAMED): string =>
  folder === undefined ? `untitled:${UNNAMED[format]}` : childUri(folder, UNNAMED[format]);

/** An editor in which an assistant asks. */
class EditorDesk implements AssistantHost {
  constructor(
    private readonly session: Session,
    private readonly params: AssistParams,
    private readonly setup: ClientSetup,
  ) {}

  get language(): keyof Localized {
    return this.setup.language;
  }

  get rules(): AssistantHost['rules'] {
    return this.session.parts.rules;
  }

  async open({ text, path, format = 'markdown' }: DraftSource): Promise<OpenedDraft> {
    const { session, params } = this;
    if (session.paused) throw new RefusedQuestion(REFUSALS.paused);
    if (text !== undefined) {
      const uri = uriFor(params, format);
      const languageId = format === 'markdown' ? 'markdown' : 'plaintext';
      return { text, lint: session.lintAgain({ uri, languageId }, await session.setups.ofFile(uri)), notes: [] };
    }
    const { uri, text: held } = await this.draft(path as string);
    // A BOM that the client has left in place is no part of the draft.
    return { text: held.replace(/^\ufeff/, ''), lint: session.lintAgain({ uri, languageId: languageOf(uri) as string }, this.setup), notes: [] };
  }

  async importFile(path: string): Promise<ImportedFile> {
    const { host } = this.session.parts;
    const { file } = this.params;
    if (!host.importDraft) throw new RefusedQuestion(REFUSALS.noImport);
    if (!file) throw new RefusedQuestion(REFUSALS.importOutside(path));
    await this.realWithin(path, file.uri, REFUSALS.importOutside);
    const imported = await host.importDraft(file.uri.slice(file.uri.lastIndexOf('/') + 1), file.content);
    if ('refused' in imported) throw new RefusedQuestion(REFUSALS.unread(path, imported.refused));
    return imported;
  }

  async lexicon(): ReturnType<AssistantHost['lexicon']> {
    // What is wrong in a file of the workspace stands in the editor's problems.
    return { lexicon: this.setup.lexicon, notes: [] };
  }

  /** The file that a path leads to: a draft in a workspace folder, whatever links there are. @throws RefusedQuestion */
  private async draft(path: string): Promise<{ readonly uri: string; readonly text: string }> {
    const { draft } = this.params;
    if (!draft) throw new RefusedQuestion(REFUSALS.outside(path));
    const real = await this.realWithin(path, draft.uri);
    if (!languageOf(draft.uri) || !languageOf(real)) throw new RefusedQuestion(REFUSALS.notADraft(path, Object.values(EXTENSIONS).flat().join(' ')));
    return draft;
  }

  /** @returns where a file really is @throws RefusedQuestion when that is in no workspace folder */
  private async realWithin(path: string, uri: string, refusal = REFUSALS.outside): Promise<string> {
    const { session } = this;
    const folder = session.folderOf(uri);
    if (folder === undefined) throw new RefusedQuestion(refusal(path));
    const { host } = session.parts;
    const real = await host.real(uri);
    if (pathFrom(await host.real(folder), real) === undefined) throw new RefusedQuestion(refusal(path));
    return real;
  }
}
