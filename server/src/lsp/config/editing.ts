import { type CompletionItem, CompletionItemKind, type CompletionList, type Hover, type MarkupContent, MarkupKind, type Position } from 'vscode-languageserver';
import { type Cursor, cursorAt } from '../../engine/config/cursor.ts';
import { type ConfigWord, wordsAt } from '../../engine/config/words.ts';
import { ignoreWordsAt } from '../../engine/suppress/words.ts';
import { Converter, lintedText } from '../convert.ts';
import type { OpenDocument } from '../document.ts';
import type { DisplayLanguage } from '../messages.ts';
import type { Session } from '../session.ts';
import { isIgnoreDocument } from '../suppress/documents.ts';

const KINDS = { key: CompletionItemKind.Property, rule: CompletionItemKind.Class, value: CompletionItemKind.EnumMember } as const;

/** Keys, rules, options, levels and names of house styles that may stand at a place of a configuration file. */
export async function completeConfig(session: Session, doc: OpenDocument, position: Position): Promise<CompletionList> {
  const text = lintedText(doc.text);
  const convert = new Converter(doc.text, session.capabilities.encoding);
  const cursor = cursorAt(text, convert.offset(position));
  if (!cursor) return { isIncomplete: false, items: [] };
  const { language } = await session.setups.ofFile(doc.uri);
  const range = convert.range(cursor.word);
  const colon = cursor.atKey && !/^ *:/.test(text.slice(cursor.word.end, cursor.word.end + 20)) ? ': ' : '';
  const items = words(cursor, doc, session).map((word, i): CompletionItem => {
    const newText = word.kind === 'value' ? word.text : word.text + colon;
    return {
      label: word.text,
      kind: KINDS[word.kind],
      detail: word.title[language],
      ...(word.more && { documentation: content(word.more[language], session) }),
      // In the order in which people write them.
      sortText: String(i).padStart(4, '0'),
      textEdit: { range, newText },
    };
  });
  return { isIncomplete: false, items };
}

/** What the word of a configuration file under the cursor is for. */
export async function hoverConfig(session: Session, doc: OpenDocument, position: Position): Promise<Hover | null> {
  const text = lintedText(doc.text);
  const convert = new Converter(doc.text, session.capabilities.encoding);
  const cursor = cursorAt(text, convert.offset(position));
  const said = cursor && text.slice(cursor.word.start, cursor.word.end);
  const word = cursor && words(cursor, doc, session).find((w) => w.text === said);
  if (!word) return null;
  const { language } = await session.setups.ofFile(doc.uri);
  return { contents: content(describe(word, language, session.capabilities.markdown), session), range: convert.range(cursor.word) };
}

const words = (cursor: Cursor, doc: OpenDocument, { parts }: Session): readonly ConfigWord[] =>
  isIgnoreDocument(doc) ? ignoreWordsAt(cursor, parts.rules) : wordsAt(cursor, parts.rules);

function describe({ text, title, more }: ConfigWord, language: DisplayLanguage, markdown: boolean): string {
  const head = markdown ? `\`${text}\` ${title[language]}` : `${text}  ${title[language]}`;
  return more ? `${head}\n\n${more[language]}` : head;
}

function content(value: string, { capabilities }: Session): MarkupContent {
  return capabilities.markdown ? { kind: MarkupKind.Markdown, value } : { kind: MarkupKind.PlainText, value: value.replaceAll('`', '') };
}
