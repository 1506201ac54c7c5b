import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { compileGlob } from '../../server/src/engine/config/glob.ts';
import { DEFAULTS, readSettings } from '../../server/src/lsp/config.ts';
import { Converter, chooseEncoding } from '../../server/src/lsp/convert.ts';
import { isChineseProse } from '../../server/src/lsp/prose.ts';
import { PROSE } from './start.ts';

describe('is it Chinese prose?', () => {
  test.each([
    [true, PROSE],
    [true, '新华社北京一月五日电（记者张三）'],
    [true, `${PROSE}The quick brown fox jumps over the lazy dog, twice a day.`],
    [true, `${'数据2024年1234567890。'.repeat(4)}${'0'.repeat(5000)}`],
    [true, `他说“こんにちは”。${PROSE}`],
    [false, ''],
    [false, '要闻'],
    [false, `# Install\n\nRun \`npm ci\`. 安装依赖，然后运行测试，再打包发布。${'Then read the manual, it is not long. '.repeat(9)}`],
    [false, '代表団は午前に到着し、展示会場を見学した後、企業の責任者と懇談しました。'],
    [
      false,
      `대표단은 오전에 도착하여 전시관을 참관하고 기업 책임자들과 간담하였다. 代表團一行當天上午抵達。${'다음 해의 협력에 대하여 의견을 나누었다. '.repeat(3)}`,
    ],
    [false, `${'x'.repeat(20_000)}${PROSE}`],
  ])('%s: %.30s', (wanted, text) => {
    expect(isChineseProse(text)).toBe(wanted);
  });
});

describe('globs', () => {
  test.each([
    ['**/README*.md', 'README.md', true],
    ['**/README*.md', 'docs/readme.zh-CN.md', true],
    ['**/README*.md', 'docs/README', false],
    ['**/node_modules/**', 'a/node_modules/b/c.md', true],
    ['**/node_modules/**', 'node_modules/.', true],
    ['**/node_modules/**', 'a/node_modules_old/c.md', false],
    ['*.md', 'a/b.md', false],
    ['存稿/**', '存稿/2019/a.txt', true],
    ['**/*.{md,txt}', '要闻.txt', true],
    ['**/*.{md,txt}', '要闻.text', false],
    ['a?c.md', 'abc.md', true],
    ['a+(b).md', 'a+(b).md', true],
    ['{a,b', 'a', true],
  ])('%s and %s', (glob, path, wanted) => {
    expect(compileGlob(glob)?.test(path)).toBe(wanted);
  });
});

describe('positions', () => {
  test('an encoding both sides know', () => {
    expect(chooseEncoding(undefined)).toBe('utf-16');
    expect(chooseEncoding([])).toBe('utf-16');
    expect(chooseEncoding(['utf-8'])).toBe('utf-8');
    expect(chooseEncoding(['utf-8', 'utf-16'])).toBe('utf-16');
    expect(chooseEncoding(['ebcdic'])).toBe('utf-16');
  });

  test('there and back again in every encoding, and the same as a plain count', () => {
    const piece = fc.constantFrom('a', 'é', '中', '𠮷', '👨‍👩‍👧', '\n', '\r\n', '\r', '\ud842', '\ufeff');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.constantFrom('utf-8' as const, 'utf-16' as const, 'utf-32' as const), (pieces, encoding) => {
        const text = pieces.join('');
        const convert = new Converter(TextDocument.create('a', 'b', 1, text), encoding);
        const bom = text.startsWith('\ufeff') ? 1 : 0;
        for (let at = 0; at <= text.length - bom; at++) {
          const raw = at + bom;
          if (/^[\udc00-\udfff]/.test(text.slice(raw)) && /[\ud800-\udbff]$/.test(text.slice(0, raw))) continue;
          if (text[raw] === '\n' && text[raw - 1] === '\r') continue;
          const position = convert.position(at);
          expect(convert.offset(position)).toBe(at);
          const line = text.slice(0, raw).split(/\r\n|\n|\r/);
          const last = line.at(-1) as string;
          const length = { 'utf-8': Buffer.byteLength(last), 'utf-16': last.length, 'utf-32': [...last].length }[encoding];
          expect(position).toEqual({ line: line.length - 1, character: length });
        }
      }),
    );
  });

  test('a line end with empty lines behind it is shown as a line end', () => {
    const convert = new Converter(TextDocument.create('a', 'b', 1, '一\n\n二\n三'), 'utf-16');
    expect(convert.shown({ start: 1, end: 3 })).toEqual({ start: { line: 0, character: 1 }, end: { line: 1, character: 0 } });
    expect(convert.shown({ start: 4, end: 5 })).toEqual({ start: { line: 2, character: 1 }, end: { line: 3, character: 0 } });
    expect(convert.shown({ start: 0, end: 4 })).toEqual({ start: { line: 0, character: 0 }, end: { line: 2, character: 1 } });
  });
});

describe('settings', () => {
  test.each([[undefined], [null], [7], ['x'], [[]], [{}], [{ run: null }]])('%j: the defaults', (given) => {
    expect(readSettings(given)).toEqual({ settings: DEFAULTS, problems: [] });
  });

  test('a list of globs will do', () => {
    expect(readSettings({ files: { exclude: ['a/**'] } }).settings.files.exclude).toEqual({ 'a/**': true });
  });
});
