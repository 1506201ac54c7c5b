import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ClientCapabilities, Diagnostic } from 'vscode-languageserver-protocol';
import { rules } from '../../server/src/rules/index.ts';
import { readMarks } from '../marks.ts';
import { type Editor, MODERN, ROOT } from './harness.ts';
import { REQUESTS } from './requests.ts';
import { PROSE, start } from './start.ts';

const HAN = /\p{sc=Han}/u;
const folder = mkdtempSync(join(tmpdir(), 'newsproof-english-'));
beforeAll(() => {
  mkdirSync(join(folder, 'house'));
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A house whose files have faults, too. */
const FILES: Readonly<Record<string, string>> = {
  '.newsproof.yaml': `profile: nobody\nrules:\n  space/digit-hann: off\n  punct: loud\nlexicons: [house/desk.lexicon.yaml, house/none.yaml]\nextends: ./missing.yaml\ncolour: red\n`,
  '.newsproof-ignore.yaml': `- rule: nobody/knows\n  text: 甲\n- text: 乙\n- rule: punct/halfwidth-paren\n  text: 从不出现\n  until: 2019-02-30\n`,
  'house/desk.lexicon.yaml': `people:\n  - name: 林致远\n    sure: D\n    variants: [林志远, { text: 林致远 }]\n  - titel: 局长\nformulas:\n  - { parts: [开放, 共享], since: 2021-01-01 }\n  - { term: 五个牢记, since: 2021, bad: [没有] }\nlaws: [《甲乙法》, 甲乙条例]\norders: [{ names: [林致远] }, { kind: person, names: [林致远, 林志远], from: 2021-01-01, to: 2022-01-01, bad: [没有] }]\n`,
};
const CAPABILITIES: ClientCapabilities = {
  ...MODERN,
  workspace: { ...MODERN.workspace, workspaceEdit: { documentChanges: true, changeAnnotationSupport: {}, resourceOperations: ['create'] } },
  textDocument: {
    ...MODERN.textDocument,
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
    rename: { prepareSupport: true },
  },
};
const OPTIONS = { status: true, trusted: true, lexiconDocuments: true, savesFiles: true, showsPlaces: true, rulePages: 'newsproof-rule:/' };

const settings = { check: 'always', rules: { nobody: 'off', wrap: 'loud' }, profile: 'nobody', maxProblems: 'many' };
const speak = (locale: string, more: object = {}): Promise<Editor> =>
  start({ locale, folder, capabilities: CAPABILITIES, initializationOptions: OPTIONS, settings, ...more });

/** What a text says besides drafts: without what stands in quotation marks, code and what a draft says itself. */
function ownWords(text: string, drafts: string): string[] {
  const bare = text
    .replace(/「[^」]*」|“[^”]*”|‘[^’]*’|`[^`]*`|《[^》]*》|\*\*[^*]*\*\*/g, ' ')
    // Terms that the message is about, and samples of forms.
    .replace(/（[^（）]{0,12}）/g, ' ');
  return (bare.match(/[\p{sc=Han}，。；：！？]+/gu) ?? []).filter(
    (run) => HAN.test(run) && !drafts.includes(run) && (run.length > 10 || /[。；！？，]/.test(run)),
  );
}

/** Everything in an answer that is shown to somebody. */
function shown(value: unknown, key = ''): string[] {
  if (typeof value === 'string')
    return ['message', 'title', 'detail', 'label', 'description', 'documentation', 'contents', 'value', 'name'].includes(key) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((v) => shown(v, key));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([k, v]) => shown(v, k));
}

/** Pieces of the Chinese messages that no English one has. */
const pieces: readonly string[] = (() => {
  const root = join(ROOT, 'server/src');
  const out = new Set<string>();
  const english: string[] = [];
  for (const e of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!e.name.endsWith('.ts')) continue;
    const code = readFileSync(join(e.parentPath, e.name), 'utf8');
    for (const m of code.matchAll(/\bzh:\s*(['`])((?:(?!\1)[^\\]|\\.)*)\1\s*,\s*en:\s*(['`])((?:(?!\3)[^\\]|\\.)*)\3/g)) {
      english.push(m[4] as string);
      for (const p of (m[2] as string).split(/\$\{[^}]*\}|\{\w+\}|[“”‘’`《》（）：；，。、]/)) if (p.length >= 5 && /^\p{sc=Han}+$/u.test(p)) out.add(p);
    }
  }
  const all = english.join('\n');
  return [...out].filter((p) => !all.includes(p));
})();

/** Asks everything about a document, at its findings too. */
async function hear(editor: Editor, text: string, name: string, languageId: string): Promise<string[]> {
  const uri = await editor.open(text, { uri: pathToFileURL(join(folder, name)).href, languageId });
  const diagnostics: Diagnostic[] = await editor.diagnose(uri);
  const said = shown(diagnostics);
  const places = diagnostics.slice(0, 12).map((d) => d.range);
  for (const range of places) {
    said.push(...shown(await editor.actions(uri, range)), ...shown(await editor.hover(uri, range.start)));
  }
  await editor.closeDocument(uri);
  return said;
}

test('the pieces are worth looking for', () => {
  expect(pieces.length).toBeGreaterThan(300);
});

test('what is found in the examples of all rules, its actions and hovers', async () => {
  const editor = await speak('en');
  const zh = await speak('zh-CN');
  let chinese = 0;
  const found: string[] = [];
  for (const { meta } of rules) {
    for (const [i, { bad, language }] of meta.examples.entries()) {
      if (bad === undefined) continue;
      const { text } = readMarks(bad);
      const [name, id] = language === 'plaintext' ? [`${i}.txt`, 'plaintext'] : [`${i}.md`, 'markdown'];
      for (const message of await hear(editor, text, name, id)) {
        // Behind the line stands what the lexicon says of a name.
        const [own = ''] = message.split('\n---\n');
        const chineseWords = [...ownWords(own, text), ...pieces.filter((p) => message.includes(p) && !text.includes(p))];
        if (chineseWords.length > 0) found.push(`${meta.id}: ${message}: ${chineseWords.join(' ')}`);
      }
      if (i === 0) for (const message of await hear(zh, text, name, id)) if (HAN.test(message)) chinese++;
    }
  }
  expect(found).toEqual([]);
  expect(chinese).toBeGreaterThan(rules.length);
});

test('answers to every request about the samples', async () => {
  const editor = await speak('en-US');
  const heard: string[] = [];
  for (const [sample, languageId] of [
    ['01-分页断行.md', 'markdown'],
    ['02-报纸专栏.txt', 'plaintext'],
    ['04-外事稿.md', 'markdown'],
  ] as const) {
    const text = readFileSync(join(ROOT, 'samples', sample), 'utf8');
    const uri = await editor.open(text, { uri: pathToFileURL(join(folder, sample)).href, languageId });
    await editor.diagnose(uri);
    const end = { line: text.split('\n').length, character: 0 };
    for (const [what, { method, params }] of Object.entries(REQUESTS)) {
      // The name of a draft is no message, nor is its text.
      if (/CLEAN|LEDGER|Formatting|Rename|ENTRY|RULE_PAGE/.test(what)) continue;
      const position = editor.positionOf(uri, '。');
      const target = { uri, languageId, text, position, range: { start: { line: 0, character: 0 }, end } };
      const answer = await editor.connection.sendRequest(method, params(target)).catch((e: Error) => ({ message: e.message }));
      for (const message of shown(answer)) {
        heard.push(message);
        const piece = pieces.find((p) => message.includes(p) && !text.includes(p));
        expect(piece, `${method}: ${message}`).toBeUndefined();
      }
    }
  }
  expect(heard.length).toBeGreaterThan(100);
});

test('what is wrong with files of the house and with settings', async () => {
  const editor = await speak('en', { settings });
  await editor.diagnose(await editor.open(`${PROSE}\n`, { uri: pathToFileURL(join(folder, 'a.md')).href, languageId: 'markdown' }));
  for (const name of Object.keys(FILES)) await editor.open(FILES[name] as string, { uri: pathToFileURL(join(folder, name)).href, languageId: 'yaml' });
  await editor.until('findings in the configuration', () =>
    [...editor.published.values()].some((p) => p.uri.endsWith('.newsproof.yaml') && p.diagnostics.length > 2),
  );
  await editor.until('findings in the lexicon', () => [...editor.published.values()].some((p) => p.uri.endsWith('.lexicon.yaml') && p.diagnostics.length > 1));
  const heard = [...editor.published.values()]
    .flatMap((p) => shown(p.diagnostics))
    .concat(
      editor.messages.map((m) => m.message),
      editor.logs.map((m) => m.message),
    );
  expect(heard.length).toBeGreaterThan(8);
  for (const message of heard) {
    expect(ownWords(message, ''), message).toEqual([]);
    expect(
      pieces.find((p) => message.includes(p)),
      message,
    ).toBeUndefined();
  }
});

test('the setting goes before the locale, both ways', async () => {
  const bracket = `${PROSE}\n\n博览会(第十届)昨日开幕。\n`;
  const message = async (locale: string, language: string): Promise<string> => {
    const editor = await start({ locale, settings: { language } });
    const [first] = await editor.diagnose(await editor.open(bracket));
    // What it quotes of the draft is in the language of the draft.
    return String(first?.message).replace(/“[^”]*”/g, '');
  };
  expect(await message('en', 'auto')).not.toMatch(HAN);
  expect(await message('zh-tw', 'auto')).toMatch(HAN);
  expect(await message('zh-cn', 'en')).not.toMatch(HAN);
  expect(await message('en-GB', 'zh')).toMatch(HAN);
});
