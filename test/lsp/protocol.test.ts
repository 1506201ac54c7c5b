import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, describe, expect, test } from 'vitest';
import { ROOT } from './harness.ts';
import { framed, framedText, INITIALIZE, type RawMessage, RawServer, STACK, WAYS } from './raw.ts';
import { NOTIFICATIONS, REQUESTS, type Target } from './requests.ts';
import { PROSE } from './start.ts';

const PARSE_ERROR = -32700;
const INVALID_REQUEST = -32600;
const METHOD_NOT_FOUND = -32601;
const INVALID_PARAMS = -32602;
const NOT_INITIALIZED = -32002;

const URI = 'file:///稿件.txt';
const TEXT = `博览会(第十届)昨日开幕，来自各地的客商参加了活动。\n${PROSE}\n`;
const OPEN = { textDocument: { uri: URI, languageId: 'plaintext', version: 1, text: TEXT } };

const servers: RawServer[] = [];
function run(...options: ConstructorParameters<typeof RawServer>): RawServer {
  const server = new RawServer(...options);
  servers.push(server);
  return server;
}
afterEach(async () => {
  const all = servers.splice(0);
  await Promise.all(all.map((s) => s.kill()));
  // Whatever was done to them.
  for (const s of all) {
    expect(s.stray).toBe('');
    expect(s.stderr + JSON.stringify(s.heard)).not.toMatch(STACK);
    expect(s.stderr.split('\n').length).toBeLessThanOrEqual(2);
  }
});

/** The codes of findings in a document, pulled. */
async function codes(server: RawServer, uri = URI): Promise<string[]> {
  const { result } = await server.request('textDocument/diagnostic', { textDocument: { uri } });
  return (result as { items: { code: string }[] }).items.map((d) => d.code);
}

/** It still does its work. */
async function isWell(server: RawServer): Promise<void> {
  const uri = `file:///well-${Math.random()}.txt`;
  server.tell('textDocument/didOpen', { textDocument: { ...OPEN.textDocument, uri } });
  expect(await codes(server, uri)).toEqual(['punct/halfwidth-paren']);
  server.tell('textDocument/didClose', { textDocument: { uri } });
}

const said = (server: RawServer, method: string): string[] =>
  server.heard.filter((m) => m.method === method).map((m) => (m.params as { message: string }).message);

describe('bytes that are no frames: one line says why, and the server ends', () => {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 9, method: 'shutdown' });
  const cases: [string, string | Buffer, RegExp][] = [
    ['a header without Content-Length', `Content-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n${body}`, /没有 Content-Length.*no Content-Length/],
    ['no header', body, /Content-Length.*jsonrpc/],
    ['an empty header', `\r\n\r\n${body}`, /Content-Length/],
    ['a line that is no header', `hello\r\nContent-Length: ${body.length}\r\n\r\n${body}`, /"hello"/],
    ['garbage without a line end', '\x00\x01\x02\xff\xfe', /"\\u0000\\u0001/],
    ['garbage that never ends', 'x'.repeat(100_000), /Content-Length|4096/],
    ['a header that never ends', 'X-Padding: y\r\n'.repeat(10_000), /4096/],
    ['lines that end in LF', `Content-Length: ${body.length}\n\n${body}`, /CRLF/],
    ['no number', `Content-Length: abc\r\n\r\n${body}`, /Content-Length.*"abc"/],
    ['a number and more', `Content-Length: ${body.length}abc\r\n\r\n${body}`, /Content-Length/],
    ['a negative number', `Content-Length: -5\r\n\r\n${body}`, /"-5"/],
    ['a fraction', `Content-Length: 4.5\r\n\r\n${body}`, /"4\.5"/],
    ['nothing', `Content-Length:\r\n\r\n${body}`, /""/],
    ['two lengths', `Content-Length: 5\r\nContent-Length: 6\r\n\r\n${body}`, /"5, 6"/],
    ['more than anybody sends', `Content-Length: 99999999999\r\n\r\n${body}`, /99999999999/],
    ['more than a number holds', `Content-Length: ${'9'.repeat(400)}\r\n\r\n${body}`, /9999/],
    ['garbage between two frames', Buffer.concat([framed({ jsonrpc: '2.0', method: 'initialized' }), Buffer.from('\n'), framed({})]), /"\\n/],
    ['a length that is too short', `Content-Length: ${body.length - 5}\r\n\r\n${body}`, /Content-Length/],
  ];
  const fails = async (args: readonly string[], [what, bytes, why]: (typeof cases)[number]): Promise<void> => {
    const server = run({ args });
    await server.request('initialize', INITIALIZE);
    server.write(bytes);
    expect(await server.end(), what).toEqual({ code: 2, signal: null });
    expect(server.stderr, what).toMatch(why);
    expect(server.stderr, what).toMatch(/^newsproof: .*[\u4e00-\u9fff].* \/ [\x20-\x7e…]+\n$/);
  };
  test.each(cases)('%s', async (...row) => fails(WAYS.server, row));

  test('newsproof lsp: the same', async () => {
    for (const row of cases.slice(0, 3)) await fails(WAYS['newsproof lsp'], row);
  });

  test('where no channel is named it says so', () => {
    for (const args of [[WAYS.server[0]], [WAYS.server[0], '--stdout'], [WAYS.server[0], '--node-ipc'], [WAYS.server[0], '--socket=x']]) {
      const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/^newsproof: .*--stdio.*\n$/);
    }
  });
});

