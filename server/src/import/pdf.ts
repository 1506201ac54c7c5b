import { type Imported, type ImportSource, refusal } from './imported.ts';

export async function readPdf(_: ImportSource): Promise<Imported> {
  throw refusal('no-format');
}
