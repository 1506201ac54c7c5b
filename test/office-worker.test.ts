import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { OfficeOutcome, OfficeStart, OfficeTask } from '../server/src/protocol.ts';
import { draftFolder, newsproof, ROOT } from './cli-run.ts';
import { pdfFile, typeset } from './pdf-file.ts';
import { item, paragraph, run, table, wordFile } from './word-file.ts';

const OUT = join(ROOT, 'server/out');
/** What a Web Worker has beside the language, of what a reader could want. */
const BROWSER = {
  ...{ TextDecoder, TextEncoder, URL, performance, console, structuredClone, queueMicrotask, setTimeout, clearTimeout, setInterval, clearInterval },
  ...{ AbortController, AbortSignal, Blob, DOMException, Event, EventTarget, MessageChannel, ReadableStream, Response, URLSearchParams, atob, btoa, crypto },
};

/**
 * The bundle of the Web Worker in a world that has nothing of Node, whose bundles come from the folder that it was told.
 * @returns what it answers, and what it has loaded
 */
function inWorker(task: OfficeTask, language: 'zh' | 'en' = 'zh'): Promise<{ outcome: OfficeOutcome; loaded: string[] }> {
  const loaded: string[] = [];
  return new Promise((resolve) => {
    const listeners: ((event: { data: unknown }) => void)[] = [];
    const scope: Record<string, unknown> = {
      ...BROWSER,
      addEventListener: (_: string, listen: (event: { data: unknown }) => void) => void listeners.push(listen),
      onmessage: null,
      postMessage: (outcome: OfficeOutcome) => resolve({ outcome: structuredClone(outcome), loaded }),
    };
    for (const name of ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'Worker']) {
      scope[name] = () => {
        throw new Error(`${name} was called`);
      };
    }
    scope.self = scope;
    const world = vm.createContext(scope);
    scope.importScripts = (url: string) => {
      expect(url.startsWith('https://newsroom.test/out/')).toBe(true);
      const name = url.slice('https://newsroom.test/out/'.length);
      loaded.push(name);
      vm.runInContext(readFileSync(join(OUT, name), 'utf8'), world, { filename: name });
    };
    vm.runInContext(readFileSync(join(OUT, 'office-browser.js'), 'utf8'), world, { filename: 'office-browser.js' });
    const maps: OfficeStart['maps'] = {
      onmessage: null,
      postMessage: (name) => maps.onmessage?.({ data: new Uint8Array(readFileSync(join(OUT, 'cmaps', `${name}.bcmap`))) }),
    };
    const start: OfficeStart = { base: 'https://newsroom.test/out', language, task, maps };
    const Bytes = vm.runInContext('Uint8Array', world) as typeof Uint8Array;
    const own = Object.fromEntries(
      Object.entries(task).map(([key, value]) => [key, value instanceof Uint8Array ? new Bytes(value) : value]),
    ) as unknown as OfficeTask;
    for (const listen of listeners) listen({ data: { ...start, task: own } });
  });
}

const BODY = [
  paragraph('港口吞吐量创新高', { style: 'a3' }),
  paragraph(`${run('今年的')}${run('箱量', '<w:b/>')}${run('增加一成。')}`),
  item('东港', 2),
  item('西港', 2),
  table([
    ['月份', '箱量'],
    ['一月', '12'],
  ]),
].join('');
const PAGE = `<!doctype html><html><head><meta charset="utf-8"><title>港口复航_海岸网</title></head><body><nav>首页</nav><div><h1>港口复航</h1>${'<p>港口昨日复航，<b>渡轮</b>每天开六班，首班七点开出，票价与去年一样。</p>'.repeat(6)}</div></body></html>`;
const STORY = { title: '港口复航', paragraphs: Array.from({ length: 12 }, (_, i) => `港口昨日复航，渡轮每天开${i + 3}班，首班七点开出，票价与去年一样。`) };
const FILES: Readonly<Record<string, Uint8Array>> = {
  'a.docx': wordFile(BODY, { footnotes: ['据港务局'], comments: ['查一下'] }),
  'a.html': strToU8(PAGE),
  'a.pdf': pdfFile(typeset(STORY, { columns: 2, width: 24, indent: 2, gap: 0, size: 10, lines: 40 })),
  'empty.docx': new Uint8Array(),
  'broken.docx': wordFile(BODY).slice(0, 900),
  'scan.pdf': pdfFile([[]]),
};
const folder = draftFolder(FILES);

test.each(Object.keys(FILES))('%s comes to the same in a Web Worker as on a desktop, and no more is loaded than it needs', async (name) => {
  const { outcome, loaded } = await inWorker({ name, bytes: FILES[name] as Uint8Array });
  const { status, stdout, stderr } = newsproof(['import', '--stdout', name], { cwd: folder, env: { LANG: 'zh_CN.UTF-8' } });
  if ('text' in outcome) {
    expect([0, outcome.text]).toEqual([status, stdout]);
    for (const note of outcome.notes) expect(stderr).toContain(note);
    expect(loaded.filter((file) => /import-(?:docx|html|pdf)/.test(file))).toEqual([`import-${name.split('.')[1]}.js`]);
  } else {
    expect(outcome).toEqual({ refused: expect.any(String) });
    expect(status).toBe(2);
    expect(stderr).toContain((outcome as { refused: string }).refused);
  }
});

/** The parts of a Word file as texts, without the hour at which it was written. */
const parts = (bytes: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part, true).replace(/w:date="[^"]*"/g, '')]));

test('changes go back into a Word file in a Web Worker as on a desktop', async () => {
  const original = FILES['a.docx'] as Uint8Array;
  const draft = newsproof(['import', '--stdout', 'a.docx'], { cwd: folder }).stdout.replace('增加一成', '增加两成').replace('东港', '**东港**');
  const cwd = draftFolder({ 'a.md': draft, 'a.docx': original });
  expect(newsproof(['export', 'a.md', 'a.docx', '-o', 'b.docx'], { cwd }).status).toBe(0);
  const { outcome } = await inWorker({ name: 'a.docx', original, draft });
  expect(outcome).toMatchObject({ tracked: 1, commented: 1 });
  expect(parts((outcome as { bytes: Uint8Array }).bytes)).toEqual(parts(readFileSync(join(cwd, 'b.docx'))));
});

test('what is refused is said in the language of the window', async () => {
  expect((await inWorker({ name: 'a.docx', bytes: new Uint8Array() }, 'en')).outcome).toEqual({ refused: 'is empty; not read' });
});