describe('sound frames of which something is missing are waited for', () => {
  test('byte by byte', async () => {
    const server = run();
    for (const byte of framed({ jsonrpc: '2.0', id: 'bytes', method: 'initialize', params: INITIALIZE })) server.write(Buffer.from([byte]));
    expect(await server.answer('bytes')).toMatchObject({ result: { capabilities: {} } });
    await isWell(server);
  });

  test('several in one piece, with headers in any case and order', async () => {
    const server = run();
    const body = JSON.stringify({ jsonrpc: '2.0', id: 'first', method: 'initialize', params: { ...INITIALIZE, locale: '中文' } });
    const head = `content-type: application/vscode-jsonrpc; charset="UTF8"\r\nX-Other:\r\nCONTENT-LENGTH:${Buffer.byteLength(body)}\r\n\r\n`;
    server.write(
      Buffer.concat([
        Buffer.from(head + body),
        framed({ jsonrpc: '2.0', id: 'second', method: 'textDocument/hover', params: { textDocument: { uri: 'x' }, position: { line: 0, character: 0 } } }),
      ]),
    );
    expect((await server.answer('second')).result).toBeNull();
    await isWell(server);
  });

  test('a length that counts characters is told when nothing more comes', async () => {
    const server = run();
    await server.initialize();
    const body = JSON.stringify({ jsonrpc: '2.0', id: 9, method: 'shutdown' });
    server.write(`Content-Length: ${body.length + 100}\r\n\r\n${body}`);
    await server.until('the line', () => server.stderr.includes('\n'));
    expect(server.stderr).toMatch(/还在等100字节.* 100 bytes are missing/);
    // It may be on its way.
    server.write(' '.repeat(100));
    expect((await server.answer(9)).result).toBeNull();
  });
});

