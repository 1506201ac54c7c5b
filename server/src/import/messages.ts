import type { Localized } from '../rule/rule.ts';

/** What importing a draft says. `{name}` is filled in. */
export const IMPORT_MESSAGES = {
  // why a file is not imported
  empty: { zh: '是空文件，没有读取', en: 'is empty; not read' },
  'old-word': {
    zh: '是旧格式的 Word 文件（.doc），没有导入；请用 Word 或 WPS 另存为 .docx',
    en: 'is a Word file of the old format (.doc); not imported. Save it as .docx with Word or WPS',
  },
  encrypted: { zh: '有打开密码，没有导入；请去掉密码再试', en: 'needs a password; not imported. Remove the password first' },
  'zip-of-what': {
    zh: '是 ZIP 压缩包，不是 Word 文件，没有导入；请先解压',
    en: 'is a ZIP archive and no Word file; not imported. Unpack it first',
  },
  'other-office': { zh: '是 {kind} 文件，不是文字稿，没有导入', en: 'is a file of {kind}, not a text; not imported' },
  'text-already': { zh: '已经是文字稿，不用导入：newsproof check 可以直接检查', en: 'is a text already: newsproof check takes it as it is' },
  'no-format': { zh: '不是 .docx、.pdf 或 .html 文件，没有导入', en: 'is no .docx, .pdf or .html file; not imported' },
  damaged: { zh: '已损坏或不完整（{reason}），没有读取', en: 'is damaged or not complete ({reason}); not read' },
  'unpacks-large': {
    zh: '解压后超过上限 {limit} MB，没有导入',
    en: 'is over the limit of {limit} MB when unpacked; not imported',
  },
  'takes-long': { zh: '{seconds}秒没有读完，不再读取', en: 'was not read within {seconds} seconds and was given up' },
  'takes-memory': { zh: '读它要用的内存超过 {limit} MB，没有读取', en: 'takes more than {limit} MB of memory to read; not read' },
  deep: { zh: '元素嵌套过深，没有导入', en: 'has elements nested too deep; not imported' },
  'no-text': { zh: '里面没有文字，没有导入', en: 'has no text in it; not imported' },
  scanned: {
    zh: '{pages}页都没有文字，看来是扫描件，没有导入；请先做文字识别（OCR）',
    en: 'has no text on any of its pages ({pages}): it looks scanned; not imported. Run OCR on it first',
  },
  'no-characters': {
    zh: '里面的字体没有写明每个字形是什么字，读出来是乱码，没有导入；请向来源要 Word 文件，或做文字识别（OCR）',
    en: 'has fonts that do not say which characters their glyphs are; not imported. Ask for the Word file, or run OCR on it',
  },

  // why a draft does not go back into its file
  'export-of-what': { zh: '不是 .docx 文件，修订只能写回 Word 文件', en: 'is no .docx file: changes go back into Word files only' },
  'export-impossible': {
    zh: '结构特殊，修订写不准，没有写文件',
    en: 'has a structure in which the changes would not come out right; nothing was written',
  },
  'export-differs': {
    zh: '结构特殊，修订写不准，没有写文件；读出来与稿件不同的有{count}处：{places}',
    en: 'has a structure in which the changes would not come out right; nothing was written. Places where it differs from the draft when read again: {count} ({places})',
  },

  // what a copy has otherwise than the draft
  'export-apart': {
    zh: '写好的文件再读一遍，有{count}处分段或标记与稿件不同，请核对：{places}',
    en: 'read again, the file differs from the draft in paragraphs or marks; check these places: {count} ({places})',
  },

  // what stands in a Word file's comments
  'comment-added': { zh: '稿中此处加了“{after}”', en: 'The draft adds “{after}” here' },
  'comment-removed': { zh: '稿中此处删了“{before}”', en: 'The draft leaves out “{before}” here' },
  'comment-changed': { zh: '稿中此处的“{before}”改为“{after}”', en: 'The draft has “{after}” for “{before}” here' },

  'comment-joined': { zh: '稿中此处与下一段接排', en: 'The draft joins the next paragraph here' },
  'comment-parted': { zh: '稿中此处另起一段', en: 'The draft begins a new paragraph here' },
  'comment-kind': { zh: '稿中这一段是{kind}，请在 Word 里设置', en: 'In the draft this paragraph is {kind}: set that in Word' },
  'comment-marked': { zh: '稿中“{text}”是{format}，请在 Word 里设置', en: 'In the draft “{text}” is {format}: set that in Word' },
  'comment-unmarked': { zh: '稿中“{text}”没有{format}，请在 Word 里去掉', en: 'In the draft “{text}” is not {format}: take that away in Word' },
  'comment-row': { zh: '稿中这几段是表格，请在 Word 里做成表格', en: 'In the draft these paragraphs are a table: make one of them in Word' },
  'comment-picture': { zh: '稿中这一段加了图片，请在 Word 里插入', en: 'The draft adds a picture to this paragraph: insert it in Word' },
  'comment-note': { zh: '稿中这一段加了注号，请在 Word 里插入脚注“{text}”', en: 'The draft adds a note to this paragraph, “{text}”: insert it in Word' },
  'comment-unshown': { zh: '稿中加了正文里不显示的“{text}”，没有写进来', en: 'The draft adds what is not shown as text, “{text}”: it was left out' },

  // what the editor should know
  'other-extension': { zh: '扩展名与内容不符，按 {kind} 导入', en: 'the extension does not fit the contents; imported as {kind}' },
  comments: { zh: '有{count}条批注，没有带入', en: 'comments: {count}, left out' },
  tracked: {
    zh: '有修订（增{inserted}处，删{deleted}处），取接受全部修订之后的文字',
    en: 'tracked changes (insertions: {inserted}, deletions: {deleted}): the text is as if all were accepted',
  },
  numbered: {
    zh: '有{count}处自动编号认不出写法，成了1.、2.、3.这样的列表，请核对',
    en: 'automatic numbers of an unknown kind have become lists with 1. 2. 3. ({count}); check them',
  },
  formulas: { zh: '有{count}个公式，写成了一行文字，请核对', en: 'formulas: {count}; they have become text in one line; check them' },
  readings: { zh: '有{count}处注音，没有带入', en: 'readings above characters, left out: {count}' },
  'text-boxes': { zh: '有{count}个文本框，其中的文字在正文里的位置请核对', en: 'text boxes: {count}; check where their text stands' },
  images: { zh: '有{count}张图片，只留下链接', en: 'images: {count}; only links are left of them' },
  'pictures-in-place': { zh: '有{count}张图片嵌在网页里，没有带入', en: 'pictures that are part of the page itself, left out: {count}' },
  'whole-page': { zh: '没有认出正文，导入了整个网页的文字', en: 'no article was recognised; the text of the whole page was imported' },
  'hidden-encoding': { zh: '网页没有写明编码，按 {encoding} 读', en: 'the page does not say its encoding; read as {encoding}' },
  'other-encoding': { zh: '网页写的编码与内容不符，按 {encoding} 读', en: 'the page names another encoding than it has; read as {encoding}' },
  furniture: { zh: '去掉了{count}行页眉、页脚和页码', en: 'running heads, feet and page numbers left out: {count} lines' },
  rotated: {
    zh: '有{count}个字是竖排或旋转的（水印之类），没有带入',
    en: 'characters that are vertical or turned (watermarks and the like), left out: {count}',
  },
  'pages-empty': { zh: '第{pages}页没有文字（图片或扫描页），没有带入', en: 'pages without text (pictures or scans), left out: {pages}' },
} as const satisfies Record<string, Localized>;

export type ImportMessageId = keyof typeof IMPORT_MESSAGES;
