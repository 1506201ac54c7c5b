import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileConfigGlob, compileGlob } from '../server/src/engine/config/glob.ts';
import { readConfigFile } from '../server/src/engine/config/read.ts';
import { readIgnoreFile } from '../server/src/engine/suppress/read.ts';
import { compileLexicon } from '../server/src/lexicon/compile.ts';
import { noPairs } from '../server/src/lexicon/pairs.ts';
import { readLexicon } from '../server/src/lexicon/read.ts';
import { rules } from '../server/src/rules/index.ts';

const NAMES: ReadonlySet<string> = new Set(rules.map((r) => r.meta.id));

/** Whoever reads files that others have written. */
const READERS: Readonly<Record<string, (text: string) => { readonly problems: readonly unknown[] }>> = {
  configuration: (text) => readConfigFile(text, rules),
  'ignore file': (text) => readIgnoreFile(text, NAMES),
  lexicon: (text) => {
    const read = readLexicon(text, 'a.yaml');
    compileLexicon([read.entries], noPairs);
    return read;
  },
  table: (text) => {
    const read = readLexicon(`kind\tname\tvariants\n${text}`, 'a.tsv');
    compileLexicon([read.entries], noPairs);
    return read;
  },
};

const isClean = (): boolean =>
  Object.keys(Object.prototype).length === 0 && Object.keys(Array.prototype).length === 0 && !('polluted' in {}) && typeof {}.toString === 'function';

const rep = (unit: string, length: number): string => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
const stairs = (depth: number, line: string): string => Array.from({ length: depth }, (_, i) => ' '.repeat(i) + line).join('\n');
const numbered = (length: number, line: (i: number) => string): string => {
  let out = '';
  for (let i = 0; out.length < length; i++) out += line(i);
  return out;
};
const LAUGHS = `a0: &a0 [甲乙, 甲丙]\n${Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(', ')}]\n`).join('')}`;

/** Long enough that a step too much for each character before it would not end. */
const LENGTH = 30_000;
/** Where the library itself would take a step for each key before. */
const LONG = 4 * LENGTH;
const HOSTILE: Readonly<Record<string, string>> = {
  'a bomb of aliases': `${LAUGHS}people: *a30\nrules: *a30\nlexicons: *a30\nextends: *a30\n`,
  'aliases that lead in a circle': 'people: &p\n  - *p\n  - &q {name: 甲乙, variants: *q, offices: [*q]}\nrules: &r {word: *r}\n',
  'many aliases': `a: &a x\npeople:\n${rep('  - *a\n', LONG)}`,
  'many anchors': numbered(LENGTH, (i) => `- &a${i} x\n- *a${i}\n`),
  'many keys': numbered(LONG, (i) => `k${i}: 1\n`),
  'many rules': `rules:\n${numbered(LENGTH, (i) => `  k${i}/x: off\n`)}`,
  'one key, often': rep('profile: cns\n', LENGTH),
  'one key, often, in a flow': `{${rep('a: 1, ', LENGTH)}}`,
  'names of prototypes':
    '__proto__: {polluted: 1}\nconstructor: {prototype: {polluted: 1}}\ntoString: [a]\nhasOwnProperty: [b]\npeople:\n  - {name: 甲乙丙, __proto__: {polluted: 1}, constructor: x, toString: y, hasOwnProperty: z}\n' +
    'rules: {__proto__: {severity: off, options: {__proto__: {polluted: 1}}}, constructor: off, toString: {options: {polluted: 1}}, word/typo: {options: {__proto__: {polluted: 1}, constructor: {prototype: {polluted: 1}}}}}\n',
  'a list of names of prototypes': '- {rule: __proto__, text: constructor, __proto__: {polluted: 1}}\n- {rule: toString, text: x}\n- {__proto__: 1}\n',
  tags: 'profile: !!js/function "function () { polluted = 1 }"\nrules: !!js/regexp /(a+)+$/\npeople: !!python/object/apply:os.system ["true"]\nx: !!binary aGVsbG8=\ny: !!set {a, b}\nz: !!timestamp 2020-01-01\n',
  directives: rep('%TAG ! tag:example.com,2000:\n%YAML 9.9\n', LENGTH),
  'several documents': rep('---\nprofile: cns\n...\n', LENGTH),
  'merge keys': `a: &a {name: 甲乙}\npeople:\n${rep('  - {<<: *a}\n', LENGTH)}`,
  brackets: rep('[', LENGTH),
  braces: rep('{a: ', LENGTH),
  dashes: rep('- ', LENGTH),
  'dashes with anchors': rep('- &a ', LENGTH),
  'dashes with tags': rep('- !a ', LENGTH),
  questions: rep('? ', LENGTH),
  'stairs of maps': stairs(480, 'a:'),
  'stairs of lists': stairs(480, '-'),
  'an open string': `"${rep('a', LENGTH)}`,
  quotes: rep('"', LENGTH),
  'an open block': `a: |\n${rep(' x\n', LENGTH)}`,
  'a long key': `${rep('规则', LENGTH)}: 1`,
  'a long word': `rules:\n  ${rep('word/typ', LENGTH)}: off\n`,
  'half pairs': rep('\ud800: \udc00\n', LENGTH),
  zeros: rep('\0', LENGTH),
  marks: rep('\ufeff', LENGTH),
  'ends of lines': rep('\r', LENGTH),
  tabs: rep('\t', LENGTH),
  comments: rep('#\n', LENGTH),
  'what was UTF-16': rep('p\0r\0o\0f\0i\0l\0e\0:\0', LENGTH),
  'what is no text': rep('\ufffd\ufffd\u0001\u007f\u0085\u2028', LENGTH),
  globs: `ignore:\n${rep('  - "**/*a*b*c*/**/x{a,b,c,d}{e,f,g,h}"\n', LENGTH)}`,
};