describe('sound frames without a message: an error, and on it goes', () => {
  const cases: [string, Buffer, number, number | string | null, RegExp][] = [
    ['no JSON', framedText('{"jsonrpc":'), PARSE_ERROR, null, /JSON/],
    ['nothing', framedText(''), PARSE_ERROR, null, /JSON/],
    ['JSON and more', framedText('{} {}'), PARSE_ERROR, null, /JSON/],
    ['no UTF-8', framedText(Buffer.from('{"jsonrpc":"2.0","id":7,"method":"\xd6\xd0"}', 'latin1')), PARSE_ERROR, null, /UTF-8/],
    ['half a character', framedText(Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xe4, 0xb8]), Buffer.from('"}')])), PARSE_ERROR, null, /UTF-8/],
    [
      'UTF-16',
      Buffer.concat([Buffer.from('Content-Type: x; charset=utf-16\r\nContent-Length: 4\r\n\r\n'), Buffer.from('{}', 'utf16le')]),
      PARSE_ERROR,
      null,
      /utf-16/,
    ],
    ['very deep', framedText('['.repeat(1_000_000)), PARSE_ERROR, null, /JSON/],
    ['null', framedText('null'), INVALID_REQUEST, null, /object/],
    ['a number', framedText('7'), INVALID_REQUEST, null, /object/],
    ['a string', framedText('"shutdown"'), INVALID_REQUEST, null, /object/],
    ['a batch', framedText('[{"jsonrpc":"2.0","id":7,"method":"shutdown"},{"jsonrpc":"2.0","id":8,"method":"shutdown"}]'), INVALID_REQUEST, null, /batch/],
    ['an empty batch', framedText('[]'), INVALID_REQUEST, null, /batch/],
    ['an empty object', framedText('{}'), INVALID_REQUEST, null, /method/],
    ['a method that is a number', framedText('{"jsonrpc":"2.0","id":7,"method":7}'), INVALID_REQUEST, 7, /method/],
    ['an id that is an object', framedText('{"jsonrpc":"2.0","id":{},"method":"shutdown"}'), INVALID_REQUEST, null, /id/],
    ['an id that is null', framedText('{"jsonrpc":"2.0","id":null,"method":"shutdown"}'), INVALID_REQUEST, null, /id/],
    ['an id without end', framedText('{"jsonrpc":"2.0","id":1e999,"method":"shutdown"}'), INVALID_REQUEST, null, /id/],
    ['another version', framedText('{"jsonrpc":"1.0","id":7,"method":"shutdown"}'), INVALID_REQUEST, 7, /2\.0/],
    ['a response to nobody', framedText('{"jsonrpc":"2.0","id":12345}'), INVALID_REQUEST, null, /method/],
  ];
  test.each(Object.entries(WAYS))('%s', async (_, args) => {
    const server = run({ args });
    await server.initialize();
    for (const [what, bytes, code, id, why] of cases) {
      const before = server.answers(id).length;
      server.write(bytes);
      const answer = await server.until(`the answer to ${what}`, () => server.answers(id)[before]);
      expect(answer.error, what).toMatchObject({ code, message: expect.stringMatching(why) });
      expect(answer.error?.message, what).toMatch(/[\u4e00-\u9fff].* \/ /);
      expect((await server.request('nobody/knows')).error?.code, what).toBe(METHOD_NOT_FOUND);
      expect(server.answers(id), what).toHaveLength(before + 1);
    }
    await isWell(server);
  });

  test('notifications and responses that are none go unanswered', async () => {
    const server = run();
    await server.initialize();
    for (const message of [
      { jsonrpc: '2.0', method: '$/cancelRequest' },
      { jsonrpc: '2.0', method: '$/cancelRequest', params: { id: {} } },
      { jsonrpc: '2.0', method: '$/nobody', params: 7 },
      { jsonrpc: '2.0', id: 77, result: null },
      { jsonrpc: '2.0', id: 'x', error: 7 },
      { jsonrpc: '2.0', id: null, error: { code: 1, message: 'x' } },
      // Some clients leave the version out.
      { method: 'initialized', params: {} },
    ])
      server.send(message);
    await isWell(server);
    expect(server.heard.filter((m) => m.method === undefined && m.error)).toEqual([]);
  });

  test('an answer that is none does not keep what asked for it waiting', async () => {
    const server = run();
    await server.initialize({ capabilities: { workspace: { configuration: true }, textDocument: { diagnostic: {} } } });
    server.tell('textDocument/didOpen', OPEN);
    const pulled = server.ask('textDocument/diagnostic', { textDocument: { uri: URI } });
    const asked = await server.until('the question', () => server.heard.find((m) => m.method === 'workspace/configuration'));
    server.send({ jsonrpc: '2.0', id: asked.id });
    expect((await server.answer(pulled)).result).toMatchObject({ items: [{ code: 'punct/halfwidth-paren' }] });
    expect(await server.answer(null)).toMatchObject({ error: { code: INVALID_REQUEST } });
  });
});

