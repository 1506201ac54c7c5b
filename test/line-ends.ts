/**
 * Drafts whose line ends are marked with the truth, whatever the judge says of them today. A mark stands at the end of a line,
 * before the line end that it speaks of (blank lines behind it belong to it):
 *
 *     ⏎    false: the halves close up
 *     ⏎_   false: a blank stands in its place (Latin words)
 *     ⏎-   false: the hyphen before it goes too
 *     ⏎~   false, and nothing but the sense or a line's width tells so: offering to close up will do
 *     ⏎§   false, and page edges follow, marked alike, that go with the line end; never on save
 *     ⏎?   either: joining may be offered, never made
 *
 * A line without a mark ends there. What an editor would not show is written with a sign: ␣ blank, ⍽ no-break blank, ␉ tab,
 * ␌ form feed, ¬ soft hyphen.
 */
export type Truth = 'kept' | 'either' | 'closes' | 'blank' | 'hyphen' | 'offer' | 'page';

export interface EndedDraft {
  readonly text: string;
  /** one a line that is not blank, by the number of the line */
  readonly truths: ReadonlyMap<number, Truth>;
}

const SIGNS: Readonly<Record<string, string>> = { '␣': ' ', '⍽': '\u00a0', '␉': '\t', '␌': '\f', '¬': '\u00ad' };
const MARKS: Readonly<Record<string, Truth>> = { '⏎': 'closes', '⏎_': 'blank', '⏎-': 'hyphen', '⏎~': 'offer', '⏎§': 'page', '⏎?': 'either' };

/**
 * Reads a marked draft.
 * @param eol the line ends of the text
 * @throws Error on a mark that does not end a line
 */
export function readEnds(marked: string, eol: '\n' | '\r\n' | '\r' = '\n'): EndedDraft {
  const truths = new Map<number, Truth>();
  const lines = marked.split('\n').map((line, i) => {
    const mark = /⏎[_?~§-]?$/.exec(line)?.[0] ?? '';
    const bare = line.slice(0, line.length - mark.length).replace(/[␣⍽␉␌¬]/g, (c) => SIGNS[c] as string);
    if (bare.includes('⏎')) throw new Error(`a mark inside line ${i + 1}: ${line}`);
    if (/\S/.test(bare)) truths.set(i, MARKS[mark] ?? 'kept');
    return bare;
  });
  return { text: lines.join(eol), truths };
}

/** The paragraphs of a marked draft of plain text, with the false line ends undone. */
export function paragraphsOf(marked: string): string[] {
  const { text, truths } = readEnds(marked);
  const out: string[] = [];
  let open = false;
  let turned = false;
  text.split('\n').forEach((line, i) => {
    const truth = truths.get(i);
    if (!truth) return;
    // Behind the first half the page edges.
    const edge = turned && truth === 'page';
    turned = truth === 'page';
    if (edge) return;
    const prose = line.trim();
    const joined = truth === 'hyphen' ? prose.slice(0, -1) : truth === 'blank' ? `${prose} ` : prose;
    if (open) out[out.length - 1] += joined;
    else out.push(joined);
    open = truth !== 'kept' && truth !== 'either';
  });
  return out;
}
