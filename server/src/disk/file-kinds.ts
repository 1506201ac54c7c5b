/** What a file is read as. */
export type FileKind = 'draft' | 'import' | 'configuration' | 'ignoreFile' | 'lexicon' | 'cache';

const MB = 1024 * 1024;

/**
 * Most bytes that are read of a file of each kind. A draft of that length, some ten million characters, is still checked with the
 * memory that Node takes on a machine with 4 GB. Of a configuration, an ignore file and a lexicon it is a little more than the
 * characters that their readers take need in UTF-8, so that this limit is only met by what none of them would read.
 */
export const MOST_BYTES: Readonly<Record<FileKind, number>> = {
  draft: 32 * MB,
  // Of a PDF and a Word file pictures are the most part.
  import: 64 * MB,
  configuration: MB,
  ignoreFile: 8 * MB,
  lexicon: 32 * MB,
  cache: 256 * MB,
};
