import { type CompletionItem, CompletionItemKind, type CompletionList, type Hover, type MarkupContent, MarkupKind, type Position } from 'vscode-languageserver';
import { type Cursor, cursorAt } from '../../engine/config/cursor.ts';
import { REGION_DOCS } from '../../engine/config/keys.ts';
import { ENTRY_KEYS, FILE_KEYS, FORM_DOCS, ITEM_KEYS, type KeyDoc, OFFICE_KEYS, VALUE_DOCS, type ValueKind } from '../../lexicon/schema.ts';
import { COLUMNS, KINDS } from '../../lexicon/tsv.ts';
import type { Localized } from '../../rule/rule.ts';
import type { Range } from '../../text/range.ts';
import { Converter, lintedText } from '../convert.ts';
import type { OpenDocument } from '../document.ts';
import type { Session } from '../session.ts';
import { isTable } from './file-names.ts';
import { LEXICON_MESSAGES } from './messages.ts';

/** A word that may stand at a place of a lexicon file. */
interface Word {
  readonly text: string;
  readonly kind: 'key' | 'value';
  readonly doc: Localized;
}

interface Place {
  readonly word: Range;
  readonly words: readonly Word[];
}

type Docs = Readonly<Record<string, KeyDoc>>;

/** Keys, kinds, regions, levels and dates that may stand at a place of a lexicon file. */
export async function completeLexicon(session: Session, doc: OpenDocument, position: Position): Promise<CompletionList> {
  const text = lintedText(doc.text);
  const convert = new Converter(doc.text, session.capabilities.encoding);
  const offset = convert.offset(position);
  const place = isTable(doc.uri) ? placeInTable(text, offset, session.parts.host.now()) : placeInYaml(text, offset, session.parts.host.now());
  if (!place) return { isIncomplete: false, items: [] };
  const { language } = await session.setups.of(doc.uri);
  const range = convert.range(place.word);
  const colon = isTable(doc.uri) || /^ *:/.test(text.slice(place.word.end, place.word.end + 20)) ? '' : ': ';
  const items = place.words.map(
    ({ text: label, kind, doc: about }, i): CompletionItem => ({
      label,
      kind: kind === 'key' ? CompletionItemKind.Property : CompletionItemKind.EnumMember,
      detail: about[language],
      sortText: String(i).padStart(4, '0'),
      textEdit: { range, newText: kind === 'key' ? label + colon : label },
    }),
  );
  return { isIncomplete: false, items };
}

/** What the key or value under the cursor is for. */
export async function hoverLexicon(session: Session, doc: OpenDocument, position: Position): Promise<Hover | null> {
  const text = lintedText(doc.text);
  const convert = new Converter(doc.text, session.capabilities.encoding);
  const offset = convert.offset(position);
  const now = session.parts.host.now();
  const place = isTable(doc.uri) ? placeInTable(text, offset, now) : placeInYaml(text, offset, now);
  const said = place && text.slice(place.word.start, place.word.end);
  const word = place?.words.find((w) => w.text === said);
  if (!place || !word) return null;
  const { language } = await session.setups.of(doc.uri);
  return { contents: content(word, word.doc[language], session), range: convert.range(place.word) };
}

function content({ text }: Word, about: string, { capabilities }: Session): MarkupContent {
  return capabilities.markdown ? { kind: MarkupKind.Markdown, value: `\`${text}\` ${about}` } : { kind: MarkupKind.PlainText, value: `${text}  ${about}` };
}

function placeInYaml(text: string, offset: number, now: Date): Place | undefined {
  const cursor = cursorAt(text, offset);
  return cursor && { word: cursor.word, words: wordsAt(cursor, now) };
}

function wordsAt({ path, atKey }: Cursor, now: Date): Word[] {
  const docs = docsAt(path);
  if (atKey && docs) return keysOf(docs);
  const key = path.at(-1) ?? '';
  const holds = docsAt(path.slice(0, -1))?.[key]?.holds;
  return holds ? valuesOf(holds, now) : [];
}

