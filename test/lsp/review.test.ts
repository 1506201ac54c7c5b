import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { InlayHint, Position, Range } from 'vscode-languageserver-protocol';
import {
  FIGURES,
  type FiguresResult,
  PROOF_SHEET,
  type ProofSheetParams,
  type ProofSheetResult,
  REVIEW,
  type ReviewParams,
  type ReviewResult,
} from '../../server/src/protocol.ts';
import { type Editor, ROOT } from './harness.ts';
import { PROSE, start, startShared } from './start.ts';

const PAGE = readFileSync(join(ROOT, 'samples/02-报纸专栏.txt'), 'utf8');
/** Two of one kind, a figure, and one that is only a hint or has no fix at all is among the samples. */
const DRAFT = `${PROSE}\n\n博览会(第十届)昨日开幕，共有 30 家企业参展，代表团(含家属)今年 3 月已到。\n`;
const HEAD: Position = { line: 0, character: 0 };
const WHOLE: Range = { start: HEAD, end: { line: 9999, character: 0 } };

const review = (editor: Editor, uri: string, params: Omit<ReviewParams, 'textDocument'>): Promise<ReviewResult | null> =>
  editor.connection.sendRequest(REVIEW, { textDocument: { uri }, ...params });

const shared = (): Promise<Editor> => startShared();

describe('a review, finding by finding', () => {
  test('from the first to the last: each one that the editor shows, in order of place, with its first fix', async () => {
    const editor = await shared();
    const uri = await editor.open(PAGE);
    const shown = await editor.diagnose(uri);
    const seen: ReviewResult[] = [];
    let at = await review(editor, uri, { position: HEAD });
    for (; at?.finding; at = await review(editor, uri, { id: at.id, index: at.finding.index, step: 1, position: HEAD })) seen.push(at);
    expect(seen.map(({ finding }) => [finding?.rule, finding?.message, finding?.range])).toEqual(shown.map((d) => [d.code, d.message, d.range]));
    expect(new Set(seen.map((s) => s.total))).toEqual(new Set([shown.length]));
    expect(at?.finding).toBeUndefined();
    const first = seen.find((s) => s.finding?.rule === 'wrap/broken-line' && s.finding.fix)?.finding;
    expect(editor.applied(uri, first?.fix?.edits)).not.toBe(PAGE);
  });

  test('accepting one after the other takes the findings away; the next is the nearest behind', async () => {
    const editor = await shared();
    const uri = await editor.open(DRAFT);
    const before = await review(editor, uri, { position: HEAD });
    expect(before?.finding?.rule).toBe('punct/halfwidth-paren');
    const total = before?.total ?? 0;
    expect(total).toBeGreaterThan(3);
    await editor.apply(uri, before?.finding?.fix?.edits);
    const after = await review(editor, uri, { id: before?.id ?? '', index: 0, position: before?.finding?.range.start ?? HEAD });
    expect(after?.id).not.toBe(before?.id);
    expect(after?.version).toBe(editor.version(uri));
    expect(after?.total).toBe(total - 1);
    expect(after?.finding?.index).toBe(0);
    expect(after?.finding?.rule).toBe('space/digit-han');
    // A number from before the change stands for nothing: what was repaired is gone, so the next one is the one that has its place.
    const old = { id: before?.id ?? '', index: 0, position: before?.finding?.range.start ?? HEAD, rule: 'punct/halfwidth-paren' };
    expect((await review(editor, uri, { ...old, step: 1 }))?.finding?.index).toBe(0);
    expect((await review(editor, uri, { ...old, step: -1 }))?.finding).toBeUndefined();
    const second = await review(editor, uri, { ...old, position: after?.finding?.range.start ?? HEAD, rule: 'space/digit-han', step: 1 });
    expect(second?.finding?.index).toBe(1);
    const end = await review(editor, uri, { id: before?.id ?? '', index: 0, position: { line: 99, character: 0 } });
    expect(end).toEqual({ id: after?.id, version: after?.version, total: total - 1 });
  });

  test('of several findings that begin at one place the one that is meant', async () => {
    const editor = await shared();
    // A column that begins with a name.
    const uri = await editor.open(PAGE.replace('从 2021 年初开始，', '川普 2021 年初起，'));
    const shown = await editor.diagnose(uri);
    const key = (p: Position): string => `${p.line}:${p.character}`;
    const twins = shown.filter((d) => shown.some((o) => o !== d && key(o.range.start) === key(d.range.start)));
    for (const d of shown) {
      const found = await review(editor, uri, { position: d.range.start, rule: String(d.code) });
      expect(found?.finding?.rule).toBe(d.code);
    }
    expect(twins.length, 'the page has such a place').toBeGreaterThan(1);
  });

  test('nothing to look at, closed, not checked', async () => {
    const editor = await shared();
    const clean = await editor.open(`${PROSE}\n`);
    expect(await review(editor, clean, { position: HEAD })).toMatchObject({ total: 0 });
    const quiet = await editor.open('no prose (at all)', { name: 'a.txt' });
    expect(await review(editor, quiet, { position: HEAD })).toMatchObject({ total: 0 });
    expect(await review(editor, 'file:///nobody/opened.txt', { position: HEAD })).toBeNull();
  });

  test.each([['utf-8'], ['utf-16'], ['utf-32']])('places in %s', async (encoding) => {
    const editor = await start({ encodings: [encoding] });
    const uri = await editor.open(`${PROSE}\r\n\r\n𠮷林代表团(含家属)已到。\r\n`);
    const { finding } = (await review(editor, uri, { position: HEAD })) ?? {};
    const lead = '𠮷林代表团';
    const unit = { 'utf-8': Buffer.byteLength(lead), 'utf-16': lead.length, 'utf-32': [...lead].length }[encoding];
    expect(finding?.range.start).toEqual({ line: 2, character: unit });
    expect(finding?.fix?.edits[0]?.range.start).toEqual({ line: 2, character: unit });
    // Asked with the place that it named, it names it again.
    expect((await review(editor, uri, { position: finding?.range.start ?? HEAD }))?.finding).toEqual(finding);
  });
});

