import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { RUN_MESSAGES as CLI } from '../server/src/cli/messages.ts';
import { fill } from '../server/src/engine/fill.ts';
import { LEXICON_MESSAGES as LEXICON } from '../server/src/lsp/lexicon/messages.ts';
import { MESSAGES as SERVER } from '../server/src/lsp/messages.ts';
import { SUPPRESS_MESSAGES as SUPPRESS } from '../server/src/lsp/suppress/messages.ts';
import type { AnyRule, Localized } from '../server/src/rule/rule.ts';
import { rules } from '../server/src/rules/index.ts';
import { nested, quoted } from '../server/src/text/quoted.ts';
import { lint } from './lint.ts';
import { readMarks } from './marks.ts';

/** What the messages are read with. */
const READERS: readonly AnyRule[] = rules.filter(
  // Blanks beside Latin words differ with what is filled in.
  (r) => /^(?:punct|space)\//.test(r.meta.id) && r.meta.id !== 'space/inconsistent',
);

/** A text as it may stand in a message: it holds a quotation. */
const TEXT = '他说“好”';
/** Names of what is filled in where it is a number. */
const NUMBERS =
  /^(?:n|shown|all|most|repaired|left|unsure|characters|errors|findings|perTenThousand|files|found|safe|failed|suppressed|hidden|hits|doubtful|entries|samples|lines|paragraphs|cells|links|rate|limit|rest|offset|line|heap|more|count|problems|hints|least|bytes)$/;

/** What stands for an argument: a number, a text, or whatever is asked of it. */
function sampleOf(name: string, text: string): unknown {
  if (name === 'kind') return 'person';
  const value = NUMBERS.test(name) ? new Number(3) : new String(text);
  return new Proxy(value, {
    get(target, key) {
      if (key === 'zh' || key === 'en') return text;
      // A level of findings, where a message asks for one.
      if (key === Symbol.toPrimitive && name === 'level') return () => 'warning';
      if (key === 'map') return (f: (s: unknown) => unknown) => [f(text)];
      const own = Reflect.get(target, key) as unknown;
      if (typeof own === 'function') return own.bind(target);
      return own ?? (typeof key === 'string' ? sampleOf(key, text) : undefined);
    },
  });
}

/** Every Chinese text that a table of messages holds, filled in. */
function textsIn(table: unknown, path: string, sample = 'name'): [string, string][] {
  if (typeof table === 'function') {
    const names = /^\(?([^)=]*)/.exec(String(table))?.[1]?.split(',') ?? [];
    return textsIn((table as (...args: unknown[]) => unknown)(...names.map((n) => sampleOf(n.replace(/[^\w]/g, ''), sample))), path);
  }
  if (typeof table !== 'object' || table === null) return [];
  if ('zh' in table && typeof table.zh === 'string') return [[path, filled(table as Localized)]];
  return Object.entries(table).flatMap(([key, value]) => textsIn(value, `${path} ${key}`, sample));
}

/** A template, filled in. What is no number and stands in no quotation marks may be a file, a rule, a mark. */
function filled(text: Localized): string {
  const data: Record<string, string> = {};
  for (const { 1: name = '', index, 0: whole } of text.zh.matchAll(/\{(\w+)\}/g)) {
    const behind = text.zh.slice(index + whole.length);
    data[name] ??= text.zh[index - 1] === '“' ? TEXT : MEASURED.test(behind) || NUMBERS.test(name) ? '3' : 'name';
  }
  return fill(text, data).zh;
}

/** What stands behind a number. */
const MEASURED = /^ ?[个处篇行次字条项段秒位份]/;
/** A string of the source, with what is put into it. */
const STRING = /'(?:\\.|[^'\\\n])*'|`(?:\\.|\$\{(?:[^{}]|\{[^{}]*\})*\}|[^`\\])*`/g;

