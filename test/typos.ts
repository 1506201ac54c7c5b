import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { offerTypos } from '../server/src/typos/shipped.ts';

const FILE = join(import.meta.dirname, '../server/data/typos.bin');

/** The data of wrong characters as it ships. */
const typosBytes = (): Uint8Array => readFileSync(FILE);

/** From here on rules know of wrong characters: tests that say nothing have none, as an editor has before its drafts are quiet. */
export const useTypos = (): void => offerTypos(typosBytes);
