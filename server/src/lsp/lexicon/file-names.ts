import { pathOf } from '../uri.ts';

/** Patterns of the files that are lexicons by their names. */
export const LEXICON_NAMES: readonly string[] = ['**/*newsproof-lexicon*.{yaml,yml,tsv}', '**/*.lexicon.{yaml,yml,tsv}'];
const BY_NAME = /(?:newsproof-lexicon[^/]*|\.lexicon)\.(?:ya?ml|tsv)$/i;

/** True for a file that is a lexicon by its name, in use or not. */
export const isLexiconName = (uri: string): boolean => BY_NAME.test(pathOf(uri));

/** True for a file that is read as a table. */
export const isTable = (uri: string): boolean => /\.(?:tsv|csv|txt)$/i.test(uri);
