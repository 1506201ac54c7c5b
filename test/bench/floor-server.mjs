// The least a language server can do: holds the text, applies changes, answers every request for diagnostics with N constant
// ones. What Newsproof costs above this is its own. Usage: floor-server.mjs N
import { TextDocument } from 'vscode-languageserver-textdocument';

const items = Array.from({ length: Number(process.argv[2] ?? 0) }, (_, i) => ({
  range: { start: { line: i * 3, character: 1 }, end: { line: i * 3, character: 4 } },
  severity: 2,
  code: 'space/digit-han',
  source: 'newsproof',
  message: '数字与汉字之间不留空格。',
}));

let buffer = Buffer.alloc(0);
let doc;

function reply(message) {
  const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
  process.stdout.write(`Content-Length: ${body.length}\r\n\r\n`);
  process.stdout.write(body);
}

function receive({ id, method, params }) {
  if (method === 'initialize')
    reply({ id, result: { capabilities: { textDocumentSync: 2, diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false } } } });
  else if (method === 'textDocument/didOpen') doc = TextDocument.create(params.textDocument.uri, 'markdown', 1, params.textDocument.text);
  else if (method === 'textDocument/didChange') doc = TextDocument.update(doc, params.contentChanges, params.textDocument.version);
  else if (method === 'textDocument/diagnostic') {
    doc.getText();
    reply({ id, result: { kind: 'full', items } });
  } else if (method === 'shutdown') reply({ id, result: null });
  else if (method === 'exit') process.exit(0);
}

process.stdin.on('data', (data) => {
  buffer = Buffer.concat([buffer, data]);
  for (;;) {
    const head = buffer.indexOf('\r\n\r\n');
    if (head < 0) return;
    const length = Number(/Content-Length: (\d+)/i.exec(buffer.toString('latin1', 0, head))[1]);
    if (buffer.length < head + 4 + length) return;
    const message = JSON.parse(buffer.toString('utf8', head + 4, head + 4 + length));
    buffer = buffer.subarray(head + 4 + length);
    receive(message);
  }
});
