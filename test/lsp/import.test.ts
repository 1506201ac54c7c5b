import { existsSync, readdirSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { EXPORT, type ExportParams, type ExportResult, IMPORT, type ImportParams, type ImportResult } from '../../server/src/protocol.ts';
import { draftFolder } from '../cli-run.ts';
import { paragraph, wordFile } from '../word-file.ts';
import { PROSE, start } from './start.ts';

const content = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

test('the server makes a draft of bytes, or says what is wrong with them, and goes on; it writes nothing', async () => {
  const folder = draftFolder();
  const editor = await start({ folder });
  const asked = (params: ImportParams): Promise<ImportResult> => editor.connection.sendRequest(IMPORT, params);
  const word = wordFile(paragraph(PROSE), { comments: ['查'] });
  expect(await asked({ name: 'a.docx', content: content(word) })).toEqual({ text: `${PROSE}\n`, notes: ['有1条批注，没有带入'] });
  expect(await asked({ name: 'a.docx', content: content(word.slice(0, 300)) })).toEqual({ notes: [expect.stringMatching(/^已损坏或不完整/)] });
  expect(await asked({ name: 'a.pdf', content: '' })).toEqual({ notes: ['是空文件，没有读取'] });
  expect(existsSync(folder) && readdirSync(folder)).toEqual([]);
  const uri = await editor.open(`${PROSE}\n\n博览会(第十届)昨日开幕，来自各地的客商参加了活动。\n`);
  expect(await editor.diagnose(uri)).toHaveLength(1);
});

test('the changes of a draft go back into its Word file, and nothing is written', async () => {
  const folder = draftFolder();
  const editor = await start({ folder });
  const asked = (params: ExportParams): Promise<ExportResult> => editor.connection.sendRequest(EXPORT, params);
  const word = wordFile(paragraph('船舶等侯的时间缩短了三天。'));
  const result = await asked({ name: 'a.docx', content: content(word), draft: '船舶等候的时间缩短了三天。\r\n' });
  expect(result).toEqual({ content: expect.any(String), tracked: 1, commented: 0 });
  const body = strFromU8(unzipSync(Buffer.from(result.content ?? '', 'base64'))['word/document.xml'] as Uint8Array);
  expect(body).toMatch(/<w:del [^>]*w:author="Newsproof"[^>]*>.*侯<\/w:delText>/);
  expect(await asked({ name: 'a.html', content: btoa('<p>x</p>'), draft: 'x' })).toEqual({
    tracked: 0,
    commented: 0,
    refused: '不是 .docx 文件，修订只能写回 Word 文件',
  });
  expect(readdirSync(folder)).toEqual([]);
});
