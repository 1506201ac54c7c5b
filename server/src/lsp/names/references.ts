import { type DocumentHighlight, DocumentHighlightKind, type Location, type Position } from 'vscode-languageserver';
import type { Range } from '../../text/range.ts';
import type { CheckedDraft } from '../../workspace/check.ts';
import { Converter } from '../convert.ts';
import type { OpenDocument } from '../document.ts';
import type { Session } from '../session.ts';
import { entryLocation } from './definition.ts';
import { type NamedPlace, nameAt, rangeOf } from './named.ts';

/** All places of the name at a position under the cursor, however it is spelled: asked at every move of the cursor. */
export async function highlights(session: Session, doc: OpenDocument, position: Position): Promise<DocumentHighlight[] | null> {
  const found = await placesOf(session, doc, position);
  // An editor marks like words by itself where nobody knows better.
  return found ? found.places.map((r) => ({ range: found.convert.range(r), kind: DocumentHighlightKind.Text })) : null;
}

/**
 * All places of a name in its article, in order.
 * @param withDeclaration put the entry in front that the newsroom's own lexicon has of it
 */
export async function references(session: Session, doc: OpenDocument, position: Position, withDeclaration: boolean): Promise<Location[] | null> {
  const found = await placesOf(session, doc, position);
  if (!found) return null;
  const { entry } = found.named.row;
  const declared = withDeclaration && entry && doc.checked ? await entryLocation(session, entry, doc.checked.setup) : undefined;
  const places = found.places.map((r) => ({ uri: doc.uri, range: found.convert.range(r) }));
  return declared ? [{ uri: declared.uri, range: declared.selection }, ...places] : places;
}

interface Found {
  readonly named: NamedPlace;
  /** in order */
  readonly places: readonly Range[];
  readonly convert: Converter;
}

async function placesOf(session: Session, doc: OpenDocument, position: Position): Promise<Found | null> {
  const { quiet } = await session.check(doc);
  const checkedDraft = doc.checkedDraft;
  if (quiet || !checkedDraft) return null;
  const convert = new Converter(doc.text, session.capabilities.encoding);
  const named = nameAt(checkedDraft, convert.offset(position));
  return named ? { named, places: rangesOf(checkedDraft, named), convert } : null;
}

function rangesOf({ draft }: CheckedDraft, { article, row }: NamedPlace): Range[] {
  return row.spellings.flatMap(({ places }) => places.map((p) => rangeOf(draft, article, p))).sort((a, b) => a.start - b.start);
}
