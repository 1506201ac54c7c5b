import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Range } from 'vscode-languageserver-protocol';
import { serverFile } from './bundle.ts';
import { type Editor, type Options, PLAIN } from './harness.ts';
import { PROSE, startShared as startEditor } from './start.ts';

const server = serverFile('clock-server');
const start = (options: Options = {}): Promise<Editor> => startEditor({ server, ...options });

const DATED = '新华社河内2019年2月28日电（记者张三）';

interface Shown {
  readonly value: string;
  readonly covered: string;
}

async function hoverOn(editor: Editor, uri: string, needle: string, behind = 0): Promise<Shown> {
  const at = editor.positionOf(uri, needle);
  const hover = await editor.hover(uri, { ...at, character: at.character + behind });
  if (!hover) throw new Error(`nothing on ${needle}`);
  const { contents } = hover;
  return { value: typeof contents === 'object' && 'value' in contents ? contents.value : String(contents), covered: editor.covered(uri, hover.range as Range) };
}

describe('hover on a name of the ledger', () => {
  test('full form, original, country, offices, the one on the day, where it comes from', async () => {
    const editor = await start();
    const uri = await editor.open(`${DATED}美国总统特朗普当天抵达。特朗普随后会见记者。${PROSE}`);
    const { value, covered } = await hoverOn(editor, uri, '特朗普');
    expect(covered).toBe('特朗普');
    const [names, offices, wrong, from, here, titles] = value.split('\n\n');
    expect(names).toBe('**特朗普** · 唐纳德·特朗普 · Donald Trump · 美国');
    expect(offices).toBe('- 美国总统：2017-01-20 至 2021-01-20（本文日期在任）\n- 美国总统：2025-01-20 至 不详');
    expect(wrong).toContain('川普（TW/SG/US）');
    expect(from).toBe('出自随附词库 people.yaml');
    expect(here).toBe('本文：特朗普2次');
    expect(titles).toBe('称谓：美国总统1次');
  });

  test('a variant says whose it is, and that the spellings differ; in English too', async () => {
    const editor = await start();
    const uri = await editor.open(`美国总统特朗普当天抵达。随后川普会见了记者，川普说会谈很好。${PROSE}`);
    const { value } = await hoverOn(editor, uri, '川普');
    expect(value).toContain('“川普”是 TW/SG/US 的写法，本社用“特朗普”');
    expect(value).toContain('本文：特朗普1次、川普2次（写法不一）');
    await editor.configure({ language: 'en' });
    expect((await hoverOn(editor, uri, '川普')).value).toContain('In this article: 特朗普 1×, 川普 2× (the spellings differ)');
  });

  test('no day, no office is said to be held; an open end is not sure later on', async () => {
    const editor = await start();
    const undated = await editor.open(`美国总统特朗普当天抵达。${PROSE}`, { name: '无日期.txt' });
    expect((await hoverOn(editor, undated, '特朗普')).value).not.toMatch(/在任/);
    const late = await editor.open(`新华社河内2029年2月28日电（记者张三）美国总统特朗普当天抵达。${PROSE}`, { name: '日后.txt' });
    const { value } = await hoverOn(editor, late, '特朗普');
    expect(value).toContain('2025-01-20 至 不详（本文日期是否在任，请核实）');
    expect(value).toContain('2026-11 核对，距本文已逾一年');
  });

  test('what is not verified says so', async () => {
    const editor = await start();
    const uri = await editor.open(`新华社首尔2025年6月12日电（记者张三）朝鲜内阁总理朴泰成当天出席了会议。${PROSE}`);
    const { value } = await hoverOn(editor, uri, '朴泰成');
    expect(value).toContain('任职日期尚未核实');
    expect(value).toContain('可靠程度 B，有未核实处');
    expect(value).toContain('请核实');
    expect(value).not.toContain('（本文日期在任）');
  });

  test('somebody whom the lexicon does not know: spellings, counts, titles given', async () => {
    const editor = await start();
    const uri = await editor.open(`市水务局局长林一凡说，水库运行平稳。记者问起汛情，林一凡说，物资已经到位。${PROSE}`);
    const { value } = await hoverOn(editor, uri, '林一凡说，物资');
    expect(value).toBe('**林一凡**\n\n本文：林一凡2次\n\n称谓：市水务局局长1次');
  });

  test.each(['utf-16', 'utf-8', 'utf-32'])('over a healed line end, behind 𠮷, with CRLF, in %s', async (encoding) => {
    const editor = await start({ encodings: [encoding] });
    const text = `代表团一行当天上午抵达𠮷林，随后前往展馆参观。陪同参观的还有美国总统特朗\r\n普和当地企业负责人，双方就明年的合作交换了意见。\r\n${PROSE}`;
    const uri = await editor.open(text);
    const [before = ''] = text.split('特朗');
    const character = { 'utf-16': before.length, 'utf-8': Buffer.byteLength(before), 'utf-32': [...before].length }[encoding] as number;
    const step = encoding === 'utf-8' ? 3 : 1;
    const hover = await editor.hover(uri, { line: 0, character: character + step });
    expect(hover?.range).toEqual({ start: { line: 0, character }, end: { line: 1, character: step } });
    expect(await editor.hover(uri, { line: 1, character: 0 })).toEqual(hover);
    expect(await editor.hover(uri, { line: 1, character: 2 * step })).toBeNull();
  });

  test('an agency has no row and is told all the same; a plain client gets no marks of Markdown', async () => {
    const editor = await start({ capabilities: PLAIN });
    const uri = await editor.open(`据路透社报道，美国总统特朗普当天抵达。${PROSE}`);
    const agency = await hoverOn(editor, uri, '路透社');
    expect(agency.covered).toBe('路透社');
    expect(agency.value).toMatch(/^路透社 · 英国/);
    expect((await hoverOn(editor, uri, '特朗普')).value).not.toMatch(/[*\\]/);
  });

  test('a lexicon of the house is named by its file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'newsproof-'));
    try {
      const file = join(folder, '本社 人名.yaml');
      writeFileSync(file, 'people:\n  - name: 林欣达\n    original: Lin *Xinda*\n    typos: [林心达]\n');
      const editor = await start({ settings: { lexicons: [file] } });
      const uri = await editor.open(`市长林欣达当天出席。${PROSE}`);
      const { value } = await hoverOn(editor, uri, '林欣达');
      expect(value).toContain('**林欣达** · Lin \\*Xinda\\*');
      expect(value).toContain('出自本社词库 本社 人名.yaml');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('quiet, empty and short drafts, code and places outside: nothing, and no complaint', async () => {
    const editor = await start();
    const english = await editor.open('Nothing but English, and 特朗普 once.', { name: 'a.txt' });
    expect(await editor.hover(english, editor.positionOf(english, '特朗普'))).toBeNull();
    const empty = await editor.open('', { name: 'b.txt' });
    expect(await editor.hover(empty, { line: 7, character: 7 })).toBeNull();
    const code = await editor.open(`${PROSE}\n\n\`\`\`\n特朗普\n\`\`\`\n`, { name: 'c.md', languageId: 'markdown' });
    expect(await editor.hover(code, editor.positionOf(code, '特朗普'))).toBeNull();
    expect(await editor.hover(code, { line: 99, character: 0 })).toBeNull();
    expect(editor.messages).toEqual([]);
  });
});
