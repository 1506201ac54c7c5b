/** The part of a browser's world that is used here, which the types of Node do not have. */
export interface MessagePort {
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  postMessage(message: unknown, transfer?: readonly unknown[]): void;
  close(): void;
}

interface WebWorker {
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  onerror: ((event: { readonly message?: string }) => void) | null;
  postMessage(message: unknown, transfer: readonly unknown[]): void;
  terminate(): void;
}

interface BrowserScope {
  readonly Worker: new (url: string) => WebWorker;
  readonly MessageChannel: new () => { readonly port1: MessagePort; readonly port2: MessagePort };
}

export const { Worker, MessageChannel } = globalThis as unknown as BrowserScope;
export type Worker = WebWorker;