describe.each(Object.entries(WAYS))('the life of a server: %s', (_, args) => {
  test('before initialize: requests are refused, notifications go unheard', async () => {
    const server = run({ args });
    server.tell('textDocument/didOpen', OPEN);
    for (const method of ['textDocument/diagnostic', 'shutdown', 'nobody/knows'])
      expect(await server.request(method, { textDocument: { uri: URI } })).toMatchObject({ error: { code: NOT_INITIALIZED } });
    await server.initialize();
    expect(await codes(server)).toEqual([]);
    await isWell(server);
    expect(server.heard.filter((m) => m.method === 'window/logMessage')).toEqual([]);
  });

  test('initialize that fails may be tried again; after one that did not, another is refused', async () => {
    const server = run({ args });
    for (const params of [undefined, 7, {}, { ...INITIALIZE, capabilities: null }, { ...INITIALIZE, workspaceFolders: [{ uri: 7 }] }])
      expect(await server.request('initialize', params)).toMatchObject({ error: { code: INVALID_PARAMS } });
    const bad = { ...INITIALIZE, capabilities: { textDocument: { codeAction: { codeActionLiteralSupport: 7 } } } };
    const asked = server.ask('initialize', bad);
    const early = server.ask('textDocument/hover', { textDocument: { uri: URI }, position: { line: 0, character: 0 } });
    expect(await server.answer(asked)).toMatchObject({ error: { code: INVALID_PARAMS } });
    expect(await server.answer(early)).toMatchObject({ error: { code: NOT_INITIALIZED } });
    await server.initialize();
    expect(await server.request('initialize', INITIALIZE)).toMatchObject({ error: { code: INVALID_REQUEST } });
    await isWell(server);
  });

  test('what comes along with initialize is answered after it', async () => {
    const server = run({ args });
    server.write(
      Buffer.concat(
        [
          { id: 1, method: 'initialize', params: INITIALIZE },
          { method: 'initialized', params: {} },
          { method: 'textDocument/didOpen', params: OPEN },
          { id: 2, method: 'textDocument/diagnostic', params: { textDocument: { uri: URI } } },
        ].map((m) => framed({ jsonrpc: '2.0', ...m })),
      ),
    );
    expect((await server.answer(2)).result).toMatchObject({ items: [{ code: 'punct/halfwidth-paren' }] });
    expect(server.heard.flatMap((m) => (m.method === undefined ? [m.id] : []))).toEqual([1, 2]);
  });

  test('after shutdown requests are refused; exit then ends with 0', async () => {
    const server = run({ args });
    await server.initialize();
    server.tell('textDocument/didOpen', OPEN);
    expect(await server.request('shutdown')).toMatchObject({ result: null });
    for (const [method, params] of [
      ['shutdown', undefined],
      ['initialize', INITIALIZE],
      ['textDocument/diagnostic', { textDocument: { uri: URI } }],
      ['nobody/knows', undefined],
    ] as const)
      expect(await server.request(method, params)).toMatchObject({ error: { code: INVALID_REQUEST } });
    server.tell('textDocument/didOpen', OPEN);
    server.tell('exit');
    expect(await server.end()).toEqual({ code: 0, signal: null });
    expect(server.stderr).toBe('');
  });

  test.each([
    ['exit at once', false, (s: RawServer) => s.tell('exit')],
    ['exit without shutdown', true, (s: RawServer) => s.tell('exit')],
    ['the input closed at once', false, (s: RawServer) => s.child.stdin?.end()],
    ['the input closed without shutdown', true, (s: RawServer) => s.child.stdin?.end()],
    ['exit after a shutdown that was refused', false, (s: RawServer) => [s.ask('shutdown'), s.tell('exit')]],
  ])('%s: it ends with 1', async (_, begin, end) => {
    const server = run({ args });
    if (begin) {
      await server.initialize();
      server.tell('textDocument/didOpen', OPEN);
      await codes(server);
    }
    end(server);
    expect(await server.end()).toEqual({ code: 1, signal: null });
    expect(server.stderr).toBe('');
  });

  test('the input closed after shutdown, or all written in one piece and closed: it ends with 0', async () => {
    const server = run({ args });
    await server.initialize();
    await server.request('shutdown');
    server.child.stdin?.end();
    expect(await server.end()).toEqual({ code: 0, signal: null });
    for (const last of [[], [{ method: 'exit' }]]) {
      const messages = [{ id: 1, method: 'initialize', params: INITIALIZE }, { method: 'initialized', params: {} }, { id: 2, method: 'shutdown' }, ...last];
      const piped = run({ args });
      piped.child.stdin?.end(Buffer.concat(messages.map((m) => framed({ jsonrpc: '2.0', ...m }))));
      expect(await piped.end()).toEqual({ code: 0, signal: null });
      expect(piped.heard.map((m) => m.id)).toEqual([1, 2]);
    }
  });

  test('the output closed: it ends quietly, with 1, or 0 after shutdown', async () => {
    for (const isDown of [false, true]) {
      const server = run({ args });
      await server.initialize();
      server.tell('textDocument/didOpen', OPEN);
      await codes(server);
      if (isDown) await server.request('shutdown');
      server.child.stdout?.destroy();
      // Until it has noticed: one answer may still fit.
      for (let i = 0; server.child.exitCode === null; i++) {
        server.ask('textDocument/diagnostic', { textDocument: { uri: URI } }, `late-${i}`);
        await new Promise((ok) => setImmediate(ok));
      }
      expect(await server.end()).toEqual({ code: isDown ? 0 : 1, signal: null });
      expect(server.stderr).toBe('');
    }
  });

  test('the process that started it is gone: it ends', async () => {
    const parent = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    const server = run({ args });
    await server.initialize({ processId: parent.pid });
    parent.kill('SIGKILL');
    await once(parent, 'exit');
    expect(await server.end()).toEqual({ code: 1, signal: null });
    expect(server.stderr).toBe('');
  });
});

