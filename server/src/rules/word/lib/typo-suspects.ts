import { contextNames } from '../../../names/contexts.ts';
import { distinctSyllables, isSyllable } from '../../../names/transliteration.ts';
import type { PassageView, Scans } from '../../../rule/scans.ts';
import type { Passage } from '../../../text/passage.ts';
import type { Suspect } from '../../../typos/typos.ts';
import { wordHits } from './all-words.ts';
import { IDIOM_SLIPS } from './idiom-slips.ts';
import { isNotPlainProse } from './not-plain-prose.ts';

/** Log odds from which on a suspect is likely, and sure: docs/typos.md has what each comes to. */
export const LIKELY_TYPO = 0.6;
export const SURE_TYPO = 1.8;

/** Words of a passage that seem to be meant for others, in order: the likely ones and the sure ones. Ranges are units of its text. */
export const TYPO_SUSPECTS: PassageView<readonly Suspect[]> = {
  read: (p, { typos, vocabulary }) => {
    const suspects = typos.suspects(p.text, LIKELY_TYPO);
    if (suspects.length === 0) return suspects;
    const spared = [...p.mentions, ...contextNames(p.text, p.mentions, vocabulary), ...wordHits(p), ...p.view(IDIOM_SLIPS)];
    return suspects.filter((s) => isTold(p, s) && !spared.some((r) => r.start < s.end && r.end > s.start));
  },
};

/** What makes a name or a play on words of what it stands beside. */
const MARKS = new Set('“”‘’"\'「」『』《》〈〉【】·•#＃@');
/**
 * Pairs of which both are right, or right in one house and not in another: other rules see to those that are not. What is meant by
 * 他, 她 and 它 only the writer knows.
 */
const VARIANTS = new Set(
  '做作 作做 象像 像象 帐账 账帐 唯惟 惟唯 他她 她他 他它 它他 她它 它她 泻泄 泄泻 吋寸 呎尺 份分 分份 嘛吗 吗嘛 粘黏 黏粘 馀余 曜耀 怡宜 宜怡 壹一'.split(' '),
);

/** Halves of rare characters, letters, blanks, signs in the place of a character. */
const STRANGE = /[\p{Cs}\w\s\ufffc\ufffd\p{So}＊*？?]/u;

/** Last characters of names of bodies and places. */
const NAMED = new Set('局厅部委署司院所校会社团站馆厂店队组处办行省市县区镇乡村州盟旗路街港湾岛山江河湖');
/** What is written again within so many units is written so on purpose. */
const NEAR = 1000;

function isTold(p: Passage & Scans, suspect: Suspect): boolean {
  const { text } = p;
  const { start, end, meant } = suspect;
  const written = text.slice(start, end);
  // 国院 is within 国务院 as well.
  const near = text.slice(Math.max(0, start - NEAR), end + NEAR).replaceAll(meant, '');
  if (near.indexOf(written) !== near.lastIndexOf(written)) return false;
  // 的, 地 and 得 are another rule's.
  if (end - start === 1 && '的地得'.includes(written)) return false;
  if (p.quoted(start) || MARKS.has(text.charAt(start - 1)) || MARKS.has(text.charAt(end))) return false;
  if (isNotPlainProse(text, start)) return false;
  // 𠮷林省: what is missing stands there, as a character that no word has.
  if (suspect.how === 'missing' && (STRANGE.test(text.charAt(start - 1)) || STRANGE.test(text.charAt(end)))) return false;
  if (suspect.how !== 'typo') return !isName(meant) && !isTranscribed(text, start) && !isTranscribed(text, end - 1);
  // A body or a place may be like a better known one: 水务局, 税务局.
  if (end - start > 2 && NAMED.has(text.charAt(end - 1)) && meant.endsWith(text.charAt(end - 1))) return false;
  const changed = [...meant].flatMap((c, k) => (c === text[start + k] ? [] : [start + k]));
  if (changed.every((at) => VARIANTS.has(text.charAt(at) + meant.charAt(at - start)))) return false;
  return !changed.some((at) => isTranscribed(text, at));
}

/** Names that lack a character are other names: 尔维亚 in 西尔维亚. */
const isName = (word: string): boolean => distinctSyllables(word, 0, word.length) >= 2;

/** A character stands in a foreign name: among three and more that names are transcribed with, two of them used for little else. */
function isTranscribed(text: string, at: number): boolean {
  if (!isSyllable(text.charCodeAt(at))) return false;
  let start = at;
  while (start > 0 && isSyllable(text.charCodeAt(start - 1))) start--;
  let end = at + 1;
  while (isSyllable(text.charCodeAt(end))) end++;
  return end - start >= 3 && distinctSyllables(text, start, end) >= 2;
}
