import {
  type AnnotatedTextEdit,
  type ChangeAnnotation,
  LSPErrorCodes,
  type TextEdit as LspTextEdit,
  type Position,
  type PrepareRenameResult,
  ResponseError,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { LedgerFacts } from '../../ledger/facts.ts';
import type { LedgerPlace, LedgerRow, Spelling } from '../../ledger/rows.ts';
import { isSyllable } from '../../names/transliteration.ts';
import type { Localized } from '../../rule/rule.ts';
import type { Range, TextEdit } from '../../text/range.ts';
import type { CheckedDraft } from '../../workspace/check.ts';
import { Converter } from '../convert.ts';
import type { OpenDocument } from '../document.ts';
import { MESSAGES, say } from '../messages.ts';
import type { Session } from '../session.ts';
import type { ClientSetup } from '../setups.ts';
import { type Doubt, Doubts, STAYS } from './doubts.ts';
import { editsOf, type NamedPlace, nameAt, passageOf, rangeOf } from './named.ts';
import { isDot, nameParts, respell } from './respell.ts';

/** A longer name is taken for a slip: the clipboard instead of a name. UTF-16 units. */
const LONGEST_NAME = 80;

/** One place of a name, and what becomes of it. */
interface Change {
  readonly edits: readonly TextEdit[];
  readonly from: string;
  readonly to: string;
  readonly doubt: Doubt | undefined;
}

/** The name at a position as it is spelled there, or why there is nothing to rename. */
export async function prepareRename(session: Session, doc: OpenDocument, position: Position): Promise<PrepareRenameResult | ResponseError<never>> {
  const asked = await nameUnder(session, doc, position);
  if ('refused' in asked) return asked.refused;
  const { named } = asked;
  return { range: new Converter(doc.text, session.capabilities.encoding).range(named.range), placeholder: named.spelling.text };
}

/**
 * Gives a name another spelling, wherever the article has it: see respell.ts for what becomes of its other spellings. What is
 * less certain waits for the editor's yes: other spellings, uncertain mentions, names in quotations and titles of works, and all
 * of it where the new name is somebody else's. For clients that cannot ask, what may be no mention of the name stays.
 */
export async function renameName(session: Session, doc: OpenDocument, position: Position, text: string): Promise<WorkspaceEdit | ResponseError<never>> {
  const asked = await nameUnder(session, doc, position);
  if ('refused' in asked) return asked.refused;
  const { named, checkedDraft, setup } = asked;
  const to = text.trim();
  const wrong = refusalOf(to, named.spelling.text);
  if (wrong) return refusal(wrong, setup);
  const { annotations } = session.capabilities;
  const clash = ownerOf(to, named, checkedDraft);
  if (clash !== undefined && !annotations) session.notices.warn(MESSAGES.alreadyNamed(to, clash), setup.language);
  const changes = changesOf(checkedDraft, named, to, clash !== undefined).filter((c) => annotations || !STAYS.has(c.doubt));
  return workspaceEdit(session, doc, changes, setup, clash);
}

type Asked = { readonly named: NamedPlace; readonly checkedDraft: CheckedDraft; readonly setup: ClientSetup } | { readonly refused: ResponseError<never> };

async function nameUnder(session: Session, doc: OpenDocument, position: Position): Promise<Asked> {
  const { quiet, setup } = await session.check(doc);
  const checkedDraft = doc.checkedDraft;
  if (quiet || !checkedDraft) return { refused: refusal(MESSAGES.renameQuiet, setup) };
  const named = nameAt(checkedDraft, new Converter(doc.text, session.capabilities.encoding).offset(position));
  return named ? { named, checkedDraft, setup } : { refused: refusal(MESSAGES.renameNothing, setup) };
}

function refusal(why: Localized, { language }: ClientSetup): ResponseError<never> {
  return new ResponseError(LSPErrorCodes.RequestFailed, say(why, language));
}

/** What is wrong with a new name, if anything. */
function refusalOf(to: string, from: string): Localized | undefined {
  if (to === '') return MESSAGES.renameEmpty;
  if (/[\p{Cc}\u2028\u2029\uFFFC]/u.test(to)) return MESSAGES.renameBreak;
  if (to.length > LONGEST_NAME) return MESSAGES.renameLong(LONGEST_NAME);
  return to === from ? MESSAGES.renameSame(from) : undefined;
}

/** Name of another row of the article that is spelled so already, or may be. */
function ownerOf(to: string, { article, row }: NamedPlace, checkedDraft: CheckedDraft): string | undefined {
  for (const other of checkedDraft.ledger(article)?.rows ?? []) {
    if (other.kind !== row.kind || other === row || (other.entry !== undefined && other.entry === row.entry)) continue;
    if (other.spellings.some((s) => s.text === to) || other.entry?.forms.some((f) => f.text === to)) return other.entry?.full ?? other.name;
  }
  return undefined;
}

function changesOf(checkedDraft: CheckedDraft, named: NamedPlace, to: string, clash: boolean): Change[] {
  const { article, row, place: here } = named;
  const doubts = new Doubts(checkedDraft);
  const out: Change[] = [];
  for (const spelling of row.spellings) {
    const change = respell(spelling, named.spelling, to, row.kind);
    if (!change) continue;
    for (const place of spelling.places) {
      const { text } = passageOf(checkedDraft.draft, article, place).passage;
      const start = place.start + change.start;
      // Behind a given name that the lexicon did not take for a part of the name only the family name changes: 唐纳德·|川普.
      const given = isDot(text[start - 1]) ? nameParts(change.text) : [];
      const put = given.at(-1) ?? change.text;
      const respelled = spelling.text.slice(0, change.start) + put + spelling.text.slice(change.end);
      if (isThere(text, place, respelled)) continue;
      const edits = editsOf(checkedDraft.draft, article, { passage: place.passage, start, end: place.start + change.end }, put);
      const doubt = clash
        ? 'clash'
        : place === here
          ? undefined
          : (doubtOf(doubts, named, checkedDraft, spelling, place) ?? (change.sure ? undefined : 'spelling'));
      out.push({ edits, from: spelling.text, to: respelled, doubt });
    }
  }
  return out;
}

/** True if the new name stands there already, and the old one is a part of it: 日本|外务省 when 外务省 becomes 日本外务省. */
function isThere(text: string, { start, end }: Range, to: string): boolean {
  const old = text.slice(start, end);
  for (let at = to.indexOf(old); at >= 0; at = to.indexOf(old, at + 1)) if (text.startsWith(to, start - at) && start >= at) return true;
  return false;
}

/** What speaks against changing a place of the name without asking. */
function doubtOf(doubts: Doubts, { article, row }: NamedPlace, checkedDraft: CheckedDraft, spelling: Spelling, place: LedgerPlace): Doubt | undefined {
  const range = rangeOf(checkedDraft.draft, article, place);
  const facts = doubts.look(range)?.facts;
  return facts && isUncertain(facts, row, spelling, place) ? 'mention' : doubts.words(range, row.kind === 'event');
}

/** A listed name as the lexicon says; an unlisted one where nothing but its characters tells of it, and they may be of another word. */
function isUncertain({ text, listed, persons }: LedgerFacts, row: LedgerRow, spelling: Spelling, place: LedgerPlace): boolean {
  const same = (f: Range): boolean => f.start === place.start && f.end === place.end;
  if (row.entry) return listed.find(same)?.certain === false;
  if (persons.some((f) => same(f) && f.bounded)) return false;
  if (spelling.text.length <= 2) return true;
  const inside = (at: number): boolean => isSyllable(text.charCodeAt(at));
  return inside(place.start) && inside(place.end - 1) && (inside(place.start - 1) || inside(place.end));
}

/** The changes as an edit, each kind of doubt under a heading of its own where the client shows a list to confirm. */
function workspaceEdit(
  { capabilities }: Session,
  doc: OpenDocument,
  changes: readonly Change[],
  { language }: ClientSetup,
  clash: string | undefined,
): WorkspaceEdit {
  const convert = new Converter(doc.text, capabilities.encoding);
  const changeAnnotations: Record<string, ChangeAnnotation> = {};
  const flat = changes.flatMap((c) => c.edits.map((edit) => ({ edit, ...c }))).sort((a, b) => a.edit.start - b.edit.start);
  const edits = flat.map(({ edit, from, to, doubt }): LspTextEdit | AnnotatedTextEdit => {
    const converted = convert.edit(edit);
    if (!capabilities.annotations || doubt === undefined) return converted;
    const annotationId = `${doubt} ${from}`;
    const why = doubt === 'clash' && clash !== undefined ? MESSAGES.alreadyNamed(to, clash) : MESSAGES.doubts[doubt];
    changeAnnotations[annotationId] ??= { label: say(MESSAGES.respelled(from, to), language), description: say(why, language), needsConfirmation: true };
    return { ...converted, annotationId };
  });
  if (!capabilities.documentChanges) return { changes: { [doc.uri]: edits } };
  const documentChanges = [{ textDocument: { uri: doc.uri, version: doc.version }, edits }];
  return Object.keys(changeAnnotations).length > 0 ? { documentChanges, changeAnnotations } : { documentChanges };
}
