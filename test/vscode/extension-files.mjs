// The packed extension over http, as VS Code for the Web has it: extensions in a browser are loaded from an address.
import { createReadStream, readdirSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { freshState, here, installVsix } from './lib.mjs';

const TYPES = { '.js': 'text/javascript', '.cjs': 'text/javascript', '.json': 'application/json', '.svg': 'image/svg+xml' };
/** Tests inside the extension host have to lie in the extension, as some hosts see it. */
export const WEB_TESTS = '/test-web/index.js';

/** Unpacks the extension as VS Code does. @returns its folder, and what removes it */
export function unpack(vsix) {
  const state = freshState();
  installVsix(state, vsix);
  const [folder] = readdirSync(state.extensions).filter((name) => name.startsWith('newsproof.'));
  return { folder: path.join(state.extensions, folder), remove: () => rmSync(state.root, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 }) };
}

/** @returns its address as the parts of a URI, the paths that were asked for and are not there, and what ends it */
export async function serveExtension(vsix) {
  const { folder, remove } = unpack(vsix);
  const absent = [];
  const server = createServer((request, response) => {
    const name = decodeURIComponent(new URL(request.url, 'http://x').pathname).replace(/^\/ext/, '');
    const file = name === WEB_TESTS ? path.join(here, 'web/index.cjs') : path.join(folder, name);
    const isThere = file.startsWith(folder) || name === WEB_TESTS ? statSync(file, { throwIfNoEntry: false })?.isFile() : false;
    response.writeHead(isThere ? 200 : 404, { 'access-control-allow-origin': '*', 'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream' });
    if (isThere) createReadStream(file).pipe(response);
    else {
      absent.push(name);
      response.end();
    }
  });
  await new Promise((ok) => server.listen(0, '127.0.0.1', ok));
  const authority = `127.0.0.1:${server.address().port}`;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((ok) => server.close(ok));
    remove();
  };
  return { uri: (name = '') => ({ scheme: 'http', authority, path: `/ext${name}` }), absent, close };
}
