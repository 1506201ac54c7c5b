import { commands, type Extension, l10n, type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import { SECTION } from '../../server/src/protocol.ts';
import type { Newsproof } from './client.ts';
import type { Drafts } from './drafts.ts';

interface Entry extends QuickPickItem {
  readonly id?: string;
  readonly argument?: string;
}

/** A text of package.json as the editor hands it out: in its own language, beside the one in English where that is another. */
type ManifestText = string | { readonly value: string };

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: ManifestText; readonly icon: string }[];
    readonly views: { readonly newsproof: readonly { readonly id: string; readonly name: ManifestText; readonly icon: string }[] };
  };
}

const said = (text: ManifestText): string => (typeof text === 'string' ? text : text.value);

/** Offers what can be done just now, in groups; every entry is called what the palette and the views call it. */
export async function showMenu(newsproof: Newsproof, drafts: Drafts, extension: Extension<unknown>): Promise<void> {
  const chosen = await window.showQuickPick(entriesOf(newsproof, drafts, named(extension.packageJSON as Manifest)), { placeHolder: l10n.t('Newsproof') });
  if (chosen?.id) await commands.executeCommand(chosen.id, ...(chosen.argument === undefined ? [] : [chosen.argument]));
}

/** Commands and views by their ids, as entries. */
function named({ contributes }: Manifest): (id: string) => Entry {
  const entries = new Map<string, Entry>();
  for (const { command, title, icon } of contributes.commands) entries.set(command, { label: `${icon} ${said(title)}`, id: command });
  for (const { id, name, icon } of contributes.views.newsproof) entries.set(`${id}.focus`, { label: `${icon} ${said(name)}`, id: `${id}.focus` });
  return (id) => entries.get(`${SECTION}.${id}`) ?? { label: id };
}

function entriesOf(newsproof: Newsproof, drafts: Drafts, entry: (id: string) => Entry): Entry[] {
  const group = (label: string, ...ids: string[]): Entry[] =>
    ids.length === 0 ? [] : [{ label, kind: QuickPickItemKind.Separator }, ...ids.map((id) => entry(id))];
  const log = group(l10n.t('Log'), 'showLog', 'restartServer');
  const settings: Entry = { label: `$(gear) ${l10n.t('Settings')}`, id: 'workbench.action.openSettings', argument: '@ext:newsproof.newsproof' };
  const configuration = [...group(l10n.t('Configuration'), 'showConfig'), settings];
  if (newsproof.server === 'down') return [...group(l10n.t('Not checking'), 'restartServer', 'showLog'), ...configuration];
  if (newsproof.paused) return [...group(l10n.t('Paused'), 'resume'), ...configuration, ...log];
  const draft = drafts.state !== 'none' && drafts.state !== 'quiet';
  return [
    ...group(l10n.t('Findings'), ...(draft ? ['review', 'nextFinding', 'previousFinding', 'exportProofSheet'] : []), 'problems.focus', 'checkWorkspace'),
    ...group(l10n.t('Fix'), ...(draft ? ['fixAllSafe', 'compareClean'] : []), 'pasteClean', 'fixWorkspace'),
    ...group(l10n.t('Join'), ...(draft ? ['joinLines'] : [])),
    ...group(l10n.t('Names'), 'ledger.focus'),
    ...group(l10n.t('Pause'), 'pause'),
    ...configuration,
    ...log,
  ];
}
