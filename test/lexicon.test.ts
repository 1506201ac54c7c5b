import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileLexicon } from '../server/src/lexicon/compile.ts';
import type { Entry, Lexicon } from '../server/src/lexicon/lexicon.ts';
import { packPairs, pairsFrom } from '../server/src/lexicon/pairs.ts';
import { readLexicon } from '../server/src/lexicon/read.ts';
import { Trie } from '../server/src/lexicon/trie.ts';

function entriesOf(yaml: string, name = 'test.yaml'): readonly Entry[] {
  const { entries, problems } = readLexicon(yaml, name);
  expect(problems).toEqual([]);
  return entries;
}

/** Mentions as “form:entry/kind”, with ? where they are not certain. */
function told(lexicon: Lexicon, text: string): string[] {
  return lexicon.scan(text).map((m) => `${text.slice(m.start, m.end)}:${m.entry.name}/${m.form}${m.certain ? '' : '?'}`);
}

describe('scan', () => {
  const lexicon = compileLexicon([
    entriesOf(`
people:
  - { name: 江海, full: 阿·江海, variants: [{ text: 江河, region: TW }], unless: [长江海] }
  - { name: 江海涛 }
organisations:
  - { name: 江海涛声社 }
  - { name: G20, variants: [G-20] }
`),
  ]);

  it('takes the longest form', () => {
    expect(told(lexicon, '江海、江海涛、江海涛声社、江海涛声')).toEqual([
      '江海:江海/name',
      '江海涛:江海涛/name',
      '江海涛声社:江海涛声社/name',
      '江海涛:江海涛/name',
    ]);
  });

  it('gives no mention for an `unless` word', () => {
    expect(told(lexicon, '长江海，江海')).toEqual(['江海:江海/name']);
  });

  it('names the region of a variant', () => {
    expect(lexicon.scan('江河').map((m) => [m.form, m.region])).toEqual([['variant', 'TW']]);
  });

  it('wants Latin letters and digits to stand free', () => {
    expect(told(lexicon, 'G20、G-20、G200、AG20、在G20峰会')).toEqual(['G20:G20/name', 'G-20:G20/variant', 'G20:G20/name']);
  });

  it('takes other dots and dashes for those of a name', () => {
    for (const dot of '·•‧・･．') expect(told(lexicon, `阿${dot}江海说`)).toEqual([`阿${dot}江海:江海/full`]);
  });

  it('is not certain of a name that is part of another person’s', () => {
    expect(told(lexicon, '乙·江海、江海·丙、阿·江河')).toEqual(['江海:江海/name?', '江海:江海/name?', '江河:江海/variant']);
    expect(told(lexicon, '·江海')).toEqual(['江海:江海/name']);
  });

  it('is the same each time, whatever was scanned before', () => {
    const text = '长江海江海涛声社江河G20';
    const first = told(lexicon, text);
    lexicon.scan('阿·江海'.repeat(10));
    expect(told(lexicon, text)).toEqual(first);
  });
});

describe('precedence', () => {
  const base = entriesOf('people:\n  - { name: 江海, variants: [江河] }\n  - { name: 湖泊, full: 甲·湖泊 }\n  - { name: 湖泊, full: 乙·湖泊 }\n', 'base.yaml');

  it('an entry of a later list replaces that of the same name', () => {
    const lexicon = compileLexicon([base, entriesOf('people:\n  - { name: 江海, variants: [江湾] }\n', 'house.yaml')]);
    expect(told(lexicon, '江海江河江湾')).toEqual(['江海:江海/name', '江湾:江海/variant']);
    expect(lexicon.entries.map((e) => e.from)).toEqual(['base.yaml', 'base.yaml', 'house.yaml']);
  });

  it('a form that a later list claims leaves the earlier entry', () => {
    const lexicon = compileLexicon([base, entriesOf('people:\n  - { name: 江河 }\n')]);
    expect(told(lexicon, '江河')).toEqual(['江河:江河/name']);
  });

  it('an `unless` word of a later list silences a form', () => {
    const lexicon = compileLexicon([base, entriesOf('terms:\n  - { name: 河水, unless: [江河水] }\n')]);
    expect(told(lexicon, '江河水，江河')).toEqual(['江河:江海/variant']);
  });

  it('homonyms are rivals; a full form in a later list replaces only its own', () => {
    const lexicon = compileLexicon([base]);
    expect(told(lexicon, '湖泊说')).toEqual(['湖泊:湖泊/name?']);
    expect(lexicon.scan('湖泊')[0]?.rivals?.map((e) => e.full)).toEqual(['乙·湖泊']);
    expect(told(lexicon, '乙·湖泊')).toEqual(['乙·湖泊:湖泊/full']);
    const house = compileLexicon([base, entriesOf('people:\n  - { name: 湖泊, full: 乙·湖泊, note: 本社 }\n')]);
    expect(house.entries.filter((e) => e.name === '湖泊').map((e) => [e.full, e.note])).toEqual([
      ['甲·湖泊', undefined],
      ['乙·湖泊', '本社'],
    ]);
  });
});

