import type { Definition, LocationLink, Range as LspRange, Position } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Entry, EntryKind } from '../../lexicon/lexicon.ts';
import { type EntryParams, LEXICON_SCHEME } from '../../protocol.ts';
import { type PlacedPassage, sourceRange } from '../../text/placed-passage.ts';
import type { Range } from '../../text/range.ts';
import type { CheckedDraft } from '../../workspace/check.ts';
import { Converter, lintedText } from '../convert.ts';
import type { OpenDocument } from '../document.ts';
import type { ServerParts } from '../host.ts';
import { type DisplayLanguage, MESSAGES, say } from '../messages.ts';
import type { Session } from '../session.ts';
import type { ClientSetup } from '../setups.ts';
import { nameAt, passageAt } from './named.ts';

/** Where an entry of the lexicon can be read. */
interface EntryLocation {
  readonly uri: string;
  /** the whole entry */
  readonly range: LspRange;
  /** its name */
  readonly selection: LspRange;
}

/**
 * The lexicon's entry of the name at a position: its place in the newsroom's file, or for what ships with the product a text
 * that the client shows, if it can. Of a name that several entries claim (约翰逊) all of them.
 */
export async function definition(session: Session, doc: OpenDocument, position: Position): Promise<Definition | LocationLink[] | null> {
  const { quiet, setup } = await session.check(doc);
  const checkedDraft = doc.checkedDraft;
  if (quiet || !checkedDraft) return null;
  const convert = new Converter(doc.text, session.capabilities.encoding);
  const known = entriesAt(checkedDraft, convert.offset(position));
  if (!known) return null;
  const origin = convert.range(known.range);
  const found: EntryLocation[] = [];
  for (const entry of known.entries) {
    const at = (await entryLocation(session, entry, setup)) ?? shippedLocation(session, entry, setup.language);
    if (at) found.push(at);
  }
  if (found.length === 0) return null;
  if (!session.capabilities.definitionLinks) return found.map(({ uri, selection }) => ({ uri, range: selection }));
  return found.map(({ uri, range, selection }) => ({ originSelectionRange: origin, targetUri: uri, targetRange: range, targetSelectionRange: selection }));
}

/** The entries that a name at an offset may be of: that of its ledger row, else what the lexicon reads there (agencies, pairs, rivals). */
function entriesAt(checkedDraft: CheckedDraft, offset: number): { readonly entries: readonly Entry[]; readonly range: Range } | undefined {
  const named = nameAt(checkedDraft, offset);
  if (named?.row.entry) return { entries: [named.row.entry], range: named.range };
  const p = checkedDraft.draft.passages[passageAt(checkedDraft.draft, offset)];
  for (const m of p ? checkedDraft.mentions.of(p.passage) : []) {
    const range = sourceRange(p as PlacedPassage, m);
    if (range.start <= offset && offset <= range.end) return { entries: [m.entry, ...(m.rivals ?? [])], range };
  }
  return undefined;
}

/** Where an entry stands in a file of the newsroom, in the file as it is now; undefined for what ships with the product. */
export async function entryLocation({ open, parts, capabilities }: Session, entry: Entry, setup: ClientSetup): Promise<EntryLocation | undefined> {
  const file = setup.lexiconFiles.find((f) => f.name === entry.from);
  if (!file || !entry.place) return undefined;
  let text: string;
  try {
    const edited = open(file.file);
    text = edited ? lintedText(edited.text) : await parts.host.readText(file.file, 'lexicon');
  } catch {
    // It has gone since it was read, and that is told elsewhere.
    return undefined;
  }
  const place = isPlaceOf(text, entry, entry.place) ? entry.place : await placeNow(text, file.name, entry);
  const held = text.slice(place.start, place.end);
  const range = { start: place.start, end: place.start + held.trimEnd().length };
  const name = held.indexOf(entry.name);
  const selection = name < 0 ? { start: range.start, end: range.start } : { start: range.start + name, end: range.start + name + entry.name.length };
  const convert = new Converter(TextDocument.create(file.file, 'yaml', 0, text), capabilities.encoding);
  return { uri: file.file, range: convert.range(range), selection: convert.range(selection) };
}

/**
 * True if the text still has the entry where it stood when the lexicon was compiled: something begins there, and all forms are
 * in it. Cheap, since an editor asks whenever the pointer rests on a name; a large file takes a second to be read anew.
 */
function isPlaceOf(text: string, { forms, kind }: Entry, { start, end }: Range): boolean {
  if (end > text.length || !/^\S/.test(text.slice(start, start + 1)) || !/^[\s[{,-]?$/.test(text.slice(Math.max(0, start - 1), start))) return false;
  const held = text.slice(start, end);
  // The other order of a pair need not be written.
  return forms.every((f) => held.includes(f.text) || (kind === 'pair' && f.kind === 'variant'));
}

/** Where the entry stands in a text that is not the one that was compiled; its beginning if it is not there any more. */
async function placeNow(text: string, name: string, entry: Entry): Promise<Range> {
  const { readLexicon } = await import('../../lexicon/read.ts');
  const like = readLexicon(text, name).entries.filter((e) => e.kind === entry.kind && e.name === entry.name);
  return (like.find((e) => e.full === entry.full) ?? like[0])?.place ?? { start: 0, end: 0 };
}

/** What the address of a shipped entry says. */
interface Address {
  readonly kind: EntryKind;
  readonly name: string;
  readonly full?: string | undefined;
  readonly language: DisplayLanguage;
}

const START: LspRange = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Address of a shipped entry, for clients that show such texts. */
function shippedLocation({ capabilities }: Session, { kind, name, full, place }: Entry, language: DisplayLanguage): EntryLocation | undefined {
  if (!capabilities.options.lexiconDocuments || place) return undefined;
  const address: Address = { kind, name, full, language };
  // What a file name may not have is not in names, but the house may think of something.
  const file = encodeURIComponent(`${name.replaceAll(/[/\\]/g, ' ')}.yaml`);
  return { uri: `${LEXICON_SCHEME}:/${file}?${encodeURIComponent(JSON.stringify(address))}`, range: START, selection: START };
}

/** The text of a shipped entry: YAML that can be copied into a file of the newsroom. Null where there is no such entry. */
export async function entryText({ uri }: EntryParams, parts: ServerParts): Promise<string | null> {
  const address = addressOf(uri);
  const entry =
    address &&
    parts
      .lexicon()
      .entriesOf(address.kind)
      .find((e) => e.name === address.name && e.full === address.full);
  if (!address || !entry) return null;
  const { renderEntry } = await import('../../lexicon/render.ts');
  return `${say(MESSAGES.shippedEntry, address.language)}\n${renderEntry(entry)}`;
}

function addressOf(uri: string): Address | undefined {
  const query = uri.indexOf('?');
  if (query < 0) return undefined;
  try {
    const { kind, name, full, language } = JSON.parse(decodeURIComponent(uri.slice(query + 1))) as Record<keyof Address, unknown>;
    if (typeof kind !== 'string' || typeof name !== 'string' || (full !== undefined && typeof full !== 'string')) return undefined;
    return { kind: kind as EntryKind, name, full, language: language === 'en' ? 'en' : 'zh' };
  } catch {
    return undefined;
  }
}