describe.each(Object.entries(READERS))('%s', (_, read) => {
  test.each(Object.entries(HOSTILE))('%s', (_name, text) => {
    expect(Array.isArray(read(text).problems)).toBe(true);
    expect(isClean()).toBe(true);
  });

  test('whatever it says: nothing is thrown, nothing of the world changes', () => {
    const word = fc.constantFrom(
      'people',
      'name',
      'variants',
      'rules',
      'extends',
      'lexicons',
      'overrides',
      'files',
      'ignore',
      'profile',
      'options',
      'severity',
      'rule',
      'text',
      'until',
      'word/typo',
      '__proto__',
      'constructor',
      'toString',
      'off',
      'null',
      '~',
      '2018',
      '&a',
      '*a',
      '<<',
      '!!js/function',
      '甲乙',
      '|',
      '>-',
      "'",
      '"',
      '`',
      '@',
      '%',
      '\u0000',
      '\ud800',
      '\u2028',
    );
    const glue = fc.constantFrom(': ', ':\n  ', '\n', '\n- ', '\n  - ', ', ', '{', '}', '[', ']', ' ', '\t', '\r\n', '#', '---\n', '? ');
    const text = fc.oneof(
      fc.array(fc.oneof(word, glue), { maxLength: 60 }).map((parts) => parts.join('')),
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.json({ maxDepth: 5 }),
      fc.object({ key: word, maxDepth: 4 }).map((o) => JSON.stringify(o) ?? ''),
    );
    fc.assert(
      fc.property(text, (t) => {
        read(t);
        return isClean();
      }),
      { numRuns: 150 },
    );
  });
});

describe('globs', () => {
  const name = 'a'.repeat(1000);
  const PATHS = [name, `${'a/'.repeat(500)}b`, `${name}/${name}`, ''];
  test.each([
    '**/'.repeat(160),
    `${'**/'.repeat(160)}x`,
    '*'.repeat(500),
    '**'.repeat(250),
    `${'*a'.repeat(240)}b`,
    `${'a*'.repeat(240)}b`,
    `${'**/*a'.repeat(90)}b`,
    `${'{a,b}'.repeat(6)}x`,
    `${'?'.repeat(490)}*b`,
    `${'(a+)+'.repeat(90)}$`,
    `${'{a,'.repeat(100)}`,
    `${'{'.repeat(400)}`,
    `${'{,'.repeat(6)}${'}'.repeat(6)}${'*a'.repeat(200)}`,
  ])('%.30s ends', (glob) => {
    const [plain, config] = [compileGlob(glob), compileConfigGlob(glob)];
    for (const path of PATHS) for (const g of [plain, config]) expect(typeof (g?.test(path) ?? false)).toBe('boolean');
  });

  test('one that stands for too many is refused, and so is one that is too long', () => {
    expect(compileGlob('{a,b}'.repeat(30))).toBeUndefined();
    expect(compileGlob('x'.repeat(501))).toBeUndefined();
  });

  test('what means something elsewhere stands for itself', () => {
    for (const c of ['.', '+', '(', ')', '^', '$', '|', '\\', '[', ']', '!', '@', '#', '-', '~', '\n', '(?=a)', '[a-z]', '\\d', '.*', '__proto__']) {
      const glob = compileGlob(`x${c}y`);
      const literal = c.replaceAll('*', '');
      expect(glob?.test(`x${c}y`), c).toBe(true);
      if (!c.includes('*')) expect([glob?.test('xzy'), glob?.test('xy'), glob?.test('x5y')], c).toEqual([false, false, false]);
      else expect(glob?.test(`x${literal}y`), c).toBe(true);
    }
  });

  test('like an expression that goes back, on paths that are short', () => {
    const piece = fc.constantFrom('a', 'b', '/', '*', '**', '**/', '?', '.');
    const path = fc.array(fc.constantFrom('a', 'b', '.', '/a', '/b'), { maxLength: 7 }).map((p) => p.join('').replace(/^\//, ''));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), path, (pieces, p) => {
        const glob = pieces.join('');
        // Two stars inside of a name are nobody's habit.
        fc.pre(!/[^/]\*\*\/|\*{3}/.test(glob));
        expect(compileGlob(glob)?.test(p), `${glob} on ${p}`).toBe(expressionOf(glob).test(p));
      }),
      { numRuns: 2000 },
    );
  });
});

/** The same glob in the usual way, which may take for ever. */
function expressionOf(glob: string): RegExp {
  let out = '';
  for (let i = 0; i < glob.length; i++) {
    const c = glob[i] as string;
    if (c === '*' && glob[i + 1] === '*') {
      i++;
      if (glob[i + 1] === '/') {
        i++;
        out += '(?:[^/]+/)*';
      } else out += '[^]*';
    } else out += c === '*' ? '[^/]*' : c === '?' ? '[^/]' : c.replace(/[.]/, '\\.');
  }
  return new RegExp(`^${out}$`, 'i');
}
