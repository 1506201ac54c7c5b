import { defineRule, type RuleMeta } from '../../server/src/rule/rule.ts';

/** Rules that tests put into a server of their own, so that they do not hang on what the product's rules happen to say. */
const meta = <M extends string>(id: string, messages: RuleMeta<M>['messages'], fixable: 'none' | 'review' | 'safe'): RuleMeta<M, Record<never, never>> => ({
  id,
  title: { zh: `试验 ${id}`, en: `Test ${id}` },
  rationale: { zh: '为了试验。', en: 'For the test.' },
  source: 'GB/T 0—0 §1',
  severity: 'warning',
  fixable,
  messages,
  options: {},
  examples: [{ bad: '⟦x⟧' }],
});

/** ☆ should be ★: safe. */
export const star = defineRule({
  meta: meta('space/test-star', { star: { zh: '空心星应为实心星', en: 'A hollow star should be solid' } }, 'safe'),
  passage: (p) => ({
    findings: [...p.text.matchAll(/☆/g)].map((m) => ({
      message: 'star' as const,
      range: { start: m.index, end: m.index + 1 },
      fixes: [{ title: { zh: '改为★', en: 'Change to ★' }, safety: 'safe' as const, edits: [{ start: m.index, end: m.index + 1, text: '★' }] }],
    })),
  }),
});

/** 甲乙 should be 乙甲: for the editor to decide. */
export const order = defineRule({
  meta: meta('word/test-order', { order: { zh: '次序宜为乙甲', en: 'Better 乙甲' } }, 'review'),
  passage: (p) => ({
    findings: [...p.text.matchAll(/甲乙/g)].map((m) => ({
      message: 'order' as const,
      range: { start: m.index, end: m.index + 2 },
      fixes: [{ title: { zh: '改为乙甲', en: 'Change to 乙甲' }, safety: 'review' as const, edits: [{ start: m.index, end: m.index + 2, text: '乙甲' }] }],
    })),
  }),
});

/** Fails on every passage that has 炸 in it. */
export const throwing = defineRule({
  meta: meta('char/test-throwing', { never: { zh: '从不', en: 'Never' } }, 'none'),
  passage: (p) => {
    if (p.text.includes('炸')) throw new TypeError('a rule went wrong');
    return {};
  },
});
