/** What a unit is for the count of characters. */
const NOTHING = 0;
/** counts by itself */
const ONE = 1;
/** belongs to a run that counts as one word */
const RUN = 2;
/** neither counts nor ends a run: what stands on, in or between characters */
const JOINED = 3;

/**
 * Number of characters (字数) of a text as editors count it, which is what word processors show for Chinese: each Han
 * character and each mark counts one (…… and —— two), a run of Latin letters and figures one word, with the half-width marks in
 * it (G20, 3.5%, COVID-19, it’s), blanks and line ends nothing. A half-width mark that touches no letter or figure counts one.
 * Linear; shared by server and client.
 * @param markup marks of Markdown (# * _ ` ~ > |) outside of words count nothing: for the source of a draft, of which passages
 * have none
 */
export function countCharacters(text: string, markup = false): number {
  let count = 0;
  let inRun = false;
  let worded = false;
  let marks = 0;
  const close = (): void => {
    if (inRun) count += worded ? 1 : marks;
    inRun = false;
  };
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    // U+E0000–E0FFF: selectors of a form of the character before them.
    const kind = unit === 0xdb40 ? JOINED : kindOf(unit);
    if (kind === JOINED) {
      if (unit === 0xdb40 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) i++;
      continue;
    }
    if (kind !== RUN) {
      close();
      if (kind === ONE) count++;
      if ((unit & 0xfc00) === 0xd800 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) i++;
      continue;
    }
    if (!inRun) {
      inRun = true;
      worded = false;
      marks = 0;
    }
    if (unit > 0x7f || isAlnum(unit)) worded = true;
    else if (!(markup && isMarkup(unit))) marks++;
  }
  close();
  return count;
}

function kindOf(unit: number): number {
  if (unit < 0x300) return unit <= 0x20 || (unit >= 0x7f && unit <= 0xa0) ? NOTHING : unit === 0xad ? JOINED : unit === 0xb7 ? ONE : RUN;
  if (unit >= 0x2e80) {
    // Full-width letters and figures are set one to a square: each counts.
    if (unit === 0x3000 || unit === 0xfffc) return NOTHING;
    return (unit >= 0xfe00 && unit <= 0xfe0f) || unit === 0xfeff ? JOINED : ONE;
  }
  if (unit < 0x370 || (unit >= 0x200b && unit <= 0x200f) || (unit >= 0x202a && unit <= 0x202e) || (unit >= 0x2060 && unit <= 0x206f)) return JOINED;
  // Greek, Cyrillic and other letters make words, general marks and symbols are set as Chinese ones.
  if (unit < 0x2000) return unit === 0x1680 ? NOTHING : RUN;
  return unit <= 0x200a || unit === 0x2028 || unit === 0x2029 || unit === 0x202f || unit === 0x205f ? NOTHING : ONE;
}

function isAlnum(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
}

/** # * _ ` ~ > | */
function isMarkup(unit: number): boolean {
  return unit === 0x23 || unit === 0x2a || unit === 0x5f || unit === 0x60 || unit === 0x7e || unit === 0x3e || unit === 0x7c;
}
