import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { type IGrammar, INITIAL, parseRawGrammar, Registry } from 'vscode-textmate';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const DRAFT = 'text.newsproof.draft';
const INJECTION = 'newsproof.markdown.injection';
const MARKDOWN = 'text.html.markdown';

/** As much of a Markdown grammar as the injection must get along with: the scopes are those of VS Code's own. */
const standIn = {
  name: 'Markdown',
  scopeName: MARKDOWN,
  patterns: [
    { begin: '^```', end: '^```', name: 'markup.fenced_code.block.markdown' },
    {
      match: '^(#{1,6}) +(.*)$',
      name: 'markup.heading.markdown',
      captures: { '2': { name: 'entity.name.section.markdown', patterns: [{ include: '#inline' }] } },
    },
    { include: '#inline' },
  ],
  repository: {
    inline: {
      patterns: [
        { begin: '`', end: '`', name: 'markup.inline.raw.string.markdown' },
        {
          match: '!?\\[([^\\[\\]]*)\\]\\(([^)]*)\\)',
          name: 'meta.link.inline.markdown',
          captures: { '1': { name: 'string.other.link.title.markdown', patterns: [] } },
        },
        { begin: '\\*\\*', end: '\\*\\*', name: 'markup.bold.markdown', patterns: [{ include: '#inline' }] },
        { begin: '<!--', end: '-->', name: 'comment.block.html' },
      ],
    },
  },
};

const grammars: Readonly<Record<string, () => string>> = {
  [DRAFT]: () => readFileSync(join(root, 'syntaxes/newsproof-draft.tmLanguage.json'), 'utf8'),
  [INJECTION]: () => readFileSync(join(root, 'syntaxes/newsproof-markdown-injection.tmLanguage.json'), 'utf8'),
  [MARKDOWN]: () => JSON.stringify(standIn),
};

let registry: Registry | undefined;
async function grammarOf(scope: string): Promise<IGrammar> {
  if (!registry) {
    const wasm = readFileSync(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm'));
    await loadWASM(wasm);
    registry = new Registry({
      onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
      loadGrammar: async (name) => {
        const text = grammars[name]?.();
        return text ? parseRawGrammar(text, `${name}.json`) : null;
      },
      getInjections: (name) => (name === MARKDOWN ? [INJECTION] : []),
    });
  }
  const grammar = await registry.loadGrammar(scope);
  if (!grammar) throw new Error(`no grammar ${scope}`);
  return grammar;
}

interface Token {
  readonly text: string;
  readonly scopes: readonly string[];
}

async function tokens(scope: string, draft: string): Promise<Token[][]> {
  const grammar = await grammarOf(scope);
  let stack = INITIAL;
  return draft.split('\n').map((line) => {
    const r = grammar.tokenizeLine(line, stack);
    stack = r.ruleStack;
    return r.tokens.map((t) => ({ text: line.slice(t.startIndex, t.endIndex), scopes: t.scopes.slice(1) }));
  });
}

/** Lines of the draft, each followed by its tokens that have a scope. */
async function render(scope: string, draft: string): Promise<string> {
  const lines = draft.split('\n');
  const out: string[] = [];
  for (const [i, list] of (await tokens(scope, draft)).entries()) {
    out.push(`> ${lines[i]}`.trimEnd());
    for (const t of list) if (t.scopes.length > 0) out.push(`    ${JSON.stringify(t.text)}  ${t.scopes.join(' ')}`);
  }
  return `${out.join('\n')}\n`;
}

/** Compares with a file of test/snapshots/grammar. Only UPDATE=1 writes; a missing file is a failure. */
function expectSnapshot(name: string, actual: string): void {
  const path = join(root, 'test/snapshots/grammar', `${name}.snap`);
  if (process.env.UPDATE === '1') {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, actual);
  }
  if (!existsSync(path)) throw new Error(`${path} is missing: look at the tokens, then run with UPDATE=1`);
  expect(actual).toBe(readFileSync(path, 'utf8').replaceAll('\r\n', '\n'));
}

/** The scopes of the only token with this text, without the suffix. */
async function scopesOf(scope: string, draft: string, text: string): Promise<string> {
  const found = (await tokens(scope, draft)).flat().filter((t) => t.text === text);
  expect(
    found.map((t) => t.text),
    `one token ${JSON.stringify(text)}`,
  ).toEqual([text]);
  return (found[0] as Token).scopes.map((s) => s.replace(/\.(?:newsproof|markdown)$/, '')).join(' ');
}