test('a channel of Node: the life is the same, and it ends with the channel', async () => {
  const child = spawn(process.execPath, [WAYS.server[0], '--node-ipc'], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (d) => (printed += String(d)));
  const heard: RawMessage[] = [];
  child.on('message', (m) => heard.push(m as RawMessage));
  for (const message of [
    { jsonrpc: '2.0', id: 1, method: 'textDocument/hover', params: {} },
    7,
    [],
    { jsonrpc: '2.0', method: '$/cancelRequest' },
    { jsonrpc: '2.0', id: 2, method: 'initialize', params: INITIALIZE },
    { jsonrpc: '2.0', method: '$/cancelRequest' },
    { jsonrpc: '2.0', id: 3, method: 'textDocument/hover', params: 7 },
    { jsonrpc: '2.0', id: 4, method: 'shutdown' },
  ])
    child.send(message as object);
  while (!heard.some((m) => m.id === 4)) await once(child, 'message');
  expect(heard.filter((m) => m.method === undefined).map((m) => [m.id, m.error?.code])).toEqual([
    [1, NOT_INITIALIZED],
    [null, INVALID_REQUEST],
    [null, INVALID_REQUEST],
    [2, undefined],
    [3, INVALID_PARAMS],
    [4, undefined],
  ]);
  child.disconnect();
  expect((await once(child, 'exit'))[0]).toBe(0);
  expect(printed).toBe('');
});