describe('how a cut line goes on', () => {
  const hints = (editor: Editor, uri: string, range: Range): Promise<InlayHint[]> =>
    editor.connection.sendRequest('textDocument/inlayHint', { textDocument: { uri }, range });
  const line = (n: number): Range => ({ start: { line: n, character: 0 }, end: { line: n + 1, character: 0 } });

  test('behind each line that is cut for certain, the first characters of the next; applied, the lines are one', async () => {
    const editor = await shared();
    const uri = await editor.open(PAGE);
    const [hint, ...more] = await hints(editor, uri, line(2));
    expect(more).toEqual([]);
    expect(hint?.position).toEqual({ line: 2, character: PAGE.split('\n')[2]?.length });
    expect(hint?.label).toBe('⏎接：西亚学者苏普拉登上作…');
    expect(editor.applied(uri, hint?.textEdits)).toBe(PAGE.replace('尼\n\n西亚', '尼西亚'));
    // Empty lines and lines that end by themselves have none.
    expect(await hints(editor, uri, { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } })).toEqual([]);
    const all = await hints(editor, uri, WHOLE);
    expect(all.length).toBeGreaterThan(20);
    // A line that is perhaps cut has none.
    const doubtful = PAGE.split('\n').findIndex((l) => l.endsWith('记录氯离子的变化。'));
    expect(doubtful).toBeGreaterThan(0);
    expect(all.map((h) => h.position.line)).not.toContain(doubtful);
    const joins = (await editor.diagnose(uri)).filter((d) => String(d.code).startsWith('wrap/'));
    for (const h of all) expect(joins.some((d) => d.range.start.line === h.position.line)).toBe(true);
  });

  test('in the language of the messages; none where nothing is checked or findings wait for a save', async () => {
    const editor = await start({ settings: { language: 'en' } });
    const uri = await editor.open(PAGE);
    expect((await hints(editor, uri, line(2)))[0]?.label).toMatch(/^⏎ goes on: /);
    await editor.configure({ language: 'en', run: 'onSave' });
    await editor.diagnose(uri);
    await editor.edit(uri, { start: 0, end: 0, text: '稿' });
    expect(await hints(editor, uri, line(2))).toEqual([]);
    const quiet = await editor.open('no prose\n\nat all', { name: 'a.txt' });
    expect(await hints(editor, quiet, WHOLE)).toEqual([]);
  });
});

/** Ten and twelve are no twenty-three. */
const COUNTED = `${PROSE}\n\n培训班共有学员⟦23名⟧，男学员10名、女学员12名，投入2.5万元，3月6日开班，及格的占80%。\n`.replace(/[⟦⟧]/g, '');

