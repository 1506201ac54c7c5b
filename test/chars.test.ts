import { describe, expect, test } from 'vitest';
import { ScannedPassage } from '../server/src/engine/scans.ts';
import { MentionCache } from '../server/src/lexicon/mentions.ts';
import { shippedLexicon } from '../server/src/lexicon/shipped.ts';
import { PROFILES, type Profile } from '../server/src/rule/profile.ts';
import { compatForm } from '../server/src/rules/char/compat-form.ts';
import { invisible } from '../server/src/rules/char/invisible.ts';
import { formOf } from '../server/src/text/char-forms.ts';
import { Class, classesIn, classOf, classValues } from '../server/src/text/chars.ts';
import { makePassage } from '../server/src/text/passage.ts';
import { lint } from './lint.ts';

const hex = (code: number): string => code.toString(16).toUpperCase();

describe('character classes', () => {
  test('whatever char/ rules find has the class that lets them look', () => {
    const unseen: string[] = [];
    for (let code = 0; code < 0x30000; code++) {
      if (code === 0xa || code === 0xd || (code >= 0xd800 && code <= 0xdfff)) continue;
      const char = String.fromCodePoint(code);
      if (classesIn(char) & (Class.Suspect | Class.Surrogate)) continue;
      if (formOf(char)) unseen.push(hex(code));
    }
    expect(unseen).toEqual([]);
    // The other rule, told that everything may be there.
    const context = { options: {}, profile: PROFILES.xinhua as Profile, lexicon: shippedLexicon() };
    for (let code = 0; code < 0xd800; code++) {
      const char = String.fromCodePoint(code);
      if (code === 0xa || code === 0xd || classesIn(char) & Class.Suspect) continue;
      const passage = new ScannedPassage(
        { ...makePassage({ kind: 'paragraph', level: 0, text: `渡${char}轮复航。`, seams: [] }), classes: -1 },
        new MentionCache(context.lexicon),
      );
      if (invisible.passage?.(passage, context, []).findings?.length) unseen.push(hex(code));
    }
    expect(unseen).toEqual([]);
  });

  test('no plain character of a draft is suspect', () => {
    const plain = '新华社北京6月12日电（记者张三）：“好！”‘是’——……《书》·、；？%℃～ \u3000\n\u8fd4〇Ａ１$é×';
    for (const c of plain) expect(classOf(c.charCodeAt(0)) & Class.Suspect, c).toBe(0);
  });

  test('the twelve unified ideographs among the compatibility ones are Han and nothing else', () => {
    const twelve = '\ufa0e\ufa0f\ufa11\ufa13\ufa14\ufa1f\ufa21\ufa23\ufa24\ufa27\ufa28\ufa29';
    for (const c of twelve) {
      expect(formOf(c), hex(c.charCodeAt(0))).toBeUndefined();
      expect(classOf(c.charCodeAt(0))).toBe(Class.Han);
    }
  });
});

describe('forms', () => {
  test('every Kangxi radical is what Unicode says, but for three that simplified drafts write otherwise', () => {
    const other: string[] = [];
    for (let code = 0x2f00; code <= 0x2fd5; code++) {
      const char = String.fromCodePoint(code);
      if (formOf(char)?.to !== char.normalize('NFKC')) other.push(`${hex(code)} ${formOf(char)?.to}`);
    }
    expect(other).toEqual(['2F3E 户', '2FAD 青', '2FC8 黄']);
  });

  test('the supplement is complete and in step', () => {
    const at = (code: number): unknown => formOf(String.fromCodePoint(code))?.to;
    expect([0x2e80, 0x2e81, 0x2e9a, 0x2e9f, 0x2ec5, 0x2ecb, 0x2ed3, 0x2ed8, 0x2ee2, 0x2ef3].map(at)).toEqual([
      undefined,
      '厂',
      undefined,
      '母',
      '见',
      '车',
      '长',
      '青',
      '马',
      '龟',
    ]);
  });

  test('nothing a form becomes is a form again', () => {
    for (let code = 0x2e80; code < 0x2fa1e; code++) {
      if (code >= 0xd800 && code <= 0xdfff) continue;
      const to = formOf(String.fromCodePoint(code))?.to;
      for (const text of typeof to === 'string' ? [to] : (to ?? [])) for (const c of text) expect(formOf(c), hex(code)).toBeUndefined();
    }
  });
});

test('ideographs beyond the basic plane are found by their surrogate pair', () => {
  const text = `双方\u{2f81a}季会谈`;
  const [p] = lint(text, { rules: [compatForm] });
  expect(p?.range).toEqual({ start: 2, end: 4 });
  expect(p?.fixes[0]?.edits[0]?.text).toBe('\u{2f81a}'.normalize('NFC'));
});

test('a page of damage is told run by run, not character by character', () => {
  const text = `渡轮${'\u200b'.repeat(150)}复航，⽂⼈⼀⽇⾏。`;
  expect(lint(text, { rules: [invisible] })).toHaveLength(1);
  expect(lint(text, { rules: [compatForm] })).toHaveLength(1);
});

test('the values of the classes are all there', () => {
  const values = new Set(classValues);
  for (let unit = 0; unit < 0x10000; unit++) expect(values.has(classOf(unit)), unit.toString(16)).toBe(true);
});