describe('requests', () => {
  test('of methods that nobody knows', async () => {
    const server = run();
    await server.initialize();
    for (const [method, params] of [
      ['nobody/knows', {}],
      ['$/nobody', undefined],
      ['', []],
      ['constructor', 7],
      ['__proto__', null],
      ['textDocument/didOpen', OPEN],
      ['textDocument/didOpen', 7],
    ] as const)
      expect(await server.request(method, params)).toMatchObject({ error: { code: METHOD_NOT_FOUND } });
    await isWell(server);
  });

  const position = { line: 0, character: 0 };
  const target: Target = { uri: URI, languageId: 'plaintext', text: TEXT, position, range: { start: position, end: position } };
  const wrong = (over: object): unknown[] => {
    const there = (key: string): boolean => key in over;
    const bad = [-1, 1.5, '0', null, true, [], {}];
    return [
      ...[undefined, null, 7, 'x', true, []],
      ...(there('textDocument') ? [undefined, null, 7, [], {}, { uri: null }, { uri: 7 }, { uri: {} }].map((textDocument) => ({ ...over, textDocument })) : []),
      ...(there('position') ? [null, 7, [], {}, ...bad.map((line) => ({ line, character: 0 })), ...bad.map((character) => ({ line: 0, character }))] : []).map(
        (p) => ({ ...over, position: p }),
      ),
      ...(there('range')
        ? [null, 7, [], {}, { start: position }, { start: position, end: { line: 0 } }, { start: { ...position, line: -1 }, end: position }]
        : []
      ).map((range) => ({ ...over, range })),
      ...(there('uri') ? [7, null, {}].map((uri) => ({ ...over, uri })) : []),
    ];
  };
  test('with parameters of another shape', async () => {
    const server = run();
    await server.initialize();
    server.tell('textDocument/didOpen', OPEN);
    for (const { method, params } of Object.values(REQUESTS)) {
      // A ledger's position may be left out.
      const cases = wrong(params(target) as object).filter((p) => !(method.endsWith('/ledger') && (p as { position?: unknown } | null)?.position === null));
      const asked = cases.map((p) => [p, server.ask(method, p)] as const);
      for (const [p, id] of asked) {
        const { error } = await server.answer(id);
        expect(error, `${method} ${JSON.stringify(p)}`).toMatchObject({
          code: INVALID_PARAMS,
          message: expect.stringMatching(/params.*应为.* \/ .*should be/),
        });
      }
    }
    await isWell(server);
  });

  test('of what is no address of a file, open or not', async () => {
    const server = run();
    await server.initialize({ capabilities: { textDocument: { diagnostic: {} } } });
    for (const uri of ['', 'x', 'file:', 'file://', 'file:///%zz', 'file://host/x', 'http://[', 'untitled:a', '\0', 'file:///a%00b', '稿件']) {
      for (const isOpen of [false, true]) {
        if (isOpen) server.tell('textDocument/didOpen', { textDocument: { ...OPEN.textDocument, uri } });
        const asked = Object.values(REQUESTS).map(({ method, params }) => [method, server.ask(method, params({ ...target, uri }))] as const);
        for (const [method, id] of asked) {
          const { error } = await server.answer(id);
          // To rename, something has to be there; the workspace has no folders.
          if (error && !/rename|fixWorkspace|executeCommand/i.test(method)) expect([uri, method, error]).toEqual([]);
        }
        if (isOpen) expect(await codes(server, uri), uri).toEqual(['punct/halfwidth-paren']);
      }
    }
    expect(said(server, 'window/showMessage')).toEqual([]);
    await isWell(server);
  });

  test('two of one id: the second is refused', async () => {
    const server = run();
    await server.initialize({ capabilities: { workspace: { configuration: true }, textDocument: { diagnostic: {} } } });
    server.tell('textDocument/didOpen', OPEN);
    server.ask('textDocument/diagnostic', { textDocument: { uri: URI } }, 5);
    const asked = await server.until('the question', () => server.heard.find((m) => m.method === 'workspace/configuration'));
    for (const id of [5, '5']) server.ask('textDocument/hover', { textDocument: { uri: URI }, position }, id);
    await server.until('both refusals', () => server.heard.filter((m) => m.error?.code === INVALID_REQUEST).length === 2);
    server.send({ jsonrpc: '2.0', id: asked.id, result: [null] });
    await server.until('the answer', () => server.answers(5).some((m) => m.result));
    server.ask('textDocument/hover', { textDocument: { uri: URI }, position }, 5);
    await server.until('the next answer', () => server.answers(5).length === 3);
  });
});