/** The keys of the map that a path leads to. Items of lists add nothing to it. */
function docsAt(path: readonly string[]): Docs | undefined {
  const [section, key, ...more] = path;
  if (section === undefined) return FILE_KEYS;
  const holds = FILE_KEYS[section]?.holds;
  if (holds === 'formulas' || holds === 'laws' || holds === 'orders') return key === undefined ? ITEM_KEYS[holds] : undefined;
  if ((holds !== 'entries' && holds !== 'groups') || more.length > 0) return undefined;
  if (key === undefined) return ENTRY_KEYS;
  const inside = ENTRY_KEYS[key]?.holds;
  return inside === 'forms' ? FORM_DOCS : inside === 'offices' ? OFFICE_KEYS : undefined;
}

const keysOf = (docs: Docs): Word[] => Object.entries(docs).map(([text, { zh, en }]) => ({ text, kind: 'key', doc: { zh, en } }));
const choices = (docs: Readonly<Record<string, Localized>>): Word[] => Object.entries(docs).map(([text, doc]) => ({ text, kind: 'value', doc }));

function valuesOf(holds: ValueKind, now: Date): Word[] {
  if (holds === 'sure' || holds === 'quotes' || holds === 'flag' || holds === 'ranked') return choices(VALUE_DOCS[holds]);
  if (holds === 'region') return choices(REGION_DOCS);
  if (holds !== 'day' && holds !== 'date') return [];
  const day = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
  return choices({ ...(holds === 'day' && { [day.slice(0, 7)]: LEXICON_MESSAGES.thisMonth }), [day]: LEXICON_MESSAGES.today });
}

/** The cell of a table: a column in the first row, else a value of its column. */
function placeInTable(text: string, offset: number, now: Date): Place {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const from = Math.max(start, text.lastIndexOf('\t', offset - 1) + 1);
  const to = /[\t\r\n]/.exec(text.slice(offset))?.index ?? text.length - offset;
  const word = { start: from, end: offset + to };
  const han = /\p{Script=Han}/u;
  const header = text.slice(0, text.search(/[\r\n]|$/)).split('\t');
  if (start === 0) {
    const inHan = han.test(header.join('')) || header.join('') === '';
    const columns = Object.entries(COLUMNS).map(([zh, key]) => ({ text: inHan ? zh : key, kind: 'key' as const, doc: docOfColumn(key) }));
    return {
      word,
      words: columns.filter(
        (c, i) => columns.findIndex((d) => d.text === c.text) === i && !(header.includes(c.text) && text.slice(from, offset + to) !== c.text),
      ),
    };
  }
  const title = (header[text.slice(start, from).split('\t').length - 1] ?? '').trim();
  const key = COLUMNS[title] ?? title.toLowerCase();
  if (key === 'kind') {
    const words = Object.keys(KINDS).filter((w) => han.test(w) === han.test(title) && !FILE_KEYS[w]);
    return { word, words: words.map((w) => ({ text: w, kind: 'value', doc: docOfKind(w) })) };
  }
  const holds = ENTRY_KEYS[key]?.holds;
  return { word, words: holds === undefined || holds === 'flag' ? [] : valuesOf(holds, now) };
}

const KIND_COLUMN: Localized = {
  zh: '类别：人物、机构、地名、通讯社、事件、用语、国家顺序',
  en: 'What the entry is: person, organisation, place, agency, event, term, pair',
};

function docOfColumn(key: string): Localized {
  const doc = ENTRY_KEYS[key];
  return doc ? { zh: doc.zh, en: doc.en } : KIND_COLUMN;
}

/** What a kind of a row is, in the words of the section that such entries have in YAML. */
function docOfKind(word: string): Localized {
  const section = Object.keys(FILE_KEYS).find((s) => KINDS[s] === KINDS[word]) ?? '';
  const doc = FILE_KEYS[section];
  return doc ? { zh: doc.zh, en: doc.en } : { zh: word, en: word };
}