describe('the figures of a draft', () => {
  test('a table for each kind, with lines, words around, and the proof beside what is wrong', async () => {
    const editor = await shared();
    const uri = await editor.open(COUNTED);
    const sheet = await editor.connection.sendRequest<FiguresResult | null>(FIGURES, { textDocument: { uri }, name: '稿件.txt' });
    const text = sheet?.text ?? '';
    expect(text.match(/^## .*$/gm)).toEqual(['## 人数（3）', '## 金额（1）', '## 比例（1）', '## 日期（1）']);
    expect(text).toMatch(/^\| 3 \| 23名 \| 培训班共有学员【23名】，男学员10名、女学 \| ⚠ 10名＋12名＝22名，与“23名”不符 \|$/m);
    expect(text).toMatch(/^\| 3 \| 10名 \| .* \| ⚠ /m);
    expect(text).toMatch(/^\| 3 \| 2\.5万元 \| .* \| {2}\|$/m);
    expect(sheet?.figures).toBe(6);
  });

  test('hover on a figure tells what it was compared with, right or wrong', async () => {
    const editor = await shared();
    const uri = await editor.open(COUNTED.replace('23名', '22名'));
    const hover = await editor.hover(uri, editor.positionOf(uri, '12名'));
    expect(JSON.stringify(hover?.contents)).toContain('10名＋12名＝22名，总数“22名”');
  });

  test('what a text proves itself has a part of the proof sheet', async () => {
    const editor = await shared();
    const uri = await editor.open(COUNTED);
    for (const format of ['markdown', 'html'] as const) {
      const sheet = await editor.connection.sendRequest<ProofSheetResult | null>(PROOF_SHEET, { textDocument: { uri }, format, name: 'a' });
      const [, proofs = ''] = sheet?.text.split('算术与知识') ?? [];
      expect(proofs).toContain('fact/sum');
    }
  });
});

describe('the proof sheet', () => {
  const sheet = (editor: Editor, uri: string, format: ProofSheetParams['format'], name = '稿件.txt'): Promise<ProofSheetResult | null> =>
    editor.connection.sendRequest(PROOF_SHEET, { textDocument: { uri }, format, name });
  /** Every kind of mark that could be taken for one of the sheet. */
  const HOSTILE = `${PROSE}\n\n渡轮<b>&"'|\`昨天复航(首班|七点<script>)，今年 3 月已到。\n`;

  test('Markdown: one row for each finding, with line, before, after, rule and basis', async () => {
    const editor = await shared();
    const uri = await editor.open(DRAFT);
    const { text, findings } = (await sheet(editor, uri, 'markdown')) ?? { text: '', findings: -1 };
    const shown = await editor.diagnose(uri);
    const rows = text.split('\n').filter((l) => /^\| \d/.test(l));
    expect([findings, rows.length]).toEqual([shown.length, shown.length]);
    expect(text).toContain('# 审读单：稿件.txt');
    // Both brackets are shown at once, for they stand near each other.
    expect(rows[0]).toMatch(
      /^\| 3 \| 博览会⟦\(第十届\)⟧昨日开幕，共有 30 \| 博览会⟦（第十届）⟧昨日开幕，共有 30 \| .+ \| .+ `punct\/halfwidth-paren` \| .+ \|$/,
    );
    // A sheet that is opened is no draft with faults of its own.
    const own = await editor.open(text, { name: 'a.md', languageId: 'markdown' });
    expect(await editor.diagnose(own)).toEqual([]);
  });

  test('a join shows the line end that goes; a finding without a fix has nothing in its place', async () => {
    const editor = await shared();
    const uri = await editor.open(PAGE);
    const { text } = (await sheet(editor, uri, 'markdown')) ?? { text: '' };
    expect(text).toMatch(/印度尼⟦⏎⏎⟧西亚.* \| .*印度尼⟦⟧西亚/);
    for (const row of text.split('\n').filter((l) => l.startsWith('|'))) expect(row.length).toBeLessThan(900);
  });

  test.each(['html', 'markdown'] as const)('%s: nothing of the draft is taken for a mark', async (format) => {
    const editor = await shared();
    const uri = await editor.open(HOSTILE);
    const { text, findings } = (await sheet(editor, uri, format, '<i>|稿`.txt')) ?? { text: '', findings: 0 };
    expect(findings).toBeGreaterThan(1);
    expect(text).not.toMatch(/(?<!\\)<(?:script|i\b)/);
    if (format === 'html') {
      expect(text.match(/<tr class="/g)).toHaveLength(findings);
      expect(text).toContain('&lt;script&gt;');
      expect(text).not.toMatch(/<link|<img|\son\w+=|https?:|url\(/);
    } else {
      const bars = (l: string): number => l.replace(/\\./g, '').split('|').length;
      const rows = text.split('\n').filter((l) => l.startsWith('|'));
      expect(new Set(rows.map(bars))).toEqual(new Set([8]));
    }
  });

  test('in English; nothing found; not checked; closed', async () => {
    const editor = await start({ settings: { language: 'en' } });
    const uri = await editor.open(DRAFT);
    const { text } = (await sheet(editor, uri, 'html', 'a.txt')) ?? { text: '' };
    expect(text).toContain('<h1>Proof sheet: a.txt</h1>');
    const clean = await editor.open(`${PROSE}\n`, { name: 'c.txt' });
    expect(await sheet(editor, clean, 'html')).toMatchObject({ findings: 0, text: expect.stringContaining('Nothing found.') });
    const quiet = await editor.open('no prose (at all)', { name: 'q.txt' });
    expect(await sheet(editor, quiet, 'markdown')).toEqual({ quiet: 'not-prose', text: '', findings: 0 });
    expect(await sheet(editor, 'file:///nobody/opened.txt', 'html')).toBeNull();
  });
});
