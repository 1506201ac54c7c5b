import { chooseFixes } from '../../engine/fixes.ts';
import { groupOf } from '../../engine/settings.ts';
import type { FixRulesParams, FixRulesResult, TitlesParams, TitlesResult } from '../../protocol.ts';
import { groupTitle } from '../../rule/groups.ts';
import { GROUPS } from '../../rule/rule.ts';
import { lintedText } from '../convert.ts';
import type { OpenDocument } from '../document.ts';
import type { Session } from '../session.ts';
import { workspaceEdit } from './edits.ts';

/** What rules and their groups are called, in the order of the groups. Ids that no rule has keep their names. */
export async function titles(session: Session, { uri, ids }: TitlesParams): Promise<TitlesResult> {
  const { language } = await session.setups.of(uri);
  const known = new Map(session.parts.rules.map(({ meta }) => [meta.id, meta.title[language]]));
  const order: readonly string[] = GROUPS;
  const rank = (group: string): number => (order.includes(group) ? order.indexOf(group) : order.length);
  const groups = [...new Set(ids.map(groupOf))].sort((a, b) => rank(a) - rank(b));
  return {
    groups: groups.map((id) => ({ id, title: groupTitle(id)[language] })),
    rules: ids.flatMap((id) => {
      const title = known.get(id);
      return title === undefined ? [] : [{ id, title }];
    }),
  };
}

/** The safe fixes of some rules or groups in one document, as one edit. */
export async function fixRules(session: Session, doc: OpenDocument, { rules }: FixRulesParams): Promise<FixRulesResult> {
  const { problems } = await session.check(doc);
  const { edits, repaired } = chooseFixes(lintedText(doc.text), problems, { rules });
  return edits.length === 0 ? { repaired: 0 } : { repaired, edit: workspaceEdit(doc, edits, session.capabilities) };
}