describe('words for the layout', () => {
  const lexicon = compileLexicon([entriesOf('people:\n  - 江海涛\nagencies:\n  - 江海社\n  - 江海\n')]);

  it('finds the longest name across a place', () => {
    expect(lexicon.nameAcross('见江海涛声', 2)).toEqual({ start: 1, end: 4 });
    expect(lexicon.nameAcross('见江海涛声', 1)).toBeUndefined();
    expect(lexicon.nameAcross('见江海涛声', 4)).toBeUndefined();
    expect(lexicon.nameAcross('', 0)).toBeUndefined();
  });

  it('knows the length of an agency', () => {
    expect(lexicon.agencyAt('江海社某地电', 0)).toBe(3);
    expect(lexicon.agencyAt('据江海社电', 1)).toBe(3);
    expect(lexicon.agencyAt('江海涛', 0)).toBe(2);
    expect(lexicon.agencyAt('某地', 5)).toBe(0);
  });
});

describe('pairs', () => {
  it('hold what was put in, and little else', () => {
    const han = (i: number) => String.fromCharCode(0x4e00 + (i % 3000)) + String.fromCharCode(0x4e00 + ((i * 7919) % 5000));
    const words = Array.from({ length: 4000 }, (_, i) => han(i));
    const pairs = pairsFrom(packPairs(words, 8192), '');
    for (const w of words) expect(pairs.isWord(w.charCodeAt(0), w.charCodeAt(1))).toBe(true);
    let wrong = 0;
    for (let i = 0; i < 10_000; i++) if (pairs.isWord(0x7000 + (i % 100), 0x7100 + Math.floor(i / 100))) wrong++;
    expect(wrong).toBeLessThan(300);
    expect(pairs.isInside(0x4e00, 0x4e01)).toBe(false);
  });
});

/** The plain way: at each unit the longest key. */
function naive(keys: readonly string[], text: string): string[] {
  const out: string[] = [];
  for (let at = 0; at < text.length; ) {
    const best = keys.filter((k) => text.startsWith(k, at)).sort((a, b) => b.length - a.length)[0];
    if (best) out.push(`${at}${best}`);
    at += best?.length ?? 1;
  }
  return out;
}

describe('matcher', () => {
  const unit = fc.constantFrom('江', '海', '涛', '声', '\ud842', '\udfb7', '。');
  const word = (min: number, max: number) => fc.array(unit, { minLength: min, maxLength: max }).map((u) => u.join(''));

  it('equals the naive matcher', () => {
    fc.assert(
      fc.property(fc.uniqueArray(word(2, 5), { maxLength: 12 }), word(0, 40), (keys, text) => {
        const entries = keys.map(
          (name): Entry => ({ kind: 'term', name, offices: [], sure: 'A', undecided: false, from: '', forms: [{ text: name, kind: 'name' }], unless: [] }),
        );
        const found = compileLexicon([entries]).scan(text);
        expect(found.map((m) => `${m.start}${text.slice(m.start, m.end)}`)).toEqual(naive(keys, text));
        expect(found.every((m) => m.entry.name === text.slice(m.start, m.end))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('finds the name across a place that trying all stretches finds', () => {
    fc.assert(
      fc.property(fc.uniqueArray(word(2, 5), { minLength: 1, maxLength: 8 }), word(2, 20), fc.nat(20), (keys, text, at) => {
        const lexicon = compileLexicon([
          keys.map(
            (name): Entry => ({ kind: 'term', name, offices: [], sure: 'A', undecided: false, from: '', forms: [{ text: name, kind: 'name' }], unless: [] }),
          ),
        ]);
        let longest = 0;
        for (let start = 0; start < at && start < text.length; start++) {
          // Of the keys that start here only the longest counts, as in a scan.
          const best = keys.filter((k) => text.startsWith(k, start)).sort((a, b) => b.length - a.length)[0];
          if (best && start + best.length > at && best.length > longest) longest = best.length;
        }
        const found = lexicon.nameAcross(text, at);
        expect(found ? found.end - found.start : 0).toBe(longest);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps its keys apart in the trie', () => {
    const keys = ['江', '江海', '江海涛', '海'];
    const trie = new Trie(keys);
    for (const [i, key] of keys.entries()) {
      let node = trie.start(key.charCodeAt(0));
      for (let k = 1; k < key.length; k++) node = trie.step(node, key.charCodeAt(k));
      expect(trie.valueOf(node)).toBe(i + 1);
    }
    expect(trie.start('涛'.charCodeAt(0))).toBe(0);
    expect(trie.longestKey).toBe(3);
  });
});
