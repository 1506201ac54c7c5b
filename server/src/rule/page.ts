import { type MarkedDraft, readMarks } from './marks.ts';
import type { AnyRule, Example, Localized, RuleMeta } from './rule.ts';
import { sourceIn } from './sources.ts';

/** What the pages of rules say beside what the rules say of themselves. */
const TEXTS = {
  what: { zh: '看什么', en: 'What it finds' },
  why: { zh: '为什么', en: 'Why' },
  examples: { zh: '例子', en: 'Examples' },
  silent: { zh: '何时不报', en: 'When it is silent' },
  fix: { zh: '怎样改', en: 'Fix' },
  options: { zh: '选项', en: 'Options' },
  source: { zh: '依据', en: 'Source' },
  severity: { zh: '轻重：', en: 'Severity: ' },
  level: {
    zh: { error: '错误', warning: '警告', information: '提醒', hint: '提示' },
    en: { error: 'error', warning: 'warning', information: 'information', hint: 'hint' },
  },
  says: { zh: '报出时说：', en: 'It says:' },
  safe: {
    zh: '有可放心改的修改：只动版面、空格、标点的全半角，不动汉字和数值，可以在保存时自动改。有的地方须由编辑定夺，见例子。',
    en: 'Some of its fixes are safe: they change layout, blanks or the width of marks, never a Han character or a value, and may run on save. Others wait for your yes, as the examples show.',
  },
  review: { zh: '修改须由编辑逐处定夺，从不自动改。', en: 'Its fixes wait for your yes, one by one; none runs by itself.' },
  none: { zh: '只提示，不代为修改。', en: 'It tells and changes nothing.' },
  legend: { zh: '✗ 有问题的写法，⟦⟧ 里是报出的地方；✓ 改好以后。', en: '✗ a draft with findings, marked ⟦⟧; ✓ the same draft repaired.' },
  near: { zh: '看着像，其实没错的：', en: 'These look alike and are right, so it says nothing:' },
  table: { zh: '| 选项 | 默认值 | 说明 |', en: '| Option | Default | What it is for |' },
  values: { zh: '可用：', en: 'One of ' },
  noOptions: { zh: '没有选项。', en: 'It has none.' },
  off: { zh: '不想看到这类提示，在 `.newsproof.yaml` 里写：', en: 'To switch it off, write in `.newsproof.yaml`:' },
  house: { zh: '编辑部通行的做法，没有成文的条款。', en: 'Common practice of copy desks; no written clause.' },
  profile: { zh: '体例', en: 'profile' },
  note: { zh: '注：', en: 'Note: ' },
} as const;

/**
 * The page of a rule, as Markdown: what, why, examples, when it is silent, fix, options, source. A function of its metadata
 * alone, so that the page in the editor, the file in docs/rules and the rule's tests never differ.
 */
