import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Finding, type Fix } from '../../rule/rule.ts';
import { has } from '../../rule/triggers.ts';
import { Class, isAt } from '../../text/chars.ts';
import type { Passage } from '../../text/passage.ts';
import type { TextEdit } from '../../text/range.ts';
import { CODES } from './lib/pair-marks.ts';

/** Where emphasis stands between a mark of the sentence and a character, so that readers see asterisks. */
export const emphasisMarks = defineRule<Message>({
  meta: {
    id: 'punct/emphasis-marks',
    title: { zh: '显示不出来的粗体', en: 'Bold that does not render' },
    rationale: {
      zh: '按 CommonMark，强调记号内侧紧挨标点、外侧紧挨文字时不算记号：`**抓好落实，**确保`在多数网站和编辑器里显示为星号。标点放到外面就好了，照排版的规矩它也不必加粗。',
      en: 'CommonMark takes no mark of emphasis that has punctuation on its inner side and a letter on its outer one: `**抓好落实，**确保` shows its asterisks on most sites. Set the punctuation outside.',
    },
    source: 'CommonMark 0.31 6.2',
    severity: 'warning',
    fixable: 'review',
    messages: {
      close: { zh: '“{mark}”后面的强调记号紧挨文字，粗体显示不出来', en: 'The mark of emphasis behind “{mark}” touches text: it does not render' },
      open: { zh: '“{mark}”前面的强调记号紧挨文字，粗体显示不出来', en: 'The mark of emphasis before “{mark}” touches text: it does not render' },
    },
    options: {},
    examples: [
      { bad: '会议指出，**抓好落实⟦，⟧**确保完成全年任务。', language: 'markdown', note: '逗号移到星号外面' },
      { bad: '他说*不会停⟦。⟧*随后离开，~~票价五元⟦；⟧~~票价三元。', language: 'markdown' },
      { bad: '记者从**⟦《⟧海州日报⟦》⟧**获悉，票价不变。', language: 'markdown', note: '书名号移到外面' },
      {
        good: '会议指出，**抓好落实**，确保完成。**票价不变。**\n\n“**复航**”的消息，**“复航”**，**《海州日报》**。',
        language: 'markdown',
        note: '记号外侧是标点或行末',
      },
      { good: '**票价不变。** 班次照旧，**复航** 的消息传开。', language: 'markdown', note: '外侧有空格' },
      { good: '会议指出，**抓好落实，**确保完成全年任务。', note: '纯文本' },
      { good: '3*4，**kwargs，2**3。', language: 'markdown' },
    ],
  },
  triggers: [has('refused')],
  passage(p) {
    const { text, refused } = p;
    if (!refused) return NOTHING;
    const findings: Finding<Message>[] = [];
    for (const at of refused) {
      const step = isPunctuation(text, at - 1) && !isPunctuation(text, at) ? -1 : 1;
      const range = inner(text, at, step);
      if (range.start === range.end) continue;
      const fix = fixFor(p, at, step, range);
      findings.push({ message: step < 0 ? 'close' : 'open', range, data: { mark: text.slice(range.start, range.end) }, fixes: fix ? [fix] : [] });
    }
    return { findings };
  },
});

type Message = 'close' | 'open';

/** Marks of a sentence in a row that are looked at. */
const MOST = 4;
const PLAIN = Class.Stop | Class.Pause | Class.OtherMark | Class.AsciiMark;

const isPunctuation = (text: string, at: number): boolean => isAt(text, at, PLAIN | Class.Open | Class.Close | Class.AsciiParen);

/** The code point at a place, or before one: half of a pair is never moved. */
const behind = (text: string, at: number): string => String.fromCodePoint(text.codePointAt(at) as number);
const before = (text: string, at: number): string => {
  const low = text.charCodeAt(at - 1);
  return text.slice(low >= 0xdc00 && low <= 0xdfff ? at - 2 : at - 1, at);
};

/** The marks of the sentence that stand inside, at the end (`at` is behind them) or the beginning of the emphasis. */
function inner(text: string, at: number, step: 1 | -1): { readonly start: number; readonly end: number } {
  let [start, end] = [at, at];
  if (step < 0) while (at - start < MOST && isPunctuation(text, start - 1)) start--;
  else while (end - at < MOST && isPunctuation(text, end)) end++;
  return { start, end };
}

/** Moves what stands at [from, to) behind the emphasis: it goes before the character that follows there. */
function moveOut(text: string, from: number, to: number, step: 1 | -1): TextEdit[] | undefined {
  const moved = text.slice(from, to);
  if (step < 0) {
    if (to >= text.length || isAt(text, to, Class.Object)) return undefined;
    const next = behind(text, to);
    return [
      { start: from, end: to, text: '' },
      { start: to, end: to + next.length, text: moved + next },
    ];
  }
  if (from === 0 || isAt(text, from - 1, Class.Object)) return undefined;
  const last = before(text, from);
  return [
    { start: from - last.length, end: from, text: last + moved },
    { start: from, end: to, text: '' },
  ];
}

/**
 * **“金特会”**举行: both quotation marks go out, so that none is left alone inside. What is no whole pair right inside of the
 * emphasis is left to the editor.
 */
function pairEdits({ text, marks }: Passage, close: number): TextEdit[] | undefined {
  const code = CODES[text.charCodeAt(close - 1)] as number;
  for (let i = close - 2; i >= 0 && close - i < 60; i--) {
    const other = CODES[text.charCodeAt(i)] as number;
    if (other === code) return undefined;
    if (other !== code - 1) continue;
    const out = marks?.includes(i) ? moveOut(text, i, i + 1, 1) : undefined;
    const back = moveOut(text, close - 1, close, -1);
    return out && back ? [...out, ...back] : undefined;
  }
  return undefined;
}

function fixFor(p: Passage, at: number, step: 1 | -1, range: { readonly start: number; readonly end: number }): Fix | undefined {
  const { text } = p;
  let plain = true;
  for (let i = range.start; i < range.end; i++) plain &&= isAt(text, i, PLAIN);
  let edits: TextEdit[] | undefined;
  if (plain) edits = moveOut(text, range.start, range.end, step);
  else if (step < 0 && range.end - range.start === 1 && isAt(text, range.start, Class.Close)) edits = pairEdits(p, at);
  return edits && { title: { zh: '标点移到强调记号外面', en: 'Set the mark outside of the emphasis' }, safety: 'review', edits };
}
