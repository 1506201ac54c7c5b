import type { PassageView } from '../../../rule/scans.ts';
import { type CountedSentence, countedSentences } from '../../../statements/sentences.ts';

/** The sentences of a passage that hold quantities, as the rules of figures read them. */
export const COUNTED: PassageView<readonly CountedSentence[]> = {
  read: (p) => countedSentences(p.text, p.numbers.all, p.dateline?.position === 'head' ? p.dateline.range.end : 0, (at) => p.quoted(at)),
};