export function rulePage({ meta }: AnyRule, language: keyof Localized): string {
  const say = (text: Localized): string => text[language];
  const part = (title: Localized, ...lines: string[]): string[] => [`## ${say(title)}`, '', ...lines.slice(0, lines.at(-1) === '' ? -1 : undefined), ''];
  const bad = meta.examples.filter((e) => e.bad !== undefined);
  const good = meta.examples.filter((e) => e.good !== undefined);
  return [
    `# ${say(meta.title)}`,
    '',
    `\`${meta.id}\` · ${say(TEXTS.severity)}${TEXTS.level[language][meta.severity]}`,
    '',
    ...part(TEXTS.what, say(TEXTS.says), '', ...messages(meta, language)),
    ...part(TEXTS.why, say(meta.rationale)),
    ...part(TEXTS.examples, say(TEXTS.legend), '', ...bad.flatMap((e) => example(e, language))),
    ...part(
      TEXTS.silent,
      say(TEXTS.near),
      '',
      ...good.flatMap((e) => example(e, language)),
      say(TEXTS.off),
      '',
      '```yaml',
      'rules:',
      `  ${meta.id}: off`,
      '```',
    ),
    ...part(TEXTS.fix, say(TEXTS[meta.fixable])),
    ...part(TEXTS.options, ...options(meta, language)),
    ...part(TEXTS.source, meta.source === undefined ? say(TEXTS.house) : sourceIn(meta.source, language)),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}

/** What a finding says, with dots for what it names. Several messages that differ in their names only are one. */
function messages(meta: RuleMeta, language: keyof Localized): string[] {
  const said = Object.values(meta.messages).map((m) => m[language].replace(/\{\w+\}/g, language === 'zh' ? '……' : '…'));
  return [...new Set(said)].map((m) => `- ${m.replace(/([*_`<[\]])/g, '\\$1')}`);
}

function example({ bad, good, note, profile, options: set }: Example, language: keyof Localized): string[] {
  const draft = readMarks(bad ?? (good as string));
  const lines = bad === undefined ? block('✓', draft.text) : block('✗', marked(draft));
  if (bad !== undefined && draft.marks.every((m) => m.fix)) lines.push(...block('✓', repaired(draft)));
  const under = [
    ...(profile === undefined ? [] : [`${TEXTS.profile[language]} ${profile}`]),
    ...Object.entries(set ?? {}).map(([key, value]) => `\`${key}: ${JSON.stringify(value)}\``),
    ...(note === undefined ? [] : [note]),
  ];
  // A fence that no draft has.
  return [...(under.length > 0 ? [`${TEXTS.note[language]}${under.join('；').replace(/([*_<[\]|])/g, '\\$1')}。`, ''] : []), '~~~~text', ...lines, '~~~~', ''];
}

/** The draft with what is wrong in ⟦⟧. */
function marked({ text, marks }: MarkedDraft): string {
  const signs = marks.flatMap((m) => [
    { at: m.start, order: 1, sign: '⟦' },
    { at: m.end, order: m.start === m.end ? 2 : 0, sign: '⟧' },
  ]);
  signs.sort((a, b) => a.at - b.at || a.order - b.order);
  let out = '';
  let at = 0;
  for (const s of signs) {
    out += text.slice(at, s.at) + s.sign;
    at = s.at;
  }
  return out + text.slice(at);
}

/** The draft with its fixes; of marks in marks the outer one is applied. */
function repaired({ text, marks }: MarkedDraft): string {
  let out = '';
  let at = 0;
  for (const m of marks) {
    if (m.start < at) continue;
    out += text.slice(at, m.start) + (m.fix?.text ?? '');
    at = m.end;
  }
  return out + text.slice(at);
}

function block(sign: string, text: string): string[] {
  return visible(text)
    .replace(/\n+$/, '')
    .split('\n')
    .map((line, i) => `${i === 0 ? sign : ' '} ${line}`.trimEnd());
}

/** Characters that nobody sees, by their code points. */
function visible(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\u00a0\u2000-\u200a\u202f\u205f]/gu, (c) =>
      c === '\n' ? c : `‹U+${(c.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}›`,
    );
}

function options({ options: defaults, optionDocs }: RuleMeta, language: keyof Localized): string[] {
  const list = Object.entries((defaults ?? {}) as Record<string, unknown>);
  if (list.length === 0) return [TEXTS.noOptions[language]];
  const docs = (optionDocs ?? {}) as Record<string, { what: Localized; values?: readonly unknown[] }>;
  const rows = list.map(([key, value]) => {
    const doc = docs[key];
    const values = doc?.values
      ? `${language === 'zh' ? '。' : '. '}${TEXTS.values[language]}${doc.values.map((v) => `\`${v}\``).join(language === 'zh' ? '、' : ', ')}`
      : '';
    return `| \`${key}\` | \`${JSON.stringify(value)}\` | ${doc?.what[language] ?? ''}${values} |`;
  });
  return [TEXTS.table[language], '|---|---|---|', ...rows];
}
