import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sourceIn } from '../server/src/rule/sources.ts';
import { rules } from '../server/src/rules/index.ts';

const ROOT = join(import.meta.dirname, '..');
const HAN = /\p{sc=Han}/u;

const sources = (dir: string): { name: string; code: string }[] =>
  readdirSync(join(ROOT, dir), { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile() && e.name.endsWith('.ts'))
    .map((e) => join(e.parentPath, e.name))
    .map((file) => ({ name: relative(ROOT, file), code: readFileSync(file, 'utf8') }));

const LITERAL = String.raw`'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\`(?:[^\`\\]|\\.)*\``;
const PAIR = new RegExp(String.raw`\bzh:\s*(${LITERAL})\s*,\s*en:\s*(${LITERAL})`, 'g');

/** What a text says by itself, without what is filled in. */
const own = (literal: string): string => literal.slice(1, -1).replace(/\$\{[^}]*\}|\{\w+\}/g, '');
/** Without examples and quoted terms. */
const unquoted = (text: string): string => text.replace(/“[^”]*”|‘[^’]*’|"[^"]*"|`[^`]*`|《[^》]*》|（[^）]*）/g, '');
/** English may name a Chinese term (作出 and 做出), but no more than a term. */
const LONGEST_TERM = 10;

/** What is wrong with a text in two languages. */
function faults(zh: string, en: string): string[] {
  const said = (t: string): boolean => /\p{L}/u.test(t);
  const out: string[] = [];
  if (!said(zh) && !said(en)) return out;
  if (zh === '' || en === '') out.push('one of them is empty');
  if (zh === en) out.push('both are the same');
  if (!HAN.test(zh)) out.push('no Chinese');
  if (!/[a-z×()/]/i.test(en)) out.push('no English');
  for (const term of unquoted(en).match(/[\p{sc=Han}，。；：！？]+/gu) ?? []) {
    if (term.length > LONGEST_TERM || /[。；！？]/.test(term)) out.push(`Chinese in the English: ${term}`);
  }
  return out;
}

describe('what the server and the command line say', () => {
  const all = sources('server/src').flatMap(({ name, code }) => [...code.matchAll(PAIR)].map((m) => ({ name, zh: m[1] as string, en: m[2] as string })));

  test('is said in both languages', () => {
    expect(all.length).toBeGreaterThan(900);
    const found = all.flatMap(({ name, zh, en }) => {
      // `zh-CN` and the like are no texts.
      if (/^'[a-z]{2}-[A-Z]{2}'$/.test(zh)) return [];
      return faults(own(zh), own(en)).map((f) => `${name}: ${zh} | ${en}: ${f}`);
    });
    expect(found).toEqual([]);
  });

  test('fills in nothing that the other does not know', () => {
    // `{en}`, `{nowEn}` are filled with what is English already; a count may be told by one language alone.
    const places = (t: string): string[] => [...new Set(t.match(/\{\w+\}/g) ?? [])].filter((p) => !/^\{(?:zh|\w*en|english)\}$/i.test(p));
    const unknown = all.flatMap(({ name, zh, en }) =>
      places(en)
        .filter((p) => !places(zh).includes(p))
        .map((p) => `${name}: ${p} in ${en}`),
    );
    expect(unknown).toEqual([]);
  });

  test.each(rules.map(({ meta }) => [meta.id, meta] as const))('%s', (_, meta) => {
    const texts = [meta.title, meta.rationale, ...Object.values(meta.messages), ...Object.values(meta.optionDocs ?? {}).map((d) => d.what)];
    for (const { zh, en } of texts) expect(faults(zh, en), `${zh} | ${en}`).toEqual([]);
    const source = sourceIn(meta.source ?? '', 'en');
    expect(source.replace(/《[^》]*》/g, ''), source).not.toMatch(HAN);
    expect(Object.keys(meta.optionDocs ?? {}).sort()).toEqual(Object.keys((meta.options ?? {}) as object).sort());
  });
});

describe('what the editor says', () => {
  const json = (name: string): Record<string, string> => JSON.parse(readFileSync(join(ROOT, name), 'utf8'));
  const MARKS = /^[\s\p{P}\p{S}\d]*$/u;
  const plain = (text: string): string => text.replace(/\{\d\}/g, '');

  test('package.nls', () => {
    const [en, zh] = [json('package.nls.json'), json('package.nls.zh-cn.json')];
    expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort());
    // Names of products and languages stay.
    const same = new Set(['configuration.title']);
    for (const [key, text] of Object.entries(en)) {
      if (!same.has(key)) expect(faults(zh[key] as string, text), key).toEqual([]);
      const links = (t: string): string[] => [...t.matchAll(/\((command:[^)]*)\)/g)].map((m) => m[1] as string);
      expect(links(zh[key] as string), key).toEqual(links(text));
    }
  });

  test('the bundle of the client: every text of every file, nothing else', () => {
    const said = new Set<string>();
    for (const { code } of sources('client/src')) {
      for (const m of code.matchAll(/l10n\s*\.t\(\s*('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")/g))
        said.add((m[1] as string).slice(1, -1).replaceAll(/\\(.)/g, '$1'));
      // A text that is put together while running cannot be looked up.
      expect(code.match(/l10n\s*\.t\(\s*[^'"\s]/g) ?? []).toEqual([]);
    }
    const bundle = json('l10n/bundle.l10n.zh-cn.json');
    expect(Object.keys(bundle).sort()).toEqual([...said].sort());
    for (const [en, zh] of Object.entries(bundle)) {
      expect(zh.match(/\{\d\}/g)?.sort(), en).toEqual(en.match(/\{\d\}/g)?.sort());
      if (!MARKS.test(plain(en))) expect(faults(plain(zh), plain(en)), en).toEqual([]);
    }
  });

  test('no text is shown that is in no bundle', () => {
    const shown =
      /(?:show(?:Error|Warning|Information)Message|setStatusBarMessage)\(\s*['"`]|\b(?:placeHolder|tooltip|detail|description|prompt|message|title)\s*[:=]\s*(['"`])(?!\1)/g;
    for (const { name, code } of sources('client/src')) {
      for (const m of code.matchAll(shown)) {
        const rest = code.slice((m.index ?? 0) + m[0].length - 1);
        const literal = new RegExp(`^(?:${LITERAL})`).exec(rest.replaceAll(/l10n\.t\('(?:[^'\\]|\\.)*'/g, 'l10n.t('))?.[0] ?? '';
        const words = own(literal)
          .replace(/\$\{.*$/s, '')
          .replace(/\bNewsproof\b/g, '');
        expect(words, `${name}: ${m[0]}${rest.slice(1, 40)}`).not.toMatch(/\p{L}{2}/u);
      }
    }
  });
});
