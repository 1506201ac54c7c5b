import { commands, type Disposable, l10n, window } from 'vscode';
import { type Newsproof, NoServer } from './client.ts';

/** Registers a command of the palette, without the `newsproof.` of its id. What it throws is told to the user. */
export function command(id: string, run: (argument?: unknown, selected?: unknown) => unknown): Disposable {
  // The explorer's menu gives the file that it was opened on, and all that are selected.
  return commands.registerCommand(`newsproof.${id}`, async (argument?: unknown, selected?: unknown) => {
    try {
      return await run(argument, selected);
    } catch (error) {
      if (error instanceof NoServer) error.offerRestart();
      else void window.showErrorMessage(l10n.t('Newsproof: {0}', error instanceof Error ? error.message : String(error)));
    }
  });
}

/** One that would find nothing while checking is paused, which is not to be taken for a draft without faults. */
export function checking(newsproof: Newsproof, id: string, run: (argument?: unknown) => unknown): Disposable {
  return command(id, (argument) => (newsproof.paused ? offerResume(newsproof, id, argument) : run(argument)));
}

/** Says that checking is paused, and goes on with a command if the user lets it. Nobody waits for the answer. */
function offerResume(newsproof: Newsproof, id: string, argument: unknown): void {
  const resume = l10n.t('Resume');
  void window.showInformationMessage(l10n.t('Newsproof: checking is paused.'), resume).then(async (answer) => {
    if (answer !== resume) return;
    await newsproof.pause(false);
    await commands.executeCommand(`newsproof.${id}`, argument);
  });
}
