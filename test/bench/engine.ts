// What the bench needs of the engine, bundled as it is shipped.
export { createLinter } from '../../server/src/engine/lint.ts';
export { ScannedPassage } from '../../server/src/engine/scans.ts';
export { resolveSettings } from '../../server/src/engine/settings.ts';
export { wakeTableOf } from '../../server/src/engine/wake/table.ts';
export { Wake } from '../../server/src/engine/wake/wake.ts';
export { compileLexicon } from '../../server/src/lexicon/compile.ts';
export { MentionCache } from '../../server/src/lexicon/mentions.ts';
export { readLexicon } from '../../server/src/lexicon/read.ts';
export { shippedLexicon } from '../../server/src/lexicon/shipped.ts';
export { rules } from '../../server/src/rules/index.ts';
export { calledIn, nameSigns } from '../../server/src/rules/names/lib/signs.ts';
export { wordHits } from '../../server/src/rules/word/lib/all-words.ts';
export { cleanNews } from '../news.ts';
export { closedStatements } from './statements.ts';
