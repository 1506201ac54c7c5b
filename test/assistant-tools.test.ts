import { beforeEach, expect, test, vi } from 'vitest';
import type { Extension } from 'vscode';
import type { Newsproof } from '../client/src/client.ts';

/** The editor, as far as the client's side of the assistants' tools touches it. */
const editor = vi.hoisted(() => ({
  workspace: { isTrusted: true, workspaceFolders: [], onDidGrantWorkspaceTrust: vi.fn() },
  lm: { registerTool: vi.fn() } as { registerTool?: unknown },
  l10n: { t: (text: string) => text },
  Uri: {},
  Disposable: class {
    constructor(readonly dispose: () => void) {}
  },
  LanguageModelToolResult: class {
    constructor(readonly content: unknown[]) {}
  },
  LanguageModelTextPart: class {
    constructor(readonly value: string) {}
  },
}));
vi.mock('vscode', () => editor);

const { registerAssistantTools } = await import('../client/src/assistants.ts');
const extension = { packageJSON: { contributes: { languageModelTools: [{ name: 'newsproof_check' }, { name: 'newsproof_fix_safe' }] } } } as Extension<unknown>;
const newsproof = {} as Newsproof;
const disposed = vi.fn();
let registerTool: ReturnType<typeof vi.fn>;
beforeEach(() => {
  vi.clearAllMocks();
  registerTool = vi.fn(() => ({ dispose: disposed }));
  editor.lm.registerTool = registerTool;
  editor.workspace.isTrusted = true;
});

test('the tools of the manifest are registered, and go with the extension', () => {
  const tools = registerAssistantTools(newsproof, extension);
  expect(registerTool.mock.calls.map(([name]) => name)).toEqual(['newsproof_check', 'newsproof_fix_safe']);
  tools.dispose();
  expect(disposed).toHaveBeenCalledTimes(2);
});

test('in a workspace that is not trusted there are none until it is', () => {
  editor.workspace.isTrusted = false;
  registerAssistantTools(newsproof, extension);
  expect(registerTool).not.toHaveBeenCalled();
  editor.workspace.onDidGrantWorkspaceTrust.mock.calls[0]?.[0]();
  expect(registerTool).toHaveBeenCalledTimes(2);
});

test('an editor without tools of language models is left in peace', () => {
  delete editor.lm.registerTool;
  expect(() => registerAssistantTools(newsproof, extension).dispose()).not.toThrow();
});
