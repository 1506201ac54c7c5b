import {
  BrowserMessageReader,
  BrowserMessageWriter,
  type Connection,
  createConnection,
  ErrorCodes,
  ProposedFeatures,
  ResponseError,
} from 'vscode-languageserver/browser';
import { MOST_BYTES } from '../disk/file-kinds.ts';
import { shippedLexicon } from '../lexicon/shipped.ts';
import {
  LIST_FOLDER,
  type ListFolderParams,
  type ListFolderResult,
  READ_TEXT,
  type ReadTextParams,
  type ReadTextResult,
  type WorkerStart,
} from '../protocol.ts';
import { rules } from '../rules/index.ts';
import { isAbsent, ReadError, type ServerHost, URIS } from './host.ts';
import { provideLexicon } from './lexicon-bytes.ts';
import { reasonOf } from './messages.ts';
import { serve } from './server.ts';
import { childUri, resolveUri } from './uri.ts';
import { type FolderEntry, walk } from './walk.ts';
import { Gate } from './wire/gate.ts';

/** The part of a Web Worker's world that is used here. */
export interface WorkerScope {
  addEventListener(type: 'message', listen: (event: { readonly data: unknown }) => void, options: { once: true }): void;
}

/**
 * Serves whoever made the Web Worker. Its first message is a `WorkerStart`, all others are of the protocol. Who made it also ends it: a
 * worker has no exit code that anybody would see.
 */
export function startBrowserServer(scope: WorkerScope): void {
  scope.addEventListener('message', ({ data }) => begin(scope as WorkerScope & MessageChannelEnd, data as WorkerStart), { once: true });
}

type MessageChannelEnd = ConstructorParameters<typeof BrowserMessageReader>[0];

function begin(scope: MessageChannelEnd, { lexicon, data }: WorkerStart): void {
  provideLexicon(lexicon);
  const gate = new Gate(new BrowserMessageWriter(scope));
  const connection = createConnection(ProposedFeatures.all, gate.reader, gate.writer);
  serve(connection, { rules, lexicon: shippedLexicon, host: browserHost(connection, () => typosFrom(data)) });
  new BrowserMessageReader(scope).listen((message) => gate.hear(message));
  data.postMessage('ready');
}

function typosFrom(data: WorkerStart['data']): Promise<Uint8Array | undefined> {
  return new Promise((resolve) => {
    data.onmessage = (event) => resolve((event.data as Uint8Array | null) ?? undefined);
    data.postMessage('typos');
  });
}

/** What is a file of a workspace: neither what has been saved nowhere, nor an address of the network. */
const reads = (uri: string): boolean => /^[a-z][\w+.-]*:/i.test(uri) && !/^(?:untitled|https?|wss?|ftp|data|blob):/i.test(uri);

/** What the client answers; nothing where it knows of no such request: the editor of a web page has no files. */
async function ask<T extends object>(connection: Connection, method: string, params: object): Promise<Partial<T>> {
  try {
    return (await connection.sendRequest<T | null>(method, params)) ?? {};
  } catch (error) {
    if (error instanceof ResponseError && error.code === ErrorCodes.MethodNotFound) return {};
    throw error;
  }
}

/** The world as the client sees it, which has the files. It knows of no links, and of no home of the user. */
function browserHost(connection: Connection, readTypos: () => Promise<Uint8Array | undefined>): ServerHost {
  const list = async (uri: string): Promise<readonly FolderEntry[]> => {
    if (!reads(uri)) throw new ReadError('denied');
    const { entries, failure = 'missing' } = await ask<ListFolderResult>(connection, LIST_FOLDER, { uri } satisfies ListFolderParams);
    if (entries === undefined) throw new ReadError(failure);
    return entries;
  };
  return {
    ...URIS,
    isAbsent,
    whyNot: reasonOf,
    async readText(uri, kind) {
      if (!reads(uri)) throw new ReadError('denied');
      const params: ReadTextParams = { uri, most: MOST_BYTES[kind] };
      const { text, failure = 'missing' } = await ask<ReadTextResult>(connection, READ_TEXT, params);
      if (text === undefined) throw new ReadError(failure);
      return text;
    },
    async *findFiles(folder, extensions, skip) {
      const uriOf = (path: string): string => childUri(folder, path.split('/').map(encodeURIComponent).join('/'));
      for await (const path of walk((below) => list(below === '' ? folder : uriOf(below)), { extensions, skip })) yield uriOf(path);
    },
    resolve: (file, folder) => (folder === undefined ? file : resolveUri(file, folder)),
    reads,
    real: async (uri) => uri,
    readTypos,
    now: () => new Date(),
    elapsed: () => performance.now(),
  };
}
