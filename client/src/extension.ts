import type { ExtensionContext } from 'vscode';
import { LanguageClient, type LanguageClientOptions, TransportKind } from 'vscode-languageclient/node';
import type { Launcher } from './client.ts';
import { ServedOffice } from './served-office.ts';
import { start, stop } from './start.ts';

const DEBUG_PORT = 6009;

/** Servers that are processes of their own, and read the disk. */
class ServerProcesses implements Launcher {
  readonly schemes = ['file'];

  /** @param module path of the server's bundle */
  constructor(private readonly module: string) {}

  async launch(id: string, name: string, options: LanguageClientOptions): Promise<LanguageClient> {
    const run = { module: this.module, transport: TransportKind.ipc };
    // Under a debugger the server lets one of its own attach (.vscode/launch.json).
    const debug = { ...run, options: { execArgv: [`--inspect=${DEBUG_PORT}`] } };
    return new LanguageClient(id, name, { run, debug }, options);
  }

  end(): void {
    // The client has ended its process.
  }
}

export const activate = (context: ExtensionContext): Promise<void> =>
  start(context, new ServerProcesses(context.asAbsolutePath('server/out/server.js')), (newsproof) => new ServedOffice(newsproof));
export const deactivate = stop;
