import * as vscode from 'vscode';
import { type CancellationToken, Disposable, type Extension, l10n, Uri, workspace } from 'vscode';
import { ASSIST, type AssistParams, type AssistResult, MOST_IMPORTED } from '../../server/src/protocol.ts';
import type { Newsproof } from './client.ts';

/** Before the names that the server knows. */
const PREFIX = 'newsproof_';

/** The part of the editor's interface for tools of language models that is used here. Editors before 1.95 have none. */
interface LanguageModelTools {
  readonly lm?: { registerTool?(name: string, tool: Tool): Disposable };
  readonly LanguageModelToolResult?: new (content: readonly unknown[]) => object;
  readonly LanguageModelTextPart?: new (value: string) => object;
}

interface Tool {
  prepareInvocation(): { invocationMessage: string };
  invoke(options: { readonly input: object }, token: CancellationToken): Promise<object>;
}

/**
 * Lets assistants of the editor check copy with the tools that the manifest lists. In a workspace that is not trusted there are
 * none: its texts may talk a model into asking.
 */
export function registerAssistantTools(newsproof: Newsproof, extension: Extension<unknown>): Disposable {
  const tools: Disposable[] = [];
  const register = (): void => {
    for (const { name } of toolsOf(extension)) tools.push(registerTool(newsproof, name));
  };
  if (workspace.isTrusted) register();
  else tools.push(workspace.onDidGrantWorkspaceTrust(register));
  return new Disposable(() => {
    for (const t of tools) t.dispose();
  });
}

/** Names of the tools: what the manifest says is what there is. */
function toolsOf({ packageJSON }: Extension<unknown>): readonly { readonly name: string }[] {
  return (packageJSON as { contributes: { languageModelTools: { name: string }[] } }).contributes.languageModelTools;
}

function registerTool(newsproof: Newsproof, name: string): Disposable {
  const { lm, LanguageModelToolResult: Result, LanguageModelTextPart: Part } = vscode as unknown as LanguageModelTools;
  if (!lm?.registerTool || !Result || !Part) return new Disposable(() => undefined);
  return lm.registerTool(name, {
    prepareInvocation: () => ({ invocationMessage: l10n.t('Newsproof is looking') }),
    invoke: async ({ input }, token) => new Result([new Part(await ask(newsproof, name.slice(PREFIX.length), input, token))]),
  });
}

/** @throws Error with the reason, for the model, when the question is refused */
async function ask(newsproof: Newsproof, tool: string, input: object, token: CancellationToken): Promise<string> {
  const client = await newsproof.ready();
  const folder = workspace.workspaceFolders?.[0];
  const { path } = input as { path?: unknown };
  const file = tool === IMPORT_TOOL ? await named(path, readable) : undefined;
  const document = tool === IMPORT_TOOL ? undefined : await named(path, (uri) => workspace.openTextDocument(uri));
  const uriOf = (uri: Uri): string => client.code2ProtocolConverter.asUri(uri);
  const params: AssistParams = {
    tool,
    input,
    ...(folder && { folder: uriOf(folder.uri) }),
    ...(file && { file: { uri: uriOf(file.uri), content: base64(file.bytes) } }),
    ...(document && { draft: { uri: uriOf(document.uri), text: document.getText() } }),
  };
  const { text, refused } = await client.sendRequest<AssistResult>(ASSIST, params, token);
  if (refused) throw new Error(text);
  return text;
}

const IMPORT_TOOL = 'import';

/** @throws when it cannot be read, or is too large */
async function readable(uri: Uri): Promise<{ readonly uri: Uri; readonly bytes: Uint8Array }> {
  const { size } = await workspace.fs.stat(uri);
  if (size > MOST_IMPORTED) throw new RangeError(String(size));
  return { uri, bytes: await workspace.fs.readFile(uri) };
}

function base64(bytes: Uint8Array): string {
  let units = '';
  for (const byte of bytes) units += String.fromCharCode(byte);
  return btoa(units);
}

/** What the file of a workspace folder that a path means is read as, from any of the folders or whole; undefined where there is none. */
async function named<T>(path: unknown, read: (uri: Uri) => Thenable<T>): Promise<T | undefined> {
  if (typeof path !== 'string') return undefined;
  for (const { uri } of workspace.workspaceFolders ?? []) {
    const isWhole = /^(?:[/\\]|[a-z]:)/i.test(path);
    // Without `..`, which would lead out of where a path seems to be.
    const file = Uri.joinPath(isWhole ? uri.with({ path: Uri.file(path).path }) : Uri.joinPath(uri, path), '.');
    if (!workspace.getWorkspaceFolder(file)) continue;
    const found = await read(file).then(undefined, () => undefined);
    if (found) return found;
  }
  return undefined;
}
