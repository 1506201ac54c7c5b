import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { WorkspaceEdit } from 'vscode-languageserver-protocol';
import { FIX_RULES, type FixRulesResult, type StatusParams, TITLES, type TitlesResult } from '../../server/src/protocol.ts';
import { groupTitle } from '../../server/src/rule/groups.ts';
import { GROUPS } from '../../server/src/rule/rule.ts';
import { type Editor, type Options, PLAIN, ROOT } from './harness.ts';
import { PROSE, start as startEditor } from './start.ts';

const start = (options: Options = {}): Promise<Editor> => startEditor({ initializationOptions: { status: true }, ...options });

const titles = (editor: Editor, uri: string, ids: string[]): Promise<TitlesResult> => editor.connection.sendRequest(TITLES, { uri, ids });
const fix = (editor: Editor, uri: string, ...rules: string[]): Promise<FixRulesResult | null> =>
  editor.connection.sendRequest(FIX_RULES, { textDocument: { uri }, rules });

const DRAFT = `${PROSE}\n\n博览会(第十届)昨日开幕，共有 30 家企业参展，𠮷林代表团(含家属)今年 3 月已到。\n`;

describe('what rules are called', () => {
  test('in the language of the messages, groups in the order of the house', async () => {
    const editor = await start();
    const uri = await editor.open(DRAFT);
    const ids = ['space/digit-han', 'punct/halfwidth-paren', 'names/variant', 'config/invalid', 'newsproof/limit', 'nobody/knows'];
    const zh = await titles(editor, uri, ids);
    expect(zh.groups.map((g) => g.title)).toEqual(['名称与职务', '标点', '空格', '配置文件', '其他', 'nobody']);
    expect(zh.rules.map((r) => r.id)).toEqual(['space/digit-han', 'punct/halfwidth-paren', 'names/variant']);
    await editor.configure({ language: 'en' });
    const en = await titles(editor, uri, ids);
    expect(en.groups.map((g) => g.title)).toEqual(['Names and titles', 'Punctuation', 'Blanks', 'Configuration files', 'Other', 'nobody']);
    for (const { title } of en.rules) expect(title).not.toMatch(/\p{sc=Han}/u);
    expect(await titles(editor, 'file:///nobody/opened.txt', [])).toEqual({ groups: [], rules: [] });
  });

  test('every group has a name in both languages', () => {
    for (const group of GROUPS) {
      const { zh, en } = groupTitle(group);
      expect(zh, group).toMatch(/^\p{sc=Han}+$/u);
      expect(en, group).toMatch(/^[A-Z][a-z -]+$/);
    }
    expect(groupTitle('constructor')).toEqual({ zh: 'constructor', en: 'constructor' });
  });
});

describe('the safe fixes of one rule', () => {
  test('all of the rule, nothing of others; the status tells how many there are', async () => {
    const editor = await start();
    const uri = await editor.open(DRAFT);
    await editor.diagnose(uri);
    const status = (await editor.until('the status', () => editor.statuses.at(-1))) as unknown as StatusParams;
    expect(status.safeRules).toEqual({ 'punct/halfwidth-paren': 2, 'space/digit-han': 4 });
    expect(status.safe).toBe(6);
    const result = await fix(editor, uri, 'punct/halfwidth-paren');
    expect(result?.repaired).toBe(2);
    expect(editor.applied(uri, result?.edit as WorkspaceEdit)).toBe(DRAFT.replaceAll('(', '（').replaceAll(')', '）'));
    expect((await fix(editor, uri, 'space'))?.repaired).toBe(4);
    expect(await fix(editor, uri, 'names')).toEqual({ repaired: 0 });
  });

  test.each([['utf-8'], ['utf-16'], ['utf-32']])('positions in %s, CRLF', async (encoding) => {
    const editor = await start({ encodings: [encoding] });
    const text = DRAFT.replaceAll('\n', '\r\n');
    const uri = await editor.open(text);
    const { edit } = (await fix(editor, uri, 'punct/halfwidth-paren')) ?? {};
    const [change] = (edit as WorkspaceEdit).documentChanges ?? [];
    const line = text.split('\r\n')[2] as string;
    const unit = { 'utf-8': (s: string) => Buffer.byteLength(s), 'utf-16': (s: string) => s.length, 'utf-32': (s: string) => [...s].length }[encoding];
    const starts = change && 'edits' in change ? change.edits.map((e) => ('range' in e ? e.range.start.character : -1)) : [];
    expect(starts).toEqual([...line.matchAll(/[()]/g)].map((m) => unit?.(line.slice(0, m.index))));
  });

  test('a document that is closed, quiet or empty; a client of the first days', async () => {
    const editor = await start({ capabilities: PLAIN });
    expect(await fix(editor, 'file:///nobody/opened.txt', 'punct')).toBeNull();
    const quiet = await editor.open('no prose (at all)', { name: 'a.txt' });
    expect(await fix(editor, quiet, 'punct')).toEqual({ repaired: 0 });
    const empty = await editor.open('', { name: 'b.txt' });
    expect(await fix(editor, empty, 'punct')).toEqual({ repaired: 0 });
    const uri = await editor.open(DRAFT, { name: 'c.txt' });
    const { edit } = (await fix(editor, uri, 'punct')) ?? {};
    expect(Object.keys((edit as WorkspaceEdit).changes ?? {})).toEqual([uri]);
    await editor.until('what is published', () => editor.published.get(uri));
  });
});

test('the sample of the walkthrough has faults of each step, and its own fixes make it clean', async () => {
  const editor = await start();
  const uri = await editor.open(readFileSync(join(ROOT, 'walkthrough/draft.md'), 'utf8'), { name: 'draft.md', languageId: 'markdown' });
  const status = async (): Promise<StatusParams> => {
    await editor.diagnose(uri);
    const { version } = { version: editor.version(uri) };
    return editor.until('the status', () => (editor.statuses as unknown as StatusParams[]).find((s) => s.version === version));
  };
  const first = await status();
  expect(Object.keys(first.safeRules).map((r) => r.split('/')[0])).toEqual(expect.arrayContaining(['wrap', 'punct', 'space']));
  const [safe] = await editor.actions(uri, { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } }, { only: ['source.fixAll.newsproof'] });
  await editor.apply(uri, safe?.edit);
  const second = await status();
  expect(second.safe).toBe(0);
  expect(second.counts.warning).toBeGreaterThan(0);
  for (let left = 20; left > 0; left--) {
    const [next] = await editor.diagnose(uri);
    if (!next) break;
    const [action] = await editor.actions(uri, { start: next.range.start, end: next.range.start }, { only: ['quickfix'] });
    await editor.apply(uri, action?.edit);
  }
  expect(await editor.diagnose(uri)).toEqual([]);
});
