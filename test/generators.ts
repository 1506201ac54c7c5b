import fc from 'fast-check';

/** Pieces of news Chinese and of everything that breaks text tools. */
const PIECES = [
  '新华社',
  '北京',
  '6月12日电',
  '电',
  '（记者',
  '张三',
  '、',
  '李四',
  '）',
  '(',
  ')',
  '特朗普',
  '川普',
  '金正恩',
  '“金特会”',
  '金特会 2.0',
  '特金会',
  '会谈',
  '表示',
  '国务卿',
  '朝美',
  '美朝',
  '21 日',
  '2018年',
  '2月30日',
  '13月',
  '３０',
  '5.2%',
  '1,234',
  '，',
  ',',
  '。',
  '！',
  '？',
  '：',
  '；',
  '“',
  '”',
  '‘',
  '’',
  '《',
  '》',
  '……',
  '——',
  '·',
  '•',
  '□据新华社',
  '⽂件',
  '⻘',
  '\u200b',
  '\u00a0',
  '\u3000\u3000',
  ' ',
  '  ',
  '\t',
  '\n',
  '\n',
  '\n\n',
  '\r\n',
  '\r\n\r\n',
  '\r',
  '\ufffd',
  '\u0000',
  '𠮷',
  '👨‍👩‍👧',
  '\ud842',
  '\udfb7',
  '\u202e',
  '# ',
  '## ',
  '- ',
  '1. ',
  '> ',
  '```\n',
  '`',
  '**',
  '*',
  '_',
  '[',
  '](',
  'http://a.cn/b',
  '<br>',
  '<b>',
  '<!--',
  '-->',
  '|',
  '\n---\n',
  '&nbsp;',
  '\\',
  'GitHub',
  'COVID-',
  '19',
  'demo-',
  'cratic',
  '的',
  '了',
  '蹴而就。',
  '据媒体报道',
  '在河内举行的第二次会晤',
  '还有几日，',
  'https://x.cn/金特会,2018/第１章(1)',
  'ABChttp://',
  'www.',
  '.cn/',
  '?q=',
  '://',
  '@',
];

/** What nobody sees: controls of direction, of no width, of lines that are none, of how a sign is drawn. */
const HIDDEN = [
  ...Array.from({ length: 5 }, (_, i) => String.fromCharCode(0x200b + i)),
  ...Array.from({ length: 7 }, (_, i) => String.fromCharCode(0x2028 + i)),
  ...Array.from({ length: 4 }, (_, i) => String.fromCharCode(0x2066 + i)),
  ...['\u0085', '\v', '\f', '\ufeff', '\u00ad', '\u061c', '\u180e', '\u2060', '\ufff9', '\ufe00', '\ufe0f', '\u{e0100}', '\u0007', '\u007f'],
];
/** Line ends of every kind, alone and beside what is taken away. */
const ENDS = ['\n', '\r', '\r\n', '\r\r', '\n\r', '\r\u200b\n', '\r \n', ' \r', '\u3000\n'];

export const piece = fc.constantFrom(...PIECES, ...HIDDEN);
const torn = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...PIECES) },
  { weight: 1, arbitrary: fc.constantFrom(...HIDDEN) },
  { weight: 1, arbitrary: fc.constantFrom(...ENDS) },
);

/** A short draft of such pieces. */
export const draft = fc.array(piece, { maxLength: 60 }).map((p) => p.join(''));

/** The same, thick with what nobody sees and with line ends of all kinds. */
export const hostileDraft = fc.array(torn, { maxLength: 50 }).map((p) => p.join(''));

/** Parts of addresses, marks of ASCII, Han characters and what is hidden, in one line. */
const shred = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'http://',
      'https://',
      'ftp://',
      'www.',
      'a.cn',
      '新华网.中国',
      'a@b.cn',
      'x.htm',
      '/',
      '?',
      '#',
      '=',
      '%E4',
      '&',
      '.',
      ':',
      '-',
      '_',
      '(',
      ')',
      ',',
      ';',
      '!',
      '~',
      '*',
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('新闻', '第１章', '·', '（', '）', '，', '。', '”', '“', '；', 'A', 'ABC', '12', '％', '＝', '－', '．', '日', '𠮷', '👍'),
  },
  { weight: 1, arbitrary: fc.constantFrom(' ', '\t', '\u00a0', '\u3000', ...HIDDEN.filter((c) => !/[\u2028\u2029\v]/.test(c))) },
);
export const addressed = fc.array(shred, { maxLength: 20 }).map((p) => p.join(''));

/** A column as a newspaper's PDF gives it: many lines of one width. */
export const column = fc
  .tuple(
    fc.integer({ min: 8, max: 26 }),
    fc.array(fc.constantFrom(...PIECES.filter((p) => !/[\n\r]/.test(p))), { minLength: 40, maxLength: 160 }),
    fc.constantFrom('\n', '\n\n', '\r\n\r\n'),
  )
  .map(([width, pieces, eol]) => {
    const text = pieces.join('');
    const lines: string[] = [];
    for (let i = 0; i < text.length; i += width) lines.push(text.slice(i, i + width));
    return lines.join(eol);
  });

export const anyDraft = fc.oneof(
  { weight: 4, arbitrary: draft },
  { weight: 2, arbitrary: hostileDraft },
  { weight: 2, arbitrary: column },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 80 }) },
);

export const language = fc.constantFrom('markdown' as const, 'plaintext' as const);

/** An edit as fractions of the text it meets. */
export const edit = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), remove: fc.nat(12), insert: fc.oneof(piece, fc.constant(''), draft) });

export function applyRandomEdit(text: string, e: { at: number; remove: number; insert: string }): string {
  const at = Math.floor(e.at * text.length);
  return text.slice(0, at) + e.insert + text.slice(at + e.remove);
}

/** Runs of a property: 1 × in the normal run, more with PROPERTY_RUNS=10. */
export const runs = (n: number): { numRuns: number } => ({ numRuns: Math.ceil(n * Number(process.env.PROPERTY_RUNS ?? 1)) });
