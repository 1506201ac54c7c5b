import { strToU8, zipSync } from 'fflate';

const W =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const DRAWING =
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types';

export const escapeXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

export const run = (text: string, properties = ''): string => `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`;

/** Where links lead. */
export const LINK = 'https://port.test/';
export const link = (text: string): string => `<w:hyperlink r:id="rLink">${run(text)}</w:hyperlink>`;

/** A paragraph of Word. @param content text, or elements of WordprocessingML */
export function paragraph(content: string, { style = '', properties = '' } = {}): string {
  const named = style ? `<w:pStyle w:val="${style}"/>` : '';
  return `<w:p><w:pPr>${named}${properties}</w:pPr>${content.startsWith('<') ? content : run(content)}</w:p>`;
}

export const item = (text: string, numbering: 1 | 2, level = 0): string =>
  paragraph(text, { properties: `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${numbering}"/></w:numPr>` });

export const table = (rows: readonly (readonly string[])[]): string =>
  `<w:tbl>${rows.map((row) => `<w:tr>${row.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`;

export const picture = (alt: string): string =>
  `<w:p><w:r><w:drawing><wp:inline ${DRAWING}><wp:docPr id="1" name="1" descr="${alt}"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="rPicture"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;

const STYLES = `<w:styles ${W}>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="Title"/></w:style>
</w:styles>`;
const level = (format: string): string =>
  [0, 1].map((n) => `<w:lvl w:ilvl="${n}"><w:numFmt w:val="${format}"/><w:lvlText w:val="%${n + 1}."/></w:lvl>`).join('');
/** 1: bullets, 2: numbers */
const numberingOf = (numbers: string): string =>
  `<w:abstractNum w:abstractNumId="1">${level('bullet')}</w:abstractNum><w:abstractNum w:abstractNumId="2">${level(numbers)}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>`;

const part = (name: string, type: string): string =>
  `<Override PartName="/word/${name}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${type}+xml"/>`;
const relation = (id: string, type: string, target: string): string => `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;

/**
 * A Word file, as Word packs it.
 * @param body elements of WordprocessingML
 * @param parts footnotes, by number from 1; comments; a format of the numbered list, or all lists as elements; styles beside those of headings
 */
export function wordFile(
  body: string,
  { footnotes = [] as readonly string[], comments = [] as readonly string[], numbers = 'decimal', numbering = numberingOf(numbers), styles = '' } = {},
): Uint8Array {
  const xml = (text: string): Uint8Array => strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${text}`);
  const notes = footnotes.map((text, i) => `<w:footnote w:id="${i + 1}">${paragraph(text)}</w:footnote>`).join('');
  const said = comments.map((text, i) => `<w:comment w:id="${i}" w:author="甲">${paragraph(text)}</w:comment>`).join('');
  return zipSync({
    '[Content_Types].xml': xml(
      `<Types xmlns="${TYPES}"><Default Extension="png" ContentType="image/png"/>${part('document', 'document.main')}${part('styles', 'styles')}${part('numbering', 'numbering')}${part('footnotes', 'footnotes')}${part('comments', 'comments')}</Types>`,
    ),
    '_rels/.rels': xml(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation('r1', 'officeDocument', 'word/document.xml')}</Relationships>`,
    ),
    'word/_rels/document.xml.rels': xml(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation('r1', 'styles', 'styles.xml')}${relation('r2', 'numbering', 'numbering.xml')}${relation('r3', 'footnotes', 'footnotes.xml')}${relation('r4', 'comments', 'comments.xml')}${relation('rPicture', 'image', 'media/image1.png')}${relation('rLink', 'hyperlink', LINK).replace('/>', ' TargetMode="External"/>')}</Relationships>`,
    ),
    'word/document.xml': xml(`<w:document ${W}><w:body>${body}</w:body></w:document>`),
    'word/styles.xml': xml(STYLES.replace('</w:styles>', `${styles}</w:styles>`)),
    'word/numbering.xml': xml(`<w:numbering ${W}>${numbering}</w:numbering>`),
    'word/footnotes.xml': xml(`<w:footnotes ${W}>${notes}</w:footnotes>`),
    'word/comments.xml': xml(`<w:comments ${W}>${said}</w:comments>`),
    'word/media/image1.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47]),
  });
}