/** The Chinese texts that a source file holds, wherever they stand; what is put into a template is a number, a quoted text or a word. */
function textsOf(source: string): string[] {
  const out: string[] = [];
  for (const { 0: literal } of source.replace(/^ *(?:\/\/|\/?\*).*$/gm, '').matchAll(STRING)) {
    if (!/[\u4e00-\u9fff]{3}/.test(literal)) continue;
    const text = literal.slice(1, -1).replace(/\$\{((?:[^{}]|\{[^{}]*\})*)\}/g, (whole, code: string, at: number, all: string) => {
      if (code.startsWith('quoted(')) return quoted(TEXT);
      if (all.charAt(at) === '“' || all[at - 1] === '“') return TEXT;
      // What is chosen between two texts stands in their place, the first of them.
      const inner = /^[^?]*\?\s*(['`])([^'`]*)\1/.exec(code)?.[2];
      if (inner !== undefined) return inner.replace(/\$\{[^}]*\}/g, '3');
      return MEASURED.test(all.slice(at + whole.length)) ? '3' : 'name';
    });
    out.push(text.replaceAll('\\n', '\n'));
  }
  return out;
}

/** What is wrong with a message beside what the rules say of it, in words. */
function slips(text: string): string[] {
  const found: string[] = [];
  // A mark that a message shows is no quotation.
  if (/“[^”]*“|”[^“]*”/.test(text.replace(/“[“”‘’]”/g, ''))) found.push('quotation marks inside quotation marks');
  if (/(?:^|[，。；：])(?:是不是|要不要|难道)[^，。？！；：]*[。.]?$|[吗呢][。.]?$/m.test(text)) found.push('a question without its mark');
  if (/[\u4e00-\u9fff][.!?]$/.test(text)) found.push('ends in a half-width mark');
  // Words that stand alone are names of files, settings and commands; a sentence has some of the commonest in it.
  if (/\b(?:the|is|are|of|to|and|cannot|has|with|for|please|see|failed)\b [a-z]+/i.test(text)) found.push('English in a Chinese message');
  return found;
}

/** The same with what the rules say. */
function faults(text: string): string[] {
  // Parts of messages begin with a mark, and the title of an action that asks for more ends in … as menus have it. Shown as they are typed: YAML, marks.
  const bare = text
    .replace(/^[，；]/, '')
    .replace(/…+$/, '')
    .replace(/“键: 值”|""|「」『』/g, 'code');
  return [...lint(bare, { rules: READERS }).map((p) => `${p.rule} at ${p.range.start}`), ...slips(text)];
}

function complaints(texts: readonly (readonly [string, string])[]): string[] {
  return texts.flatMap(([where, text]) => faults(text).map((f) => `${where}: ${f}: ${text}`));
}

describe('what Newsproof says passes its own rules', () => {
  test.each(Object.entries({ SERVER, SUPPRESS, LEXICON, CLI }))('%s', (name, table) => {
    const texts = textsIn(table, name);
    expect(texts.length).toBeGreaterThan(5);
    expect(complaints(texts)).toEqual([]);
    expect(textsIn(table, name, TEXT).flatMap(([where, text]) => slips(text).map((f) => `${where}: ${f}: ${text}`))).toEqual([]);
  });

  test('rules: titles, messages, options', () => {
    const texts = rules.flatMap(({ meta }) => [
      ...textsIn({ title: meta.title, rationale: meta.rationale, messages: meta.messages }, meta.id),
      ...textsIn(meta.optionDocs ?? {}, meta.id),
    ]);
    expect(complaints(texts)).toEqual([]);
  });

  test('rules: what they say of their own examples, of the places beside, and of the repairs', () => {
    const texts = new Map<string, string>();
    for (const rule of rules) {
      for (const { bad, language = 'plaintext', profile, options } of rule.meta.examples) {
        if (bad === undefined) continue;
        const config = { ...(profile ? { profile } : {}), rules: { [rule.meta.id]: options ? { options } : ('error' as const) } };
        for (const p of lint(readMarks(bad).text, { rules: [rule], language, config })) {
          for (const text of [p.message, ...p.related.map((r) => r.message), ...[...p.fixes, ...p.offers].map((f) => f.title)])
            texts.set(text.zh, rule.meta.id);
        }
      }
    }
    expect(texts.size).toBeGreaterThan(100);
    // They hold pieces of drafts with their faults: only what is the message's own is looked at.
    const own = [...texts].map(([text, rule]) => [rule, text] as const).filter(([rule]) => !rule.startsWith('punct/') && !rule.startsWith('char/'));
    // 「」 show marks as they stand in the draft, since a repair may be about them.
    const shown = (text: string): string => text.replace(/「[^」]*」/g, '“”');
    expect(own.flatMap(([rule, text]) => slips(shown(text)).map((f) => `${rule}: ${f}: ${text}`))).toEqual([]);
  });

  test.each(['lsp', 'cli', 'engine', 'lexicon'])('every string of server/src/%s', (folder) => {
    const root = join(import.meta.dirname, '../server/src', folder);
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.ts'));
    const texts = files.flatMap((f) => textsOf(readFileSync(join(root, f), 'utf8')).map((text) => [f, text] as const));
    expect(texts.length).toBeGreaterThan(10);
    expect(complaints(texts)).toEqual([]);
  });

  test.each(['l10n/bundle.l10n.zh-cn.json', 'package.nls.zh-cn.json'])('%s', (file) => {
    const table = JSON.parse(readFileSync(join(import.meta.dirname, '..', file), 'utf8')) as Record<string, string>;
    const plain = (text: string): string => text.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/`+[^`]*`+/g, 'code');
    const put = (text: string): string =>
      text.replace(/\{\d\}/g, (whole, at: number) => (text[at - 1] === '“' ? 'name' : MEASURED.test(text.slice(at + whole.length)) ? '3' : 'name'));
    expect(complaints(Object.entries(table).map(([key, text]) => [key, put(plain(text))] as const))).toEqual([]);
  });
});

describe('a text that is quoted in a message', () => {
  test.each([
    ['好', '“好”'],
    ['他说“好”', '“他说‘好’”'],
    ['他说“好的‘好’字”', '“他说‘好的“好”字’”'],
    ['”', '“””'],
    ['“好', '““好”'],
  ])('%s', (text, expected) => {
    expect(quoted(text)).toBe(expected);
    expect(nested(quoted(text))).toBe(quoted(text));
  });

  test('is quoted so wherever a template names it', () => {
    const text = { zh: '“{a}”应为“{b}”，见{a}', en: '“{a}” is “{b}”, see {a}' };
    expect(fill(text, { a: '“甲”', b: '乙' })).toEqual({ zh: '“‘甲’”应为“乙”，见“甲”', en: '“‘甲’” is “乙”, see “甲”' });
  });
});
