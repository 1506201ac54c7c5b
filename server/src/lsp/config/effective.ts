import { printEffective } from '../../engine/config/print.ts';
import type { EffectiveConfigParams } from '../../protocol.ts';
import type { Session } from '../session.ts';
import { pathFrom, pathOf } from '../uri.ts';

/** What counts for a document, as YAML with the source of each value. The document need not be open. */
export async function effectiveConfigText(session: Session, { uri }: EffectiveConfigParams): Promise<string> {
  const { effective, loaded, house, language } = await session.setups.explain(uri);
  const name = (file: string): string => {
    const folder = session.folderOf(file);
    return (folder !== undefined && pathFrom(folder, file)) || pathOf(file);
  };
  const entries = new Map<string, number>();
  // Whoever has no lexicon of the house need not have the shipped one opened for this.
  if (house.files.length > 0) for (const e of house.lexicon.entries) entries.set(e.from, (entries.get(e.from) ?? 0) + 1);
  return `# ${name(uri)}\n${printEffective(effective, { loaded, name, language, entries })}`;
}
