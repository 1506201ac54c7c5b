import * as vscode from 'vscode';

/**
 * The part of the editor's paste API that is used here. It is stable since VS Code 1.97; this extension also runs where it
 * is not, so the types are written down and what is there is asked for when it is needed.
 */
export interface PasteKind {
  append(...parts: string[]): PasteKind;
}

export interface PasteEdit {
  yieldTo?: readonly PasteKind[];
}

export interface PasteProvider {
  provideDocumentPasteEdits(
    document: vscode.TextDocument,
    ranges: readonly vscode.Range[],
    data: vscode.DataTransfer,
    context: unknown,
    token: vscode.CancellationToken,
  ): Promise<PasteEdit[] | undefined>;
}

export interface PasteApi {
  readonly DocumentPasteEdit: new (insertText: string, title: string, kind: PasteKind) => PasteEdit;
  readonly DocumentDropOrPasteEditKind: { readonly Empty: PasteKind; readonly Text: PasteKind };
  readonly languages: {
    registerDocumentPasteEditProvider(
      selector: vscode.DocumentSelector,
      provider: PasteProvider,
      metadata: { readonly providedPasteEditKinds: readonly PasteKind[]; readonly pasteMimeTypes: readonly string[] },
    ): vscode.Disposable;
  };
}

/** The API, where the editor has it. Editors before 1.97 have a proposal of that name: it throws when it is used. */
export function pasteApi(): PasteApi | undefined {
  const api = vscode as unknown as Partial<PasteApi>;
  const known = api.DocumentPasteEdit && api.DocumentDropOrPasteEditKind?.Text && api.languages?.registerDocumentPasteEditProvider;
  return known ? (api as PasteApi) : undefined;
}