const forms = `江海渡轮复航
本报讯（记者 李四 通讯员王五）昨天，渡轮复航。
据新华社电 渡轮复航。
中新社北京9月9日电 (记者 张三)渡轮运送1.5万人次，增长5.2%，票价 12 元。
新华社北京3月9日电 题：渡轮复航
新华社记者林一 耿二
参考消息网11月8日报道 据路透社10月26日报道称，渡轮复航。
本报记者 张三 摄
A05 国际
责任编辑：张三
（上接第1版）
会谈结束。 □据中新社
【新华社微特稿】〔2018〕3号文件说，“里面有‘单引号’和《海〈船〉史》”。
（张旗）（新华社专特稿）
从8月4日起，3日本队与2018 年 4 月的队伍相同。
没有收口的“引文只到行末
下一行仍是正文，没有颜色。
渡轮：从冬天到春天
渡轮何时复航？`;

describe('the grammar of a draft', () => {
  test('forms of datelines, credits and marks', async () => expectSnapshot('forms', await render(DRAFT, forms)));
  test.each(['02-报纸专栏.txt', '03-通稿.txt'])('sample %s', async (file) => {
    const draft = readFileSync(join(root, 'samples', file), 'utf8').replaceAll('\r\n', '\n');
    expectSnapshot(file.slice(0, 2), await render(DRAFT, draft));
  });

  test('takes a dateline apart', async () => {
    const line = '新华社杭州5月20日电（记者许知行、何宁）渡轮复航。';
    expect(await scopesOf(DRAFT, line, '新华社')).toBe('meta.dateline entity.name.type.agency');
    expect(await scopesOf(DRAFT, line, '杭州')).toBe('meta.dateline entity.name.namespace.place');
    expect(await scopesOf(DRAFT, line, '5月20日')).toBe('meta.dateline constant.numeric.date');
    expect(await scopesOf(DRAFT, line, '何宁')).toBe('meta.reporters variable.other.reporter');
  });

  test('an agency in the middle of a sentence is no dateline', async () => {
    const all = (await tokens(DRAFT, '他说，新华社北京分社在报道里用了这个词。')).flat();
    expect(all.flatMap((t) => t.scopes)).toEqual([]);
  });

  test('a mark that is not closed colours its own line only', async () => {
    const [, second] = await tokens(DRAFT, '他说：“渡轮复航，\n票价不变，班次照旧。');
    expect(second?.flatMap((t) => t.scopes)).toEqual([]);
  });

  test('a full line of a column is no subhead', async () => {
    const all = await tokens(DRAFT, '前言：\n\n入秋后的泉州湾风浪一天比一天大当地渔民');
    expect(all[2]?.flatMap((t) => t.scopes)).toEqual([]);
  });
});

describe('the injection into Markdown', () => {
  const page = () => readFileSync(join(root, 'samples/01-分页断行.md'), 'utf8').replaceAll('\r\n', '\n');
  test('sample 01', async () => expectSnapshot('01-markdown', await render(MARKDOWN, page())));

  test('leaves the marks of Markdown alone', async () => {
    const line = '**新华社南京4月18日电** 他说，“**渡轮**复航”。';
    expect(await scopesOf(MARKDOWN, line, '新华社')).toBe('markup.bold meta.dateline entity.name.type.agency');
    expect(await scopesOf(MARKDOWN, line, ' 他说，')).toBe('');
    expect(await scopesOf(MARKDOWN, line, '复航')).toBe('string.quoted.double');
  });

  test.each(['`“x”2018年`', '[“x”2018年](a)', '<!-- “x”2018年 -->', '```\n“x”2018年\n```'])('stays out of %j', async (text) => {
    const scopes = (await tokens(MARKDOWN, text)).flat().flatMap((t) => t.scopes);
    expect(scopes.filter((s) => s.endsWith('.newsproof'))).toEqual([]);
  });

  test('colours a quotation in a heading', async () => {
    expect(await scopesOf(MARKDOWN, '# 泉州“海丝”船', '海丝')).toContain('string.quoted.double');
  });
});

/** Every pattern on lines made to send it astray. A pattern that backtracks runs into the time limit of the test. */
test.each([DRAFT, MARKDOWN])('%s ends on hostile lines', async (scope) => {
  const grammar = await grammarOf(scope);
  const hostile = ['“', '《', '（记者', '新华社', '#   ', ' ', '　', '12月', '9,', '□ ', '本报记者 张', '据', '【', '渡', '‘“', '[“', '**“'];
  for (const unit of hostile) {
    const line = unit.repeat(Math.ceil(4000 / unit.length));
    expect(grammar.tokenizeLine(line, INITIAL).tokens.length).toBeGreaterThan(0);
  }
});
