import { existsSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { IMPORT, type ImportParams, type ImportResult } from '../../server/src/protocol.ts';
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
  expect(await asked({ name: 'a.pdf', content: '' })).toEqual({ notes: ['是空文件，没有导入'] });
  expect(existsSync(folder) && readdirSync(folder)).toEqual([]);
  const uri = await editor.open(`${PROSE}\n\n博览会(第十届)昨日开幕，来自各地的客商参加了活动。\n`);
  expect(await editor.diagnose(uri)).toHaveLength(1);
});
