import type { ExtensionContext } from 'vscode';
import { Newsproof } from './client.ts';
import { registerCommands } from './commands.ts';
import { StatusItem } from './status.ts';

let newsproof: Newsproof | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  newsproof = new Newsproof(context.asAbsolutePath('server/out/server.js'), new StatusItem(context.subscriptions));
  context.subscriptions.push(newsproof, ...registerCommands(newsproof));
  await newsproof.start();
}

export const deactivate = (): Promise<void> | undefined => newsproof?.stop();
