/** Ends a paragraph, in the text of a draft as in that of a Word file. */
export const PARAGRAPH_END = '\n';
/** Ends a line within one. */
export const LINE_BREAK = '\v';
/** Stand for a picture and for the mark of a note, which are no text: characters that no text has (noncharacters of Unicode). */
export const PICTURE = '\ufdd0';
export const NOTE_MARK = '\ufdd1';
/** Stands for a character of a symbol font, or for a formula, of which only an import knows what they show. */
export const SYMBOL = '\ufdd2';
export const OBJECTS = new RegExp(`[${PICTURE}${NOTE_MARK}]`, 'g');