describe('notifications', () => {
  test('with parameters of another shape', async () => {
    const server = run();
    await server.initialize();
    for (const { method } of Object.values(NOTIFICATIONS)) {
      server.heard.length = 0;
      const wrong = [7, null, [], 'x'];
      for (const params of wrong) server.tell(method, params);
      await isWell(server);
      const log = said(server, 'window/logMessage');
      expect(log, method).toHaveLength(wrong.length);
      for (const line of log) expect(line.includes(method) && line.includes('should be'), line).toBe(true);
    }
  });

  test('documents that are none are not opened', async () => {
    const server = run();
    await server.initialize();
    for (const textDocument of [
      null,
      7,
      {},
      { ...OPEN.textDocument, text: 7 },
      { ...OPEN.textDocument, version: 'x' },
      { ...OPEN.textDocument, languageId: null },
    ]) {
      server.tell('textDocument/didOpen', { textDocument });
      expect(await codes(server)).toEqual([]);
    }
    server.tell('textDocument/didOpen', OPEN);
    expect(await codes(server)).toEqual(['punct/halfwidth-paren']);
  });

  const broken: [string, unknown][] = [
    ['a negative line', { range: { start: { line: -1, character: 0 }, end: { line: 0, character: 0 } }, text: 'x' }],
    ['no range', { range: null, text: 'x' }],
    ['half a range', { range: { start: { line: 0, character: 0 } }, text: 'x' }],
    ['no text', { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } }],
    ['a fraction', { range: { start: { line: 0, character: 0.5 }, end: { line: 0, character: 1 } }, text: 'x' }],
    ['nothing', null],
  ];
  test('a change that is none: nothing more is said of the document until it is opened again', async () => {
    const server = run();
    await server.initialize();
    for (const [what, change] of broken) {
      server.heard.length = 0;
      server.tell('textDocument/didOpen', OPEN);
      expect(await codes(server), what).toEqual(['punct/halfwidth-paren']);
      server.tell('textDocument/didChange', { textDocument: { uri: URI, version: 2 }, contentChanges: [change] });
      expect(await codes(server), what).toEqual([]);
      expect(said(server, 'window/showMessage'), what).toEqual([expect.stringMatching(/稿件\.txt.*重新打开.* opened again/)]);
      server.tell('textDocument/didChange', { textDocument: { uri: URI, version: 3 }, contentChanges: [{ text: TEXT }] });
      expect(await codes(server), what).toEqual([]);
    }
    server.tell('textDocument/didOpen', OPEN);
    expect(await codes(server)).toEqual(['punct/halfwidth-paren']);
  });

  test('the end of a text may be named by any number', async () => {
    const server = run();
    await server.initialize();
    server.tell('textDocument/didOpen', OPEN);
    for (const end of [
      { line: 2 ** 31 - 1, character: 2 ** 31 - 1 },
      { line: 2 ** 53, character: 0 },
      { line: 1e300, character: 1e300 },
    ]) {
      for (const text of [`${PROSE}\n`, TEXT]) {
        server.tell('textDocument/didChange', { textDocument: { uri: URI, version: 2 }, contentChanges: [{ range: { start: position0, end }, text }] });
        expect(await codes(server)).toEqual(text === TEXT ? ['punct/halfwidth-paren'] : []);
      }
    }
  });

  test.each(['utf-16', 'utf-8'])('ranges the wrong way round, versions that go back or stay: the text counts, in %s', async (encoding) => {
    const server = run();
    await server.initialize({ capabilities: { general: { positionEncodings: [encoding] }, textDocument: { diagnostic: {} } } });
    server.tell('textDocument/didOpen', OPEN);
    expect(await codes(server)).toEqual(['punct/halfwidth-paren']);
    // The bracket that opens, and when that is replaced the one that closes.
    const [opens, closes] = encoding === 'utf-8' ? [9, 21] : [3, 7];
    const turned = (at: number): object => ({ start: { line: 0, character: at + 1 }, end: { line: 0, character: at } });
    const [first, last] = [turned(opens), turned(closes)];
    for (const version of [1, 1, 0, -7]) {
      server.tell('textDocument/didChange', {
        textDocument: { uri: URI, version },
        contentChanges: [
          { range: first, text: '（' },
          { range: last, text: '）' },
        ],
      });
      expect(await codes(server)).toEqual([]);
      server.tell('textDocument/didChange', { textDocument: { uri: URI, version }, contentChanges: [{ text: TEXT }] });
      expect(await codes(server)).toEqual(['punct/halfwidth-paren']);
    }
  });

  test('changes of what is not open, opening twice, closing twice', async () => {
    const server = run();
    await server.initialize();
    server.tell('textDocument/didChange', { textDocument: { uri: URI, version: 2 }, contentChanges: [{ text: TEXT }] });
    expect(await codes(server)).toEqual([]);
    server.tell('textDocument/didOpen', OPEN);
    server.tell('textDocument/didOpen', { textDocument: { ...OPEN.textDocument, text: `${PROSE}\n` } });
    expect(await codes(server)).toEqual([]);
    server.tell('textDocument/didOpen', OPEN);
    expect(await codes(server)).toEqual(['punct/halfwidth-paren']);
    for (let i = 0; i < 2; i++) server.tell('textDocument/didClose', { textDocument: { uri: URI } });
    expect(await codes(server)).toEqual([]);
    await isWell(server);
    expect(said(server, 'window/logMessage')).toEqual([]);
  });
});

const position0 = { line: 0, character: 0 };
