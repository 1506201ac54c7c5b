import { importMessage } from '../import/imported.ts';
import type { Localized } from '../rule/rule.ts';
import { shown } from '../text/shown.ts';
import { type DraftChange, originsOf } from './changes.ts';
import { NOTE_MARK, OBJECTS, PICTURE } from './characters.ts';
import type { ParagraphKind } from './draft-blocks.ts';
import { type DraftParagraph, type DraftText, paragraphAt } from './draft-text.ts';
import type { Placement, Put } from './place-edits.ts';

/** What is said of a place of a draft. */
export interface Remark {
  /** offset of the draft's text */
  readonly at: number;
  readonly text: Localized;
}

/** Longest piece of a text in a comment. */
const LONGEST_PIECE = 40;
const LONGEST_NOTE = 400;

/**
 * What the marks of a draft say and its Word file does not: headings, items, emphasis, links, new tables, pictures and notes.
 * @param imported the draft as it was, whose marks are those of the Word file
 */
export function markupRemarks(imported: DraftText, draft: DraftText, changes: readonly DraftChange[], { put, unplaced }: Placement): Remark[] {
  const origins = originsOf(draft, changes);
  const puts = putsOf(draft, put);
  const isLeft = (at: number): boolean => unplaced.some(({ change }) => change.from <= at && at < change.to);
  const remarks: Remark[] = [];
  for (const [index, p] of draft.paragraphs.entries()) {
    if (isLeft(p.start)) continue;
    const before = kindBefore(imported, p, origins, puts);
    const isNew = origins[p.start] === -1 && origins[p.end] === -1;
    if (p.kind === 'cell') {
      const isFirst = index === 0 || draft.paragraphs[index - 1]?.area !== p.area;
      if (isNew && isFirst && (puts[p.start]?.kind ?? 'cell') !== 'cell') remarks.push({ at: p.start, text: importMessage('comment-row') });
    } else if (before && before !== p.kind && p.start < p.end) remarks.push({ at: p.start, text: kindMessage(p.kind) });
    remarks.push(...objectRemarks(draft, p, origins), ...formatRemarks(imported, draft, p, origins, puts));
  }
  const seen = [...imported.unshown];
  const unshown = draft.unshown.filter((line) => {
    const at = seen.indexOf(line);
    if (at >= 0) seen.splice(at, 1);
    return at < 0;
  });
  if (unshown.length > 0) remarks.push({ at: 0, text: importMessage('comment-unshown', { text: shown(unshown.join('\n'), LONGEST_PIECE) }) });
  return remarks;
}

/** New pictures and notes. */
function objectRemarks({ text, notes, paragraphs }: DraftText, { start, end }: DraftParagraph, origins: Int32Array): Remark[] {
  const remarks: Remark[] = [];
  for (let at = start; at < end; at++) {
    if (origins[at] !== -1) continue;
    if (text[at] === PICTURE) remarks.push({ at, text: importMessage('comment-picture') });
    if (text[at] !== NOTE_MARK) continue;
    const note = paragraphs.filter((p) => p.area === `^${notes.get(at)}`).map((p) => text.slice(p.start, p.end));
    remarks.push({ at, text: importMessage('comment-note', { text: shown(note.join('\n'), LONGEST_NOTE) }) });
  }
  return remarks;
}

/** By offset of the draft's text, what was put there. */
function putsOf({ text }: DraftText, put: readonly Put[]): readonly (Put | undefined)[] {
  const out = new Array<Put | undefined>(text.length);
  for (const p of put) out.fill(p, p.from, p.to);
  return out;
}

function kindBefore(imported: DraftText, { end }: DraftParagraph, origins: Int32Array, puts: readonly (Put | undefined)[]): ParagraphKind | undefined {
  const origin = origins[end] as number;
  return origin >= 0 ? paragraphAt(imported, origin)?.kind : puts[end]?.kind;
}

/** Characters of one paragraph that look otherwise, as few pieces as they are. */
function formatRemarks(
  imported: DraftText,
  draft: DraftText,
  { start, end }: DraftParagraph,
  origins: Int32Array,
  puts: readonly (Put | undefined)[],
): Remark[] {
  const remarks: Remark[] = [];
  const formatBefore = (at: number): string => ((origins[at] as number) >= 0 ? imported.formats[origins[at] as number] : puts[at]?.format) ?? '';
  for (let at = start; at < end; ) {
    const [before, after] = [formatBefore(at), draft.formats[at] ?? ''];
    const from = at;
    while (at < end && formatBefore(at) === before && draft.formats[at] === after) at++;
    const text = draft.text.slice(from, at).replace(OBJECTS, '');
    // Whether marks of a text are bold nobody sees, and an import has them outside.
    if (before === after || !/[\p{L}\p{N}]/u.test(text)) continue;
    const [lost, gained] = [without(before, after), without(after, before)];
    if (gained.length > 0) remarks.push({ at: from, text: formatMessage('comment-marked', text, gained) });
    if (lost.length > 0) remarks.push({ at: from, text: formatMessage('comment-unmarked', text, lost) });
  }
  return remarks;
}

const without = (format: string, other: string): readonly string[] => {
  const known = other.split(' ');
  return [...new Set(format.split(' '))].filter((mark) => mark !== '' && !known.includes(mark));
};

const FORMATS: Readonly<Record<string, Localized>> = {
  '**': { zh: '加粗', en: 'bold' },
  '*': { zh: '斜体', en: 'italic' },
  '~~': { zh: '删除线', en: 'struck out' },
  '~': { zh: '删除线', en: 'struck out' },
  '`': { zh: '代码', en: 'code' },
  '<u>': { zh: '下划线', en: 'underlined' },
  '<sup>': { zh: '上标', en: 'superscript' },
  '<sub>': { zh: '下标', en: 'subscript' },
};

const linkName = (address: string): Localized => ({ zh: `链接（${address}）`, en: `a link (${address})` });

function formatMessage(id: 'comment-marked' | 'comment-unmarked', text: string, marks: readonly string[]): Localized {
  const names = marks.map((mark) => FORMATS[mark] ?? (mark.startsWith('[') ? linkName(mark.slice(1)) : { zh: mark, en: mark }));
  const data = { text: shown(text, LONGEST_PIECE) };
  return {
    zh: importMessage(id, { ...data, format: names.map((n) => n.zh).join('、') }).zh,
    en: importMessage(id, { ...data, format: names.map((n) => n.en).join(', ') }).en,
  };
}

const KINDS: Readonly<Record<string, Localized>> = {
  text: { zh: '正文', en: 'plain text' },
  heading: { zh: '{level}级标题', en: 'a heading of level {level}' },
  bullet: { zh: '项目符号列表的一项', en: 'an item of a bulleted list' },
  number: { zh: '编号列表的一项', en: 'an item of a numbered list' },
  quote: { zh: '引文', en: 'a quotation' },
  code: { zh: '代码', en: 'code' },
};

function kindMessage(kind: ParagraphKind): Localized {
  const [, name = '', level = ''] = /^([a-z]+)(\d*)$/.exec(kind) ?? [];
  const { zh, en } = KINDS[name] as Localized;
  return {
    zh: importMessage('comment-kind', { kind: zh.replace('{level}', level) }).zh,
    en: importMessage('comment-kind', { kind: en.replace('{level}', level) }).en,
  };
}
