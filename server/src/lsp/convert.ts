import { type Range as LspRange, type TextEdit as LspTextEdit, type Position, PositionEncodingKind } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Range, TextEdit } from '../text/range.ts';

/**
 * The only file that knows both offsets (UTF-16 units of the text without its BOM, as the engine counts) and LSP positions
 * (lines, and characters in the encoding that client and server agreed on).
 */
export type Encoding = 'utf-8' | 'utf-16' | 'utf-32';

/** UTF-16 if the client can take it, for nothing needs counting then; else what the client likes best. */
export function chooseEncoding(offered: readonly string[] | undefined): Encoding {
  if (!offered?.length || offered.includes(PositionEncodingKind.UTF16)) return 'utf-16';
  return offered.find((e): e is Encoding => e === PositionEncodingKind.UTF8 || e === PositionEncodingKind.UTF32) ?? 'utf-16';
}

const BOM = 0xfeff;

/** The text that the engine reads: without a byte order mark, which some clients leave in. */
export function lintedText(doc: TextDocument): string {
  const text = doc.getText();
  return text.charCodeAt(0) === BOM ? text.slice(1) : text;
}

/** Converts places of one state of a document. Cheap to make. Converting places in ascending order is linear in the text. */
export class Converter {
  private readonly text: string;
  private readonly bom: number;
  /** The last place that was counted, so that the next one on its line counts on from there. */
  private last = { lineStart: -1, at: 0, character: 0 };

  constructor(
    private readonly doc: TextDocument,
    private readonly encoding: Encoding,
  ) {
    this.text = doc.getText();
    this.bom = this.text.charCodeAt(0) === BOM ? 1 : 0;
  }

  position(offset: number): Position {
    const at = Math.min(offset + this.bom, this.text.length);
    const p = this.doc.positionAt(at);
    if (this.encoding === 'utf-16') return p;
    return { line: p.line, character: this.count(at - p.character, at) };
  }

  range(r: Range): LspRange {
    return { start: this.position(r.start), end: this.position(r.end) };
  }

  /**
   * A range as it is to be shown: of a line end with empty lines behind it only the line end, for editors would draw
   * something on each of the lines.
   */
  shown(r: Range): LspRange {
    const range = this.range(r);
    if (range.end.line <= range.start.line + 1 || /\S/.test(this.text.slice(r.start + this.bom, r.end + this.bom))) return range;
    return { start: range.start, end: { line: range.start.line + 1, character: 0 } };
  }

  edit(e: TextEdit): LspTextEdit {
    return { range: this.range(e), newText: e.text };
  }

  offset(position: Position): number {
    return Math.max(0, this.raw(position) - this.bom);
  }

  offsets(r: LspRange): Range {
    return { start: this.offset(r.start), end: this.offset(r.end) };
  }

  /** The change of a `didChange` with its range in UTF-16, as `TextDocument.update` wants it, and its offsets. */
  change(r: LspRange): { range: LspRange; offsets: Range } {
    const ends = [this.raw(r.start), this.raw(r.end)];
    // The wrong way round, which a client may not: as `TextDocument.update` takes it.
    const [start, end] = [Math.min(...ends), Math.max(...ends)];
    const range = this.encoding === 'utf-16' ? r : { start: this.doc.positionAt(start), end: this.doc.positionAt(end) };
    return { range, offsets: { start: Math.max(0, start - this.bom), end: Math.max(0, end - this.bom) } };
  }

  /** Offset in the document, BOM included. */
  private raw(position: Position): number {
    if (this.encoding === 'utf-16') return this.doc.offsetAt(position);
    const lineStart = this.doc.offsetAt({ line: position.line, character: 0 });
    const lineEnd = this.doc.offsetAt({ line: position.line, character: Number.MAX_SAFE_INTEGER });
    let at = lineStart;
    for (let left = position.character; left > 0 && at < lineEnd; ) {
      const code = this.text.codePointAt(at) as number;
      left -= this.encoding === 'utf-32' ? 1 : utf8Length(code);
      at += code > 0xffff ? 2 : 1;
    }
    return at;
  }

  private count(lineStart: number, at: number): number {
    const from = this.last.lineStart === lineStart && this.last.at <= at ? this.last : { at: lineStart, character: 0 };
    let { character } = from;
    for (let i = from.at; i < at; ) {
      const code = this.text.codePointAt(i) as number;
      character += this.encoding === 'utf-32' ? 1 : utf8Length(code);
      i += code > 0xffff ? 2 : 1;
    }
    this.last = { lineStart, at, character };
    return character;
  }
}

function utf8Length(code: number): number {
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
