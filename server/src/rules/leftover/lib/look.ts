import { ASKED_UNITS } from './notes.ts';

/** What a text may hold, as bits: a gap, a note, a name that is left out. */
export const May = { Gap: 1, Note: 2, Hide: 4 } as const;

/** What tells with a unit. Twice: the same behind it. Bracket: what is asked in it, or nothing. Letter, Here: see below. */
const Sign = { None: 0, Twice: 1, Bracket: 2, Letter: 3, Here: 4, Hide: 5, Brace: 6 } as const;

const SIGNS = new Uint8Array(0x10000);
const set = (units: string, sign: number): void => {
  for (let i = 0; i < units.length; i++) SIGNS[units.charCodeAt(i)] = sign;
};
set('×Xx？?_＿', Sign.Twice);
set('（(【[［〔《', Sign.Bracket);
set('TFLl', Sign.Letter);
set('处', Sign.Here);
set('某', Sign.Hide);
set('{', Sign.Brace);

const CLOSES = new Set([...'）)】]］〕》'].map((c) => c.charCodeAt(0)));
/** TK, TODO, TBD, FIXME, Lorem */
const LETTERS = new Set([...'KOBIo'].map((c) => c.charCodeAt(0)));
const HERE = 0x6b64; // 此 of 此处

/** One look at a text, since most hold nothing: which of `May`. */
export function looksAt(text: string): number {
  let may = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const sign = SIGNS[unit];
    if (sign === Sign.None) continue;
    const next = text.charCodeAt(i + 1);
    if (sign === Sign.Twice) may |= next === unit ? May.Gap : 0;
    else if (sign === Sign.Bracket) may |= ASKED_UNITS.has(next) || CLOSES.has(next) ? May.Note : 0;
    else if (sign === Sign.Letter) may |= LETTERS.has(next) ? May.Note : 0;
    else if (sign === Sign.Here) may |= text.charCodeAt(i - 1) === HERE ? May.Note : 0;
    else if (sign === Sign.Hide) may |= May.Hide | (next === unit ? May.Gap : 0);
    else may |= May.Note;
  }
  return may;
}
