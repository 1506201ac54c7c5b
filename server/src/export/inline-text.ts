import type { Line, Mask } from '../text/line.ts';
import { LINE_BREAK, NOTE_MARK, PICTURE } from './characters.ts';

/** A character as it is shown, and the marks that it stands in. */
export interface ShownUnit {
  readonly char: string;
  readonly format: string;
}

export interface InlineText {
  readonly units: readonly ShownUnit[];
  /** labels of the notes that are referred to */
  readonly notes: readonly string[];
}

/** What the reader of Markdown puts in the place of things. */
const THING = '\ufffc';
const AUTOLINK = /^<([a-z][a-z0-9+.-]+:[^\s<>]*|[^\s<>@]+@[^\s<>]+)>$/i;

/** Reads the lines of one paragraph: escapes are undone, marks become formats. */
export function readInline(lines: readonly Line[]): InlineText {
  const reader = new InlineReader();
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    if (before && !before.runsOn) reader.add(LINE_BREAK);
    reader.readLine(line, before?.runsOn === true);
  });
  return reader;
}

class InlineReader implements InlineText {
  readonly units: ShownUnit[] = [];
  readonly notes: string[] = [];
  private readonly open: string[] = [];
  /** where the links begin that are open */
  private readonly links: number[] = [];
  /** what the last mask was, which may go on in the next line */
  private last = '';

  add(text: string, format = this.open.join(' ')): void {
    for (const char of text) this.units.push({ char, format });
  }

  readLine({ text, from, to, masks }: Line, goesOn: boolean): void {
    let at = from;
    for (const mask of masks) {
      this.add(text.slice(at, mask.start));
      this.readMask(text.slice(mask.start, mask.end), mask, goesOn && mask.start === from);
      at = mask.end;
    }
    this.add(text.slice(at, to));
  }

  private readMask(source: string, { as }: Mask, goesOn: boolean): void {
    if (goesOn && this.last === '`') this.add(source.replace(/`+$/, ''), this.formatWith('`'));
    else if (goesOn) return;
    else if (as === THING) this.thing(source);
    else if (as === '') this.mark(source);
    else this.add(as === '\u2028' || as === '\u2029' ? LINE_BREAK : as);
    if (!goesOn) this.last = source.charAt(0);
  }

  private thing(source: string): void {
    if (source.startsWith('`')) this.add(codeText(source), this.formatWith('`'));
    else if (source.startsWith('![')) this.add(PICTURE);
    else if (/^<br\b/i.test(source)) this.add(LINE_BREAK);
    else if (source.startsWith('<')) this.add(AUTOLINK.exec(source)?.[1] ?? '');
    // An address, or what is a mark to some programs only.
    else this.add(source);
  }

  private mark(source: string): void {
    if (source.startsWith('[^')) {
      this.notes.push(source.slice(2, -1));
      this.add(NOTE_MARK);
    } else if (source === '[') {
      this.open.push(source);
      this.links.push(this.units.length);
    } else if (source.startsWith('](')) this.closeLink(source);
    else if (/^(?:\*+|_+|~+)$/.test(source)) this.toggle(source.replaceAll('_', '*'));
    else if (source.startsWith('<')) this.tag(source);
    else this.add(source);
  }

  private tag(source: string): void {
    const [, closing, name] = /^<(\/?)([a-z][a-z0-9]*)/i.exec(source) ?? [];
    if (name === undefined) return;
    const tag = FORMAT_OF_TAG[name.toLowerCase()] ?? `<${name.toLowerCase()}>`;
    if (closing) this.close(tag);
    else if (!source.endsWith('/>')) this.open.push(tag);
  }

  /** What stands in a link has its address as a format. */
  private closeLink(source: string): void {
    this.close('[');
    const [, address = ''] = /^\]\(\s*<?([^\s<>]*?)[>)]?(?:\s|$|\))/.exec(source) ?? [];
    for (let k = this.links.pop() ?? this.units.length; k < this.units.length; k++) {
      const { char, format } = this.units[k] as ShownUnit;
      this.units[k] = { char, format: format.replace(/(^| )\[(?= |$)/, `$1[${address}`) };
    }
  }

  private toggle(mark: string): void {
    if (!this.close(mark)) this.open.push(mark);
  }

  private close(mark: string): boolean {
    const at = this.open.lastIndexOf(mark);
    if (at >= 0) this.open.splice(at, 1);
    return at >= 0;
  }

  private formatWith(mark: string): string {
    return [...this.open, mark].join(' ');
  }
}

const FORMAT_OF_TAG: Readonly<Record<string, string>> = { b: '**', strong: '**', i: '*', em: '*', s: '~~', del: '~~', strike: '~~', a: '[link' };

/** A blank at both ends belongs to the marks of code. */
function codeText(source: string): string {
  const inside = source.replace(/^`+|`+$/g, '');
  return /^ .*[^ ].* $/s.test(inside) ? inside.slice(1, -1) : inside;
}
