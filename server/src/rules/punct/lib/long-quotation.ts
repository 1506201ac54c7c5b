import { Class, isAt } from '../../../text/chars.ts';
import type { Lost } from './lost-mark.ts';
import { BRACKET, DOUBLE, SINGLE } from './pair-marks.ts';

/** What is read of a passage. */
interface Told {
  readonly passage: number;
  readonly value: { readonly text: string; readonly lost: readonly Lost[] };
}

/** A quotation that does not open its paragraphs again is not looked for further than this, in passages. */
const FURTHEST = 12;

const OPEN = 0x201c;
/** Lines of a headline or a caption are shorter than this. */
const LINE = 40;
/** Lines of verse are shorter than this. */
const VERSE = 26;
/** So long a passage was cut by its reader (text/compose.ts), not by its writer. */
const CUT = 7000;

/** Place of the first unit that is no blank. */
function head(text: string): number {
  let i = 0;
  while (isAt(text, i, Class.Blank)) i++;
  return i;
}

/** An opening mark of which the partner is not in the rest of the passage. */
function runsOn({ text, lost }: Told['value']): Lost | undefined {
  const last = lost.at(-1);
  return last && last.left === 'open' && last.bound === text.length && (last.kind <= SINGLE || last.kind === BRACKET) ? last : undefined;
}

/** A closing mark whose partner is not before it in the passage. */
function goesOn({ lost }: Told['value'], kind: number): Lost | undefined {
  return lost.find((l) => l.kind === kind && l.left === 'close' && l.bound === 0);
}

/** What opens here are whole sentences: at the head of a paragraph, behind ： or ，. */
function opensSentences(text: string, at: number): boolean {
  return at === head(text) || isAt(text, at - 1, Class.Stop | Class.Pause);
}

function endsSentence(text: string): boolean {
  return isAt(text, text.length - 1, Class.Stop | Class.Pause) || text.endsWith('…') || isAt(text, text.length - 1, Class.Close);
}

/** The paragraph begins with a quotation that is closed behind a whole sentence, or goes on in the next paragraph. */
function quotesAgain(told: Told): boolean {
  const { text } = told.value;
  const first = head(text);
  if (text.charCodeAt(first) !== OPEN) return false;
  const last = runsOn(told.value);
  if (last?.at === first) return true;
  const close = text.indexOf('”', first);
  return close > 0 && (isAt(text, close - 1, Class.Stop | Class.Pause) || text[close - 1] === '…' || close === text.length - 1);
}

/**
 * Lost marks that are none: a quotation of several paragraphs opens each of them and closes the last (GB/T 15834—2011 4.8.3),
 * or opens the first and closes the last, as older copy has it; a bracket or quotation runs on in a line that was not joined.
 * Linear in the number of passages.
 * @param facts of one article, in order
 */
export function runOn(facts: readonly Told[]): ReadonlySet<Lost> {
  const out = new Set<Lost>();
  let open: { lost: Lost; told: Told; index: number } | undefined;
  facts.forEach((told, index) => {
    const before = facts[index - 1];
    const unclosed = before && before.passage >= told.passage - 2 ? runsOn(before.value) : undefined;
    if (unclosed?.kind === DOUBLE && opensSentences(before?.value.text ?? '', unclosed.at) && endsSentence(before?.value.text ?? '') && quotesAgain(told))
      out.add(unclosed);
    if (open) {
      const close = goesOn(told.value, open.lost.kind);
      if (close && belong(open, told, close)) {
        out.add(open.lost);
        out.add(close);
      }
      if (told.value.lost.length > 0) open = undefined;
    }
    const lost = runsOn(told.value);
    if (lost && !out.has(lost)) open = { lost, told, index };
  });
  return out;
}

/** Do an opening mark and a closing one of a later passage belong together? */
function belong(open: { lost: Lost; told: Told }, told: Told, close: Lost): boolean {
  const { text } = open.told.value;
  const gap = told.passage - open.told.passage;
  // A line end inside a sentence that the layout judge left alone.
  if (gap === 1 && (!endsSentence(text) || isAt(text, text.length - 1, Class.Pause) || text.length > CUT)) return true;
  // A headline or caption of two lines: “甲……⏎……乙”.
  if (gap === 1 && text.length < LINE && told.value.text.length < LINE && !text.includes('。')) return true;
  // Verse, a letter, a sign: “甲⏎乙⏎丙”, a line each.
  if (gap <= FURTHEST && open.lost.at === head(text) && text.length < VERSE && told.value.text.length < VERSE && closesLine(told.value.text, close.at))
    return true;
  if (gap > FURTHEST || !opensSentences(text, open.lost.at) || !endsSentence(text)) return false;
  if (open.lost.kind === BRACKET) return open.lost.at === head(text) && close.at === told.value.text.length - 1;
  return endsWhole(told.value.text, close.at);
}

/** A sentence ends before the closing mark at `at`, by a half-width mark and with a blank behind it, too. */
function endsWhole(text: string, at: number): boolean {
  let last = at - 1;
  while (isAt(text, last, Class.Blank)) last--;
  return isAt(text, last, Class.Stop) || '…!?'.includes(text[last] ?? ' ');
}

/** Nothing but marks follows. */
function closesLine(text: string, at: number): boolean {
  for (let i = at + 1; i < text.length; i++) if (isAt(text, i, Class.Han | Class.Latin | Class.Digit)) return false;
  return true;
}
