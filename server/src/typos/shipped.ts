import { noTypos, openTypos, type Typos } from './typos.ts';

type Source = () => Uint8Array | undefined;

let source: Source | undefined;
let opened: Typos | undefined;

/**
 * Offers the data of wrong characters that ships beside the product. It is read when something is first asked of it: opening it
 * takes longer than checking a draft. Until it is offered nothing is suspected, so that an editor may do so in a quiet moment.
 * @param read the bytes of the file; undefined where it is not there, which is no fault: everything else works
 */
export function offerTypos(read: Source): void {
  source = read;
  opened = undefined;
}

/** True once the data has been offered: what is found of the same draft under the same settings may then be more. */
export const typosOffered = (): boolean => source !== undefined;

/** What is known of wrong characters: nothing, until it has been offered. One for all lexicons. */
export const shippedTypos: Typos = {
  suspects(text, least) {
    if (!source) return noTypos.suspects(text, least);
    if (!opened) {
      // What cannot be opened is told once, and not tried at each passage.
      opened = noTypos;
      const bytes = source();
      if (bytes) opened = openTypos(bytes);
    }
    return opened.suspects(text, least);
  },
};
