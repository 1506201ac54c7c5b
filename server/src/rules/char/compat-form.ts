import { replace } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Finding } from '../../rule/rule.ts';
import { signs } from '../../rule/triggers.ts';
import { formOf } from '../../text/char-forms.ts';
import { Class, classOf, isAt } from '../../text/chars.ts';

export const compatForm = defineRule<Message>({
  meta: {
    id: 'char/compat-form',
    title: { zh: '貌似而非的字符', en: 'Characters that only look right' },
    rationale: {
      zh: '从 PDF 里复制的稿子常有康熙部首、兼容汉字、连字和竖排标点。看上去与正字一样，搜索、排序和人名核对都认不出来。',
      en: 'Text copied out of a PDF often holds radicals, compatibility ideographs, ligatures and vertical marks. They look right, but no search, sorting or name check finds them.',
    },
    source: 'Unicode：EquivalentUnifiedIdeograph、规范分解',
    severity: 'error',
    fixable: 'safe',
    errorClass: 'mark',
    messages: {
      radical: { zh: '“{from}”是部首字符（{code}），应为汉字“{to}”', en: '“{from}” ({code}) is a radical, not the character “{to}”' },
      ideograph: { zh: '“{from}”是兼容汉字（{code}），应为“{to}”', en: '“{from}” ({code}) is a compatibility ideograph; use “{to}”' },
      ligature: { zh: '“{from}”是连字（{code}），应为“{to}”', en: '“{from}” ({code}) is a ligature; use “{to}”' },
      mark: { zh: '“{from}”是标点的变形（{code}），应为“{to}”', en: '“{from}” ({code}) is a presentation form; use “{to}”' },
      unit: { zh: '“{from}”（{code}）把几个字并成一格，宜写成“{to}”', en: '“{from}” ({code}) squeezes a word into one cell; write “{to}”' },
      unknown: { zh: '“{from}”是部首字符（{code}），没有对应的汉字', en: '“{from}” ({code}) is a radical that stands for no character' },
    },
    options: {},
    examples: [
      { bad: '双方签署了三份⟦⽂→文⟧件。', note: '康熙部首' },
      { bad: '总统府⟦⻘→青⟧瓦台六⟦⽉→月⟧发表声明。', note: '部首补充区：NFKC 也不认' },
      { bad: '⟦⼈⼀→人一⟧个个走进会场。', note: '相连的一并报告' },
      { bad: '这是第三⟦\uf98e→年⟧的事⟦\uf9ba→了⟧。', note: '兼容汉字' },
      { bad: '代表们乘⟦⾞→車⟧前往。', note: '改成同形的字，繁简由别的规则管' },
      { bad: '门⟦⼾→户⟧开放。', note: '简体稿里同形的是“户”' },
      { bad: '他在⟦ﬁ→fi⟧nal里写道' },
      { bad: '会谈结束了⟦｡→。⟧双方⟦﹐→，⟧都很满意⟦︒→。⟧' },
      { bad: '展厅面积3000⟦㎡⇢平方米⟧。', note: '换词要由编辑决定' },
      { good: '“口”字作部首时写作⼝，见《康熙字典》。', note: '谈部首的文字' },
      { good: '专访︱大桥通车以后', note: '网络标题里的竖线' },
      { good: '姓氏“﨑”是正式的汉字。', note: '名为兼容、实为正字的十二个字' },
      { good: '气温升到35℃，湿度为40%。', note: '摄氏度是法定单位的写法' },
      { good: '| 面积 | 120㎡ |\n|---|---|\n| 高度 | 3㎝ |', language: 'markdown', note: '表格里可用符号' },
    ],
  },
  triggers: [signs(Class.Suspect | Class.Surrogate)],
  passage(p) {
    const findings: Finding<Message>[] = [];
    let aboutCharacters: boolean | undefined;
    let group: Group | undefined;
    const flush = (): void => {
      if (group) findings.push(toFinding(group));
      group = undefined;
    };
    for (let start = 0; start < p.text.length; start++) {
      const char = candidateAt(p.text, start);
      const form = char === '' ? undefined : formOf(char);
      if (!form) continue;
      if (form.kind === 'unit') {
        if (p.kind !== 'cell') findings.push(unitFinding(start, char, form.to));
        continue;
      }
      const end = start + char.length;
      aboutCharacters ??= ABOUT_CHARACTERS.test(p.text);
      if (aboutCharacters && form.kind !== 'mark') continue;
      const message: Message = form.to === undefined ? 'unknown' : form.kind;
      if (group && group.end === start && group.message === message && end - group.start <= LONGEST) {
        group.end = end;
        group.from += char;
        group.to += form.to ?? '';
      } else {
        flush();
        group = { message, start, end, from: char, to: form.to ?? '' };
      }
    }
    flush();
    return findings.length > 0 ? { findings } : NOTHING;
  },
});

type Message = 'radical' | 'ideograph' | 'ligature' | 'mark' | 'unit' | 'unknown';

/** High surrogate of the compatibility ideographs of the supplementary planes. */
const HIGH = 0xd87e;

/** The character at a place if formOf may know it, else ''. */
function candidateAt(text: string, at: number): string {
  const unit = text.charCodeAt(at);
  if (unit === HIGH) return isAt(text, at + 1, Class.Surrogate) ? text.slice(at, at + 2) : '';
  return classOf(unit) & Class.Suspect ? (text[at] as string) : '';
}

/** A text about characters names them on purpose. */
const ABOUT_CHARACTERS = /部首|偏旁|部件|字形|笔画|码位|Unicode|U\+[0-9A-F]{4}/;

/** Characters of one kind that stand side by side are reported together, so many at most. */
const LONGEST = 24;

interface Group {
  message: Message;
  start: number;
  end: number;
  from: string;
  to: string;
}

const codePoint = (c: string): string => `U+${(c.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`;

function codePoints(text: string): string {
  let out = '';
  for (const c of text) out += out === '' ? codePoint(c) : ` ${codePoint(c)}`;
  return out;
}

function toFinding(g: Group): Finding<Message> {
  const data = { from: g.from, to: g.to, code: codePoints(g.from) };
  const range = { start: g.start, end: g.end };
  if (g.message === 'unknown') return { message: g.message, range, data };
  const title = { zh: `改为“${g.to}”`, en: `Change to “${g.to}”` };
  return { message: g.message, range, data, fixes: [replace(range, g.to, { title, safety: 'safe' })] };
}

function unitFinding(start: number, char: string, to: readonly string[]): Finding<Message> {
  const range = { start, end: start + char.length };
  return {
    message: 'unit',
    range,
    severity: 'information',
    data: { from: char, to: to[0] as string, code: codePoint(char) },
    fixes: to.map((text) => replace(range, text)),
  };
}
