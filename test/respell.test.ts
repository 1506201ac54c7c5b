import { describe, expect, test } from 'vitest';
import type { RowKind } from '../server/src/ledger/facts.ts';
import type { SpellingForm } from '../server/src/ledger/rows.ts';
import { respell } from '../server/src/lsp/names/respell.ts';

/** “川普:variant” */
function spelled(s: string) {
  const [text = '', form = 'unlisted'] = s.split(':');
  return { text, form: form as SpellingForm };
}

/** What becomes of a spelling: ✓ sure, ? not sure, – stays. */
function told(spelling: string, from: string, to: string, kind: RowKind = 'person'): string {
  const s = spelled(spelling);
  const c = respell(s, spelled(from), to, kind);
  return c ? `${c.sure ? '✓' : '?'} ${s.text.slice(0, c.start)}[${c.text}]${s.text.slice(c.end)}` : '–';
}

describe('what becomes of a spelling when a name is renamed', () => {
  test.each([
    ['川普:variant', '川普:variant', '特朗普', '✓ [特朗普]'],
    ['唐纳德·川普:variant', '川普:variant', '特朗普', '✓ 唐纳德·[特朗普]'],
    ['唐纳德•川普:variant', '川普:variant', '特朗普', '✓ 唐纳德•[特朗普]'],
    ['唐纳德·J·川普', '川普:variant', '特朗普', '✓ 唐纳德·J·[特朗普]'],
    // What is right already stays, and so does what is right in it.
    ['特朗普:name', '川普:variant', '特朗普', '–'],
    ['唐纳德·特朗普:full', '川普:variant', '特朗普', '–'],
    ['唐纳德·特朗普:full', '唐纳德·川普:variant', '唐纳德·特朗普', '–'],
    // Other spellings go along, and are looked at.
    ['特郎普:typo', '川普:variant', '特朗普', '? [特朗普]'],
    ['特朗普:name', '川普:variant', '杜林普', '? [杜林普]'],
    ['唐纳德·特朗普:full', '川普:variant', '杜林普', '? 唐纳德·[杜林普]'],
    ['唐纳德·杜林普', '川普:variant', '特朗普', '? 唐纳德·[特朗普]'],
    // The short one follows the long one.
    ['川普:variant', '唐纳德·川普:variant', '唐纳德·特朗普', '✓ [特朗普]'],
    ['川普:variant', '唐纳德·川普:variant', '唐·特朗普', '✓ [特朗普]'],
    ['特朗普:name', '唐纳德·特朗普:full', '唐·特朗普', '–'],
    ['川普:variant', '唐纳德·川普:variant', '特朗普', '? [特朗普]'],
    ['杜林普:variant', '唐纳德·川普:variant', '唐纳德·特朗普', '? [特朗普]'],
    ['唐纳德•川普:variant', '唐纳德·川普:variant', '唐纳德·特朗普', '✓ [唐纳德·特朗普]'],
    ['唐纳德·杜林普', '唐纳德·川普:variant', '唐纳德·特朗普', '? [唐纳德·特朗普]'],
    // The new name has a given name: nobody gets two.
    ['唐纳德·川普:variant', '川普:variant', '唐纳德·特朗普', '? [唐纳德·特朗普]'],
    ['唐纳德·特朗普:full', '特朗普:name', '唐纳德·特朗普', '–'],
    // Characters of a longer unlisted spelling are no part of it.
    ['迈克尔', '迈克', '麦克尔', '? [麦克尔]'],
    ['约翰逊', '约翰', '强生', '? [强生]'],
    // A family name before the given name.
    ['小泉纯一郎:full', '小泉:name', '小渊', '✓ [小渊]纯一郎'],
    ['小泉:name', '小泉纯一郎:full', '小渊纯一郎', '✓ [小渊]'],
    ['小泉:name', '小泉纯一郎:full', '小泉进次郎', '–'],
    ['小泉:name', '小泉纯一郎:full', '安倍晋三', '–'],
  ])('%s, when %s becomes %s: %s', (spelling, from, to, wanted) => expect(told(spelling, from, to)).toBe(wanted));

  test.each([
    // Bodies: short forms and the long form are words of their own.
    ['俄国防部:short', '俄罗斯国防部:name', '俄联邦国防部', '–'],
    ['俄罗斯国防部:name', '俄国防部:short', '俄防务部', '–'],
    ['俄国防部发言人:short', '俄国防部:short', '俄防务部', '✓ [俄防务部]发言人'],
    ['联合国教育组织:full', '教科文组织:name', '教科组织', '–'],
    ['日本外交部:wrong', '外交部:short', '外务省', '? 日本[外务省]'],
    ['日本外交部:wrong', '日本外务省:name', '日本外务厅', '? [日本外务厅]'],
  ])('%s, when %s becomes %s: %s', (spelling, from, to, wanted) => expect(told(spelling, from, to, 'organisation')).toBe(wanted));
});
