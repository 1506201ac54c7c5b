import type { Plugin } from 'esbuild';

export interface LexiconData {
  readonly entries: string;
  readonly words: string;
  readonly inside: string;
}
export function dataFiles(): string[];
export function buildData(): Promise<LexiconData>;
export const lexiconPlugin: Plugin;
/** A vite plugin; its type is left open so that the project needs no types of vite. */
// biome-ignore lint/suspicious/noExplicitAny: see above
export function lexiconVitePlugin(): any;
