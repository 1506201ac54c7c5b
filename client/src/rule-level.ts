import { commands, type Disposable, l10n, type QuickPickItem, type WorkspaceEdit, window, workspace } from 'vscode';
import {
  CHOOSE_LEVEL,
  type ChooseLevelParams,
  type RuleLevel,
  SAVE_FILES,
  SET_LEVEL,
  type SetLevelParams,
  type SetLevelResult,
} from '../../server/src/protocol.ts';
import type { Newsproof } from './client.ts';

/** The command that asks which severity a rule is to have. It is not in the palette. */
export function registerRuleLevel(newsproof: Newsproof): Disposable {
  return commands.registerCommand(CHOOSE_LEVEL, async (params: ChooseLevelParams) => {
    try {
      await chooseLevel(newsproof, params);
    } catch (error) {
      void window.showErrorMessage(`Newsproof: ${error instanceof Error ? error.message : String(error)}`);
    }
  });
}

/** Asks, has the configuration changed as one edit, and saves it so that it counts. */
async function chooseLevel(newsproof: Newsproof, { uri, rule, title, level: now, file }: ChooseLevelParams): Promise<void> {
  const names: Readonly<Record<RuleLevel, string>> = {
    error: l10n.t('Error'),
    warning: l10n.t('Warning'),
    information: l10n.t('Information'),
    hint: l10n.t('Hint'),
    off: l10n.t('Off'),
  };
  const items = (Object.keys(names) as RuleLevel[]).map((level): QuickPickItem & { level: RuleLevel } => ({
    label: names[level],
    description: level === now ? l10n.t('{0} (now)', level) : level,
    level,
  }));
  const chosen = await window.showQuickPick(items, { placeHolder: l10n.t('Severity of “{0}”, written to {1}', title, file) });
  if (!chosen || chosen.level === now) return;
  const client = newsproof.running;
  const params: SetLevelParams = { uri, rule, level: chosen.level };
  const result = await client.sendRequest<SetLevelResult | null>(SET_LEVEL, params);
  if (!result?.edit) throw new Error(result?.refused ?? l10n.t('The draft has changed meanwhile. Try again.'));
  const edit = (await client.protocol2CodeConverter.asWorkspaceEdit(result.edit)) as WorkspaceEdit;
  if (!(await workspace.applyEdit(edit))) throw new Error(l10n.t('Newsproof: {0} could not be saved.', result.label));
  await commands.executeCommand(SAVE_FILES, result.files, result.label);
}
