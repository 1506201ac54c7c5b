import { type Location as CodeLocation, commands, type Disposable, l10n, Uri, window, workspace } from 'vscode';
import type { Location, Position } from 'vscode-languageclient';
import { SAVE_FILES, SHOW_PLACES } from '../../server/src/protocol.ts';
import type { Newsproof } from './client.ts';

/** Commands that actions and counts of the server carry out. They are not in the palette. */
export function registerLexiconCommands(newsproof: Newsproof): Disposable[] {
  return [
    commands.registerCommand(SAVE_FILES, (uris: string[], name: string) => saveFiles(uris, name)),
    commands.registerCommand(SHOW_PLACES, (uri: string, position: Position, places: Location[]) => showPlaces(newsproof, uri, position, places)),
  ];
}

/** Saves what an action has written to other files, so that it counts at once. */
async function saveFiles(uris: readonly string[], name: string): Promise<void> {
  const targets = uris.map((u) => Uri.parse(u));
  const dirty = workspace.textDocuments.filter((d) => d.isDirty && targets.some((t) => t.toString() === d.uri.toString()));
  if (dirty.length === 0) return;
  const saved = await Promise.all(dirty.map((d) => d.save()));
  if (saved.includes(false)) {
    void window.showWarningMessage(l10n.t('Newsproof: {0} could not be saved.', name));
    return;
  }
  const open = l10n.t('Open');
  // Nobody is made to answer: what the action has begun goes on.
  void window.showInformationMessage(l10n.t('Newsproof: added to {0}.', name), open).then(async (answer) => {
    const [first] = targets;
    if (answer === open && first) await window.showTextDocument(first);
  });
}

async function showPlaces(newsproof: Newsproof, uri: string, position: Position, places: readonly Location[]): Promise<void> {
  const { protocol2CodeConverter: convert } = await newsproof.ready();
  const locations: CodeLocation[] = places.map((p) => convert.asLocation(p));
  await commands.executeCommand('editor.action.showReferences', convert.asUri(uri), convert.asPosition(position), locations);
}
