import './pdf-globals.ts';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import * as worker from 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import { formOf } from '../text/char-forms.ts';
import { type ImportSource, refusal } from './imported.ts';

// With this the library starts no worker of its own: it runs in the thread that it is in.
Object.assign(globalThis, { pdfjsWorker: worker });

/** Text as a page shows it. Lengths are points; y is that of the base line, downwards. */
export interface PdfPiece {
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
  readonly y: number;
  readonly size: number;
}

export interface PdfPage {
  readonly pieces: readonly PdfPiece[];
  readonly height: number;
  /** characters that are not set from left to right */
  readonly turned: number;
}

/**
 * The texts of a PDF with their places.
 * @throws ImportRefusal, or what the library says of a damaged file
 */
export async function readPages({ bytes, characterMap }: ImportSource): Promise<readonly PdfPage[]> {
  /** The tables that the library asks for. Fonts and decoders of pictures, which it can do without, there are none. */
  class Tables {
    async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
      if (kind !== 'cMapUrl') throw new Error(`no ${kind}`);
      return characterMap(filename.replace(/\.bcmap$/, ''));
    }
  }
  class Nothing {
    destroy(): void {}
  }
  const task = getDocument({
    // The library keeps what it is given.
    data: new Uint8Array(bytes),
    cMapUrl: 'cmaps/',
    BinaryDataFactory: Tables,
    CanvasFactory: Nothing,
    FilterFactory: Nothing,
    verbosity: VerbosityLevel.ERRORS,
    isEvalSupported: false,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    disableFontFace: true,
    enableXfa: false,
  } as never);
  try {
    const document = await task.promise.catch((error: Error) => {
      throw error.name === 'PasswordException' ? refusal('encrypted') : error;
    });
    const pages: PdfPage[] = [];
    for (let n = 1; n <= document.numPages; n++) {
      const page = await document.getPage(n);
      pages.push(await readPage(page as never));
      page.cleanup();
    }
    return pages;
  } finally {
    await task.destroy();
  }
}

type Matrix = readonly [number, number, number, number, number, number];

interface SourcePage {
  getViewport(options: { scale: number }): { readonly transform: Matrix; readonly height: number };
  getTextContent(options: { disableNormalization: boolean }): Promise<{
    readonly items: readonly { readonly str: string; readonly transform: Matrix; readonly width: number; readonly fontName: string }[];
    readonly styles: Readonly<Record<string, { readonly vertical?: boolean } | undefined>>;
  }>;
}

async function readPage(page: SourcePage): Promise<PdfPage> {
  const { transform, height } = page.getViewport({ scale: 1 });
  const { items, styles } = await page.getTextContent({ disableNormalization: true });
  const pieces: PdfPiece[] = [];
  let turned = 0;
  const shown = items.filter(({ str }) => str.trim() !== '');
  const tracking = trackingOf(shown.map(({ str, transform: [, , c, d], width }) => ({ text: str.trim(), ems: width / Math.hypot(c, d) })));
  for (const { str, transform: own, width, fontName } of shown) {
    const [a, b, c, d, x, y] = multiply(transform, own);
    const size = Math.hypot(c, d);
    if (a <= 0 || Math.abs(b) > 0.1 * a || styles[fontName]?.vertical) turned += str.trim().length;
    else pieces.push({ text: cleaned(str, width / size, tracking), x0: x, x1: x + width, y, size });
  }
  return { pieces, height, turned };
}

function multiply([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

/** Radicals and ligatures, which fonts name instead of characters. */
const LOOK_ALIKES = /[\u2e80-\u2fdf\ufb00-\ufb06]/g;
const UNSEEN = /\u00ad(?!$)|\p{Cc}/gu;

function characters(text: string): string {
  return text.replace(UNSEEN, '').replace(LOOK_ALIKES, (char) => {
    const to = char >= '\ufb00' ? char.normalize('NFKC') : formOf(char)?.to;
    return typeof to === 'string' ? to : char;
  });
}

const BLANK_BETWEEN_WIDE = /(?<=[\u2e80-\u9fff\uff00-\uffef“”‘’]) +(?=[\u2e80-\u9fff\uff00-\uffef“”‘’])/g;

/**
 * The library puts a blank wherever characters stand apart a little, as in every line that is spread to the width of its column. A
 * blank between wide characters is one if it is as wide as one, beyond what stands between all characters.
 */
function cleaned(str: string, ems: number, tracking: number): string {
  const text = characters(str);
  const blanks = text.match(BLANK_BETWEEN_WIDE)?.length ?? 0;
  if (blanks === 0) return text.trim();
  const others = [...text.replace(/ /g, '')];
  const room = ems - others.reduce((sum, char) => sum + charWidth(char), 0) - tracking * (others.length - 1);
  return room / (text.match(/ +/g)?.length ?? 1) > 0.4
    ? text.trim()
    : text.replace(BLANK_BETWEEN_WIDE, (blank, at: number) => (CLAUSE.test(text.slice(0, at)) ? blank : '')).trim();
}

/** Behind the number of a chapter or a clause stands a blank, however narrow it has become. */
const CLAUSE = /^第[一二三四五六七八九十百千零〇\d]{1,6}[编篇章节条]$/;

/** How far apart the characters of a page usually stand, in em: in that of the middle among its runs of wide characters. */
function trackingOf(runs: readonly { readonly text: string; readonly ems: number }[]): number {
  const gaps = runs
    .filter(({ text }) => WIDE_RUN.test(text))
    .map(({ text, ems }) => (ems - text.length) / (text.length - 1))
    .sort((a, b) => a - b);
  return Math.max(0, gaps[Math.floor(gaps.length / 2)] ?? 0);
}

const WIDE_RUN = /^[\u3001-\u9fff\uff00-\uffef]{4,}$/;

/** About how wide a character is, in em. */
export const charWidth = (char: string): number => (char < '\u2000' ? 0.5 : 1);
