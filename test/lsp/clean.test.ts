import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CleanParams } from '../../server/src/protocol.ts';
import { anyDraft, runs } from '../generators.ts';
import { type Editor, ROOT } from './harness.ts';
import { PROSE, start } from './start.ts';

const BROKEN = '市水务局负责人昨天在发布会上表示，今年入汛以来全市降雨量比常年同期偏多两成，各水库目前运行平\n\n稳，防汛物资已经全部到位。';
const JOINED = BROKEN.replace('\n\n', '');
const DRAFT: Pick<CleanParams, 'uri' | 'languageId'> = { uri: 'untitled:稿件', languageId: 'plaintext' };

const cleaned = async (editor: Editor, text: string, more: Partial<CleanParams> = {}): Promise<string> =>
  (await editor.clean({ ...DRAFT, text, fixes: 'safe', ...more })).text;

/** What a piece becomes when it is pasted between two texts. */
async function pasted(editor: Editor, before: string, piece: string, after: string, more: Partial<CleanParams> = {}): Promise<string> {
  const text = before + piece + after;
  return cleaned(editor, text, { piece: { start: before.length, end: before.length + piece.length }, ...more });
}

describe('newsproof/clean of a text', () => {
  test('all safe fixes until none is left; the document need not be open', async () => {
    const editor = await start();
    const answer = await editor.clean({ ...DRAFT, text: `${BROKEN}\n\n${PROSE}(今年 3 月)\n`, fixes: 'safe' });
    expect(answer).toEqual({ text: `${JOINED}\n\n${PROSE}（今年3月）\n`, repaired: 4 });
    expect(await cleaned(editor, answer.text)).toBe(answer.text);
  });

  test('what needs a look stays', async () => {
    const editor = await start();
    const text = `新华社河内2019年2月28日电（记者张三）美国总统川普当天抵达。${PROSE}\n`;
    expect(await editor.clean({ ...DRAFT, text, fixes: 'safe' })).toEqual({ text, repaired: 0 });
  });

  test('joins: all that could be joined, and nothing but line ends', async () => {
    const editor = await start();
    const doubled = '施工方表示，桥面铺装要分三次完成，工期不会一拖再拖。\n\n拖再拖。监理单位每周到现场检查一次，结果向沿线居民公布。';
    const text = `${BROKEN}\n\n${PROSE}(今年 3 月)\n\n${doubled}`;
    const joined = await cleaned(editor, text, { fixes: 'joins' });
    expect(joined.replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
    expect(joined).toBe(text.replace(BROKEN, JOINED));
    const page = readFileSync(join(ROOT, 'samples/02-报纸专栏.txt'), 'utf8');
    expect(await cleaned(editor, page, { fixes: 'safe' })).toContain('氯离子的变化。\n\n池水');
    expect(await cleaned(editor, page, { fixes: 'joins' })).toContain('氯离子的变化。池水');
  });

  test('what is not checked comes back as it is, BOM and line ends too', async () => {
    const editor = await start();
    const crlf = `\ufeff${PROSE}\r\n${BROKEN.replaceAll('\n', '\r\n')}\r\n`;
    expect(await cleaned(editor, crlf)).toBe(`\ufeff${PROSE}\r\n${JOINED}\r\n`);
    expect(await cleaned(editor, BROKEN, { languageId: 'typescript' })).toBe(BROKEN);
    expect(await cleaned(editor, BROKEN, { uri: 'file:///README.md', languageId: 'markdown' })).toBe(BROKEN);
    const english = 'The exhibition\n\nopens tomorrow (in the afternoon).';
    expect(await cleaned(editor, english)).toBe(english);
    await editor.configure({ check: 'off' });
    expect(await cleaned(editor, BROKEN)).toBe(BROKEN);
  });

  test('the settings of the document count', async () => {
    const editor = await start({ settings: { rules: { 'punct/halfwidth-paren': 'off' } } });
    expect(await cleaned(editor, `${BROKEN}\n\n${PROSE}(今年 3 月)\n`)).toBe(`${JOINED}\n\n${PROSE}(今年3月)\n`);
  });
});

describe('newsproof/clean of a piece', () => {
  test('only the piece is repaired, where it stands', async () => {
    const editor = await start();
    expect(await pasted(editor, `${PROSE}(今年 3 月)\n\n`, BROKEN, `\n\n${PROSE}(今年 3 月)`)).toBe(JOINED);
    expect(await pasted(editor, '', BROKEN, '')).toBe(JOINED);
  });

  test('blanks and line ends at its ends stay', async () => {
    const editor = await start();
    for (const [left, right] of [
      ['\n\n', '\n'],
      ['　　', ' '],
      [' \u00a0', '\r\n\r\n'],
    ] as const)
      expect(await pasted(editor, PROSE, `${left}${BROKEN}${right}`, PROSE)).toBe(`${left}${JOINED}${right}`);
    // What nobody sees is no blank.
    expect(await pasted(editor, `${PROSE}\n`, `\ufeff　　${BROKEN}\u200b\n`, PROSE)).toBe(`　　${JOINED}\n`);
    // The draft itself would lose this blank: it is not the piece’s to lose.
    expect(await pasted(editor, '会议将于今年', ' 3 月在长沙召开', `，${PROSE}`)).toBe(' 3月在长沙召开');
  });

  test('inside a sentence nothing is lost, whatever stands around', async () => {
    const editor = await start();
    const sentence = '在市政府新闻办举行的发布会上，市水务局负责人说，';
    expect(await pasted(editor, sentence, `全市已转移群众 1200 人(含学生 90 人)`, `，${PROSE}`)).toBe('全市已转移群众1200人（含学生90人）');
    // One bracket of a pair is here, the other one outside.
    expect(await pasted(editor, `${sentence}(含`, '学生)，90 人', `，${PROSE}`)).toBe('学生)，90人');
  });

  test('code and what is not Chinese stay as they are', async () => {
    const editor = await start();
    const markdown = { uri: 'file:///a.md', languageId: 'markdown' };
    const code = '# 今年 3 月(试行)\n\n取值\n';
    expect(await pasted(editor, `${PROSE}\n\n\`\`\`\n`, code, `\`\`\`\n\n${PROSE}`, markdown)).toBe(code);
    expect(await pasted(editor, `${PROSE}\n\n`, `\`\`\`\n${code}\`\`\`\n\n今年 3 月`, `\n\n${PROSE}`, markdown)).toBe(`\`\`\`\n${code}\`\`\`\n\n今年3月`);
    const english = 'The reservoirs of the city are running\n\nnormally,\u200b said the bureau (on Monday).';
    expect(await pasted(editor, `${PROSE}\n\n`, english, `\n\n${PROSE}`)).toBe(english);
    expect(await pasted(editor, PROSE, 'const a =\u200bf(x);', '')).toBe('const a =\u200bf(x);');
  });

  test('a few words in a draft are Chinese, too', async () => {
    const editor = await start();
    expect(await pasted(editor, PROSE, '(含学生)', PROSE)).toBe('（含学生）');
  });

  test('any piece in any draft: the characters, the figures and the blanks at its ends are kept, and cleaning twice changes nothing', async () => {
    const editor = await start({ settings: { check: 'always' } });
    const content = (s: string): number => (s.match(/[\p{Script=Han}\p{N}]/gu) ?? []).length;
    // What nobody sees may go, and the blanks behind it are at the end then.
    const seen = (s: string): string => s.replaceAll(/\p{Cf}|(?!\s)\p{Cc}/gu, '');
    await fc.assert(
      fc.asyncProperty(anyDraft, anyDraft, anyDraft, async (before, piece, after) => {
        const clean = await pasted(editor, before, piece, after);
        expect(content(clean)).toBe(content(piece));
        const [from, to] = [seen(piece), seen(clean)];
        expect(to.startsWith(/^\s*/.exec(from)?.[0] ?? '')).toBe(true);
        expect(to.endsWith(from.slice(from.trimEnd().length))).toBe(true);
        expect(await pasted(editor, before, clean, after)).toBe(clean);
      }),
      runs(60),
    );
  });

  test('places beyond the text', async () => {
    const editor = await start();
    expect(await cleaned(editor, BROKEN, { piece: { start: -5, end: 9999 } })).toBe(JOINED);
    expect(await cleaned(editor, BROKEN, { piece: { start: 7, end: 3 } })).toBe('');
  });
});
