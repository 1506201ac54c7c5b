import type { ExtensionContext } from 'vscode';
import { Newsproof } from './client.ts';
import { registerCommands } from './commands.ts';
import { Comparisons } from './compare.ts';
import { CleanPaste } from './paste.ts';
import { StatusItem } from './status.ts';

let newsproof: Newsproof | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  newsproof = new Newsproof(context.asAbsolutePath('server/out/server.js'), new StatusItem(context.subscriptions));
  const comparisons = new Comparisons(newsproof);
  context.subscriptions.push(newsproof, comparisons, new CleanPaste(newsproof), ...registerCommands(newsproof, comparisons));
  await newsproof.start();
}

export const deactivate = (): Promise<void> | undefined => newsproof?.stop();
