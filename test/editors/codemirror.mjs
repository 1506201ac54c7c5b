// The editor of a web page: CodeMirror with its own language client, in Chromium, the server in a Web Worker. Run by run.mjs in a folder
// that holds the draft and the modules of docs/editors.md: `node codemirror.mjs DRAFT`.
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import esbuild from 'esbuild';
import { installChromium, root } from '../vscode/install.mjs';
import { inBrowser } from '../vscode/lib.mjs';
import { STEPS } from './codemirror-steps.mjs';

/** What a page has of the product, as the documentation says. */
const SERVED = ['server-browser.js', 'lexicon.bin', 'typos.bin'];
const TYPES = { '.js': 'text/javascript', '.bin': 'application/octet-stream' };

/** The modules of the documentation as a page gets them, with a door for the tests. */
async function bundle() {
  const contents = `import './editor.js';
import { forEachDiagnostic } from '@codemirror/lint';
import { EditorView } from '@codemirror/view';
globalThis.editor = { forEachDiagnostic, view: EditorView.findFromDOM(document.querySelector('#editor')) };`;
  const { outputFiles } = await esbuild.build({
    stdin: { contents, resolveDir: process.cwd() },
    nodePaths: [path.join(root, 'node_modules')],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
  });
  return outputFiles[0].text;
}

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const pageOf = (draft) => `<!doctype html>
<html lang="zh"><meta charset="utf-8"><link rel="icon" href="data:,">
<style>.cm-content { font: 16px/1.8 'Noto Sans CJK SC', sans-serif }</style>
<textarea id="draft" hidden>
${escaped(draft)}</textarea>
<div id="editor"></div>
<script type="module" src="/page.js"></script>`;

/** Serves the page to this machine alone. @returns its address, and how it ends */
async function serve(draft) {
  const files = new Map([
    ['/', { type: 'text/html', body: pageOf(draft) }],
    ['/page.js', { type: TYPES['.js'], body: await bundle() }],
    ...SERVED.map((name) => [`/newsproof/${name}`, { type: TYPES[path.extname(name)], body: readFileSync(path.join(root, 'server/out', name)) }]),
  ]);
  const server = createServer(({ url }, response) => {
    const file = files.get(url);
    response.writeHead(file ? 200 : 404, file && { 'content-type': file.type });
    response.end(file?.body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

/** One result for each step: those after the first that fails are not tried. */
async function results(ui) {
  const told = [];
  for (const [name, run] of Object.entries(STEPS)) {
    try {
      await run(ui);
      await ui.shot(`codemirror-${told.length + 1}`);
      told.push({ name, ok: true });
    } catch (error) {
      await ui.shot('failure-codemirror').catch(() => undefined);
      return [...told, { name, ok: false, error: error.stack }];
    }
  }
  return told;
}

const draft = readFileSync(process.argv[2], 'utf8');
const { url, close } = await serve(draft);
try {
  await inBrowser(installChromium(), { viewport: { width: 1000, height: 700 }, locale: 'zh-CN' }, async ({ page, shot }) => {
    const strange = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(url) && !/^(?:data|blob):/.test(request.url())) strange.push(request.url());
    });
    page.on('pageerror', (error) => strange.push(error.stack));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') strange.push(message.text());
    });
    await page.goto(url);
    const { version } = JSON.parse(readFileSync(path.join(root, 'node_modules/@codemirror/lsp-client/package.json'), 'utf8'));
    const told = { version: `lsp-client ${version}, Chromium ${page.context().browser().version()}`, results: await results({ page, shot, strange, draft }) };
    writeFileSync(process.env.NEWSPROOF_RESULT, JSON.stringify(told));
  });
} finally {
  close();
}
