import type { Plugin } from 'esbuild';

/** What the module `newsproof:lexicon` opens. */
export type LexiconData = import('newsproof:lexicon').Shipped;
export function dataFiles(): string[];
/** @param readLexicon `readLexicon` of server/src/lexicon/read.ts */
export function readEntries(
  readLexicon: typeof import('../server/src/lexicon/read.ts').readLexicon,
): readonly import('../server/src/lexicon/lexicon.ts').Entry[];
export function buildData(): Promise<LexiconData>;
export const dataPlugin: Plugin;
export const lexiconFilePlugin: Plugin;
/** A vite plugin; its type is left open so that the project needs no types of vite. */
// biome-ignore lint/suspicious/noExplicitAny: see above
export function dataVitePlugin(): any;
